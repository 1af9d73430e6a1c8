import Glibc
import LoadEngine

/// A connected, non-blocking socket, closed with the last reference to it.
final class TCPSocket {
    private let descriptor: Int32
    private let interrupt: Interrupt

    /// Connects, and waits until the connection stands.
    init(to address: SocketAddress, before deadline: Deadline, interrupt: Interrupt) throws(WireFault) {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        descriptor = socket(address.domain, kind, 0)
        self.interrupt = interrupt
        guard descriptor >= 0 else { throw .system(code: errno) }
        var on: Int32 = 1
        // The option is an integer that outlives the call.
        _ = unsafe setsockopt(
            descriptor,
            Int32(IPPROTO_TCP),
            TCP_NODELAY,
            &on,
            socklen_t(MemoryLayout<Int32>.size)
        )
        let code = address.connect(descriptor)
        guard interrupt.attach(descriptor) else { throw .cancelled }
        guard code != 0 else { return }
        guard code == EINPROGRESS || code == EINTR else { throw WireFault(code: code) }
        try wait(for: Int16(POLLOUT), before: deadline)
        if let fault = pendingFault() { throw fault }
    }

    deinit {
        guard descriptor >= 0 else { return }
        interrupt.detach()
        close(descriptor)
    }

    /// Waits until the socket can be read or, where asked for, written.
    func wait(toWrite: Bool, before deadline: Deadline) throws(WireFault) {
        try wait(for: Int16(toWrite ? POLLIN | POLLOUT : POLLIN), before: deadline)
    }

    /// Reads what is there.
    ///
    /// - Returns: The bytes, none at the end of the stream, `nil` when there is nothing to read yet.
    func read(upTo count: Int) throws(WireFault) -> [UInt8]? {
        var code: Int32 = 0
        // The closure writes at most as many bytes as the capacity, and tells how many it wrote.
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
            var result = 0
            repeat {
                result = unsafe recv(descriptor, buffer.baseAddress, count, 0)
                code = result < 0 ? errno : 0
            } while code == EINTR
            written = max(0, result)
        }
        guard code != 0 else { return bytes }
        guard code == EAGAIN || code == EWOULDBLOCK else { throw WireFault(code: code) }
        return nil
    }

    /// Writes what the socket takes at once.
    ///
    /// - Returns: How many bytes it took, possibly none.
    func write(_ bytes: ArraySlice<UInt8>) throws(WireFault) -> Int {
        var code: Int32 = 0
        var result = 0
        repeat {
            // The bytes are read during the call only. A peer that is gone is an error here, not a signal.
            result = unsafe bytes.withUnsafeBytes { buffer in
                unsafe send(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
            }
            code = result < 0 ? errno : 0
        } while code == EINTR
        guard code != 0 else { return result }
        guard code == EAGAIN || code == EWOULDBLOCK else { throw WireFault(code: code) }
        return 0
    }

    private func wait(for events: Int16, before deadline: Deadline) throws(WireFault) {
        while true {
            guard !interrupt.isFired else { throw .cancelled }
            var request = pollfd(fd: descriptor, events: events, revents: 0)
            // One structure, which outlives the call.
            let ready = unsafe poll(&request, 1, deadline.pollTimeout)
            let code = ready < 0 ? errno : 0
            guard !interrupt.isFired else { throw .cancelled }
            if ready > 0 { return }
            guard code == 0 || code == EINTR else { throw .system(code: code) }
            guard !deadline.isOver else { throw .timedOut }
        }
    }

    /// How a connection attempt that has ended went.
    private func pendingFault() -> WireFault? {
        var code: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        // Both values outlive the call, and the size is that of the first.
        guard unsafe getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &size) == 0 else {
            return .system(code: errno)
        }
        return code == 0 ? nil : WireFault(code: code)
    }
}

import Glibc

/// A non-blocking TCP socket by its descriptor; whoever opens it closes it.
struct TCPSocket: Sendable {
    /// What became of a read or write.
    enum Transfer {
        case bytes(Int)
        case wouldBlock
        case closed
        case failed(Int32)
    }

    let descriptor: Int32

    /// Begins a connection to an address and returns the socket, or an `errno`.
    static func connecting(to address: SocketAddress) -> (socket: TCPSocket?, errno: Int32) {
        let domain = address.family == .ipv4 ? AF_INET : AF_INET6
        let type = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let socket = TCPSocket(descriptor: Glibc.socket(domain, type, 0))
        guard socket.descriptor >= 0 else { return (nil, errno) }
        var one: Int32 = 1
        // A request in several segments must not wait for the acknowledgement of the first.
        unsafe setsockopt(socket.descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
        guard socket.connect(address) == 0 || errno == EINPROGRESS else {
            let reason = errno
            socket.close()
            return (nil, reason)
        }
        return (socket, 0)
    }

    /// Reads into a buffer from its start.
    func read(into buffer: inout [UInt8]) -> Transfer {
        let count = unsafe buffer.withUnsafeMutableBytes { unsafe recv(descriptor, $0.baseAddress, $0.count, 0) }
        return count == 0 ? .closed : Self.transfer(count)
    }

    /// Writes bytes from a position on.
    func write(_ bytes: [UInt8], from start: Int) -> Transfer {
        let count = unsafe bytes.withUnsafeBytes { buffer in
            let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[start...])
            return unsafe send(descriptor, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
        }
        return Self.transfer(count)
    }

    /// Takes the `errno` of a connection attempt or of an asynchronous failure; zero when there is none.
    func takeError() -> Int32 {
        var value: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        let result = unsafe getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &value, &size)
        return result == 0 ? value : errno
    }

    /// Whether the socket is connected to itself.
    ///
    /// Linux lets that happen when nothing listens on a port of the ephemeral range and the socket is given the very
    /// port that it connects to; such a connection answers every request with the request.
    func isConnectedToItself() -> Bool {
        guard let own = name(ofPeer: false), let peer = name(ofPeer: true) else { return false }
        return own == peer
    }

    /// Closes the socket.
    func close() {
        Glibc.close(descriptor)
    }

    private func name(ofPeer: Bool) -> [UInt8]? {
        var storage = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        // The storage is large enough for every family and read no further than the call has written.
        return unsafe withUnsafeMutableBytes(of: &storage) { bytes in
            guard let address = unsafe bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return nil }
            let result =
                ofPeer
                ? unsafe getpeername(descriptor, address, &size) : unsafe getsockname(descriptor, address, &size)
            guard result == 0 else { return nil }
            return unsafe [UInt8](bytes.prefix(Int(size)))
        }
    }

    private func connect(_ address: SocketAddress) -> Int32 {
        func call<Value>(_ value: Value) -> Int32 {
            var value = value
            // Every socket address begins as `sockaddr` does; the size tells the kernel which one it is.
            return unsafe withUnsafeBytes(of: &value) { bytes in
                unsafe Glibc.connect(
                    descriptor,
                    bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self),
                    socklen_t(bytes.count)
                )
            }
        }
        switch address.family {
        case .ipv4:
            var value = sockaddr_in()
            value.sin_family = sa_family_t(AF_INET)
            value.sin_port = address.port.bigEndian
            unsafe withUnsafeMutableBytes(of: &value.sin_addr) { unsafe $0.copyBytes(from: address.bytes) }
            return call(value)
        case .ipv6:
            var value = sockaddr_in6()
            value.sin6_family = sa_family_t(AF_INET6)
            value.sin6_port = address.port.bigEndian
            value.sin6_scope_id = address.zone
            unsafe withUnsafeMutableBytes(of: &value.sin6_addr) { unsafe $0.copyBytes(from: address.bytes) }
            return call(value)
        }
    }

    private static func transfer(_ count: Int) -> Transfer {
        guard count < 0 else { return .bytes(count) }
        switch errno {
        case EAGAIN, EWOULDBLOCK, EINTR: return .wouldBlock
        case let reason: return .failed(reason)
        }
    }
}

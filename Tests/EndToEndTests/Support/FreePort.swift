import Glibc
import Synchronization

/// Ports on 127.0.0.1 on which nothing listens.
enum FreePort {
    private static let taken = Mutex<Set<UInt16>>([])

    /// A port that this process has not handed out before.
    ///
    /// It lies below the ports that the system gives to outgoing connections, so that no load takes it meanwhile.
    static func next() throws -> UInt16 {
        for _ in 0..<500 {
            let port = UInt16.random(in: 20_000..<32_000)
            guard taken.withLock({ $0.insert(port).inserted }) else { continue }
            if let listener = try? LoopbackListener(port: port) {
                listener.close()
                return port
            }
        }
        throw SupportError("there is no free port from 20000 to 32000")
    }
}

/// A socket that listens on 127.0.0.1.
struct LoopbackListener: Sendable {
    /// The socket.
    let descriptor: Int32
    /// The port.
    let port: UInt16

    /// Listens on a port.
    init(port: UInt16) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        self.port = port
        var on: Int32 = 1
        _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let socket = descriptor
        // One structure of this size, which outlives the calls.
        let isListening = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe bind(socket, pointer, size) == 0 && listen(socket, 256) == 0
            }
        }
        guard isListening else {
            Glibc.close(descriptor)
            throw SupportError("cannot listen on port \(port)")
        }
    }

    /// Stops listening; a thread that waits for a connection wakes.
    func close() {
        _ = shutdown(descriptor, Int32(SHUT_RDWR))
        Glibc.close(descriptor)
    }
}

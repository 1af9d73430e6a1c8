import Glibc
import LoadEngine

extension SocketAddress {
    /// The address without its port, and without brackets.
    var ip: String {
        let text = description.utf8
        let end = text.lastIndex(of: UInt8(ascii: ":")) ?? text.endIndex
        let host = text[..<end]
        return family == .ipv4
            ? String(decoding: host, as: UTF8.self)
            : String(decoding: host.dropFirst().dropLast(), as: UTF8.self)
    }

    /// Whether the address never leaves this machine (RFC 1122 §3.2.1.3, RFC 4291 §2.5.3).
    var isLoopback: Bool {
        family == .ipv4 ? ip.hasPrefix("127.") : ip == "::1"
    }

    /// The family as sockets name it.
    var domain: Int32 {
        family == .ipv4 ? AF_INET : AF_INET6
    }

    /// Starts to connect a non-blocking socket.
    ///
    /// - Returns: Zero, or the error number; `EINPROGRESS` is the usual one.
    func connect(_ descriptor: Int32) -> Int32 {
        // The structures live on the stack until the call returns, and their sizes go with them.
        switch family {
        case .ipv4:
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = port.bigEndian
            guard unsafe inet_pton(AF_INET, ip, &address.sin_addr) == 1 else { return EINVAL }
            return unsafe Self.connect(descriptor, &address, socklen_t(MemoryLayout<sockaddr_in>.size))
        case .ipv6:
            var address = sockaddr_in6()
            address.sin6_family = sa_family_t(AF_INET6)
            address.sin6_port = port.bigEndian
            guard unsafe inet_pton(AF_INET6, ip, &address.sin6_addr) == 1 else { return EINVAL }
            return unsafe Self.connect(descriptor, &address, socklen_t(MemoryLayout<sockaddr_in6>.size))
        }
    }

    private static func connect(_ descriptor: Int32, _ address: UnsafeRawPointer, _ size: socklen_t) -> Int32 {
        let result = unsafe Glibc.connect(descriptor, address.assumingMemoryBound(to: sockaddr.self), size)
        return result == 0 ? 0 : errno
    }
}

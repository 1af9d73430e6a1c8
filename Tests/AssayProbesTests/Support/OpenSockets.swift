import Glibc

/// The sockets of this process that are connected to a port, so that a leak shows whatever other tests have open.
enum OpenSockets {
    static func count(to port: UInt16) -> Int {
        (0..<4_096)
            .count { descriptor in
                var address = sockaddr_in()
                var size = socklen_t(MemoryLayout<sockaddr_in>.size)
                // One structure of this size, which outlives the call; what is no IPv4 socket is not counted.
                let result = unsafe withUnsafeMutablePointer(to: &address) { pointer in
                    unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                        unsafe getpeername(Int32(descriptor), pointer, &size)
                    }
                }
                return result == 0 && address.sin_family == sa_family_t(AF_INET) && address.sin_port == port.bigEndian
            }
    }
}

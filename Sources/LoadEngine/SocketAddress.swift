import Glibc

/// An IP address and a port; names are the caller's to resolve, and scope the caller's to check, before.
public struct SocketAddress: Hashable, Sendable {
    /// The address family.
    public enum Family: Hashable, Sendable {
        /// IPv4.
        case ipv4
        /// IPv6.
        case ipv6
    }

    /// The address family.
    public let family: Family
    /// The port.
    public let port: UInt16
    /// The zone of a link-local IPv6 address, as interface index; zero otherwise.
    public let zone: UInt32
    /// Four or sixteen bytes in network order.
    let bytes: [UInt8]

    /// Creates an address from its text form, IPv4 in dotted decimal or IPv6 without brackets.
    ///
    /// Returns `nil` for anything else: names are not resolved.
    public init?(ip: String, port: UInt16, zone: UInt32 = 0) {
        // inet_pton would stop at a NUL and take what stands before it.
        guard !ip.utf8.contains(0) else { return nil }
        func parsed(_ family: Int32, _ size: Int) -> [UInt8]? {
            var bytes = [UInt8](repeating: 0, count: size)
            // Both pointers are used during the call only; `bytes` has the size that the family asks for.
            let result = unsafe bytes.withUnsafeMutableBytes { unsafe inet_pton(family, ip, $0.baseAddress) }
            return result == 1 ? bytes : nil
        }
        self.port = port
        if let bytes = parsed(AF_INET, 4) {
            (family, self.bytes, self.zone) = (.ipv4, bytes, 0)
        } else if let bytes = parsed(AF_INET6, 16) {
            (family, self.bytes, self.zone) = (.ipv6, bytes, zone)
        } else {
            return nil
        }
    }

    /// Returns the loopback address 127.0.0.1 with a port.
    public static func loopback(port: UInt16) -> SocketAddress {
        SocketAddress(family: .ipv4, bytes: [127, 0, 0, 1], port: port, zone: 0)
    }

    init(family: Family, bytes: [UInt8], port: UInt16, zone: UInt32) {
        (self.family, self.bytes, self.port, self.zone) = (family, bytes, port, zone)
    }
}

extension SocketAddress: CustomStringConvertible {
    /// The address and port, IPv6 in brackets.
    public var description: String {
        var text = [UInt8](repeating: 0, count: 64)
        let domain = family == .ipv4 ? AF_INET : AF_INET6
        // Both buffers outlive the call, and the second is longer than any address.
        unsafe bytes.withUnsafeBytes { source in
            unsafe text.withUnsafeMutableBytes { target in
                _ = unsafe inet_ntop(domain, source.baseAddress, target.baseAddress, socklen_t(target.count))
            }
        }
        let address = String(decoding: text.prefix { $0 != 0 }, as: UTF8.self)
        let suffix = zone == 0 ? "" : "%\(zone)"
        return family == .ipv4 ? "\(address):\(port)" : "[\(address)\(suffix)]:\(port)"
    }
}

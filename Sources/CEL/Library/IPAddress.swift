/// An address of the Internet Protocol, version 4 or 6 (RFC 791, RFC 4291), without a zone.
struct IPAddress: Hashable, Sendable {
    /// The version of the protocol.
    enum Family: Hashable, Sendable {
        case ipv4
        case ipv6

        /// The number of bits of an address.
        var width: Int { self == .ipv4 ? 32 : 128 }
    }

    /// The version of the protocol.
    let family: Family
    /// The first 64 bits of an IPv6 address, 0 for IPv4.
    let high: UInt64
    /// The last 64 bits of an IPv6 address, or the 32 bits of an IPv4 address.
    let low: UInt64

    /// Makes an IPv4 address.
    init(ipv4 bits: UInt32) {
        family = .ipv4
        high = 0
        low = UInt64(bits)
    }

    /// Makes an IPv6 address.
    init(high: UInt64, low: UInt64) {
        family = .ipv6
        self.high = high
        self.low = low
    }

    /// The address with all bits after a prefix 0.
    func masked(to length: Int) -> IPAddress {
        switch family {
        case .ipv4:
            // Swift's smart shifts give 0 where the count reaches the width, as for a prefix of no bits.
            return IPAddress(ipv4: UInt32(low) & (UInt32.max << (32 - length)))
        case .ipv6:
            return IPAddress(
                high: high & (UInt64.max << max(64 - length, 0)),
                low: low & (UInt64.max << min(128 - length, 64))
            )
        }
    }
}

extension IPAddress {
    /// Whether the address is 0.0.0.0 or ::, which stands for none.
    var isUnspecified: Bool { high == 0 && low == 0 }

    /// Whether the address is in 127.0.0.0/8, or is ::1.
    var isLoopback: Bool {
        family == .ipv4 ? low >> 24 == 127 : high == 0 && low == 1
    }

    /// Whether the address is in 224.0.0.0/4 or ff00::/8.
    var isMulticast: Bool {
        family == .ipv4 ? low >> 28 == 0xE : high >> 56 == 0xFF
    }

    /// Whether the address is in 169.254.0.0/16 or fe80::/10.
    var isLinkLocalUnicast: Bool {
        family == .ipv4 ? low >> 16 == 0xA9FE : high >> 54 == 0x3FA
    }

    /// Whether the address is in 224.0.0.0/24, or in ff00::/8 with the scope 2, link-local.
    var isLinkLocalMulticast: Bool {
        family == .ipv4 ? low >> 8 == 0xE0_0000 : high >> 48 & 0xFF0F == 0xFF02
    }

    /// Whether the address names one interface beyond its link: also private addresses, as in Go's netip.
    var isGlobalUnicast: Bool {
        let isBroadcast = family == .ipv4 && low == UInt32.max
        return !(isBroadcast || isUnspecified || isLoopback || isMulticast || isLinkLocalUnicast)
    }
}

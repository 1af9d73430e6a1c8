extension CELLibrary {
    /// Addresses and ranges of the Internet Protocol, as in Kubernetes: `ip`, `isIP`, `ip.isCanonical`, `cidr`, `isCIDR` and
    /// the members of their values.
    ///
    /// The types are `net.IP` and `net.CIDR`; `string` takes both.
    public static let network = CELLibrary(
        "network",
        addressFunctions + rangeFunctions + [
            CELFunction(
                "string",
                [
                    CELOverload(
                        "ip_to_string",
                        [address],
                        .string,
                        .taking("string") { (ip: CELIPAddress) in .string(ip.text) }
                    ),
                    CELOverload(
                        "cidr_to_string",
                        [range],
                        .string,
                        .taking("string") { (cidr: CELAddressRange) in .string(cidr.text) }
                    ),
                ]
            )
        ]
    )

    private static var address: CELType { .opaque("net.IP", []) }
    private static var range: CELType { .opaque("net.CIDR", []) }

    private static var addressFunctions: [CELFunction] {
        [
            CELFunction(
                "ip",
                [
                    CELOverload(
                        "string_to_ip",
                        [.string],
                        address,
                        .taking("ip") { (text: String) throws(CELFailure) in .opaque(try CELIPAddress(text)) }
                    ),
                    CELOverload(
                        "cidr_ip",
                        isMember: true,
                        [range],
                        address,
                        .taking("ip") { (cidr: CELAddressRange) in .opaque(CELIPAddress(cidr.address)) }
                    ),
                ]
            ),
            CELFunction(
                "isIP",
                [
                    CELOverload(
                        "is_ip",
                        [.string],
                        .bool,
                        .taking("isIP") { (text: String) in .bool((try? CELIPAddress(text)) != nil) }
                    )
                ]
            ),
            CELFunction(
                "ip.isCanonical",
                [
                    CELOverload(
                        "ip_is_canonical",
                        [.string],
                        .bool,
                        .taking("ip.isCanonical") { (text: String) throws(CELFailure) in
                            .bool(try CELIPAddress(text).text.utf8.elementsEqual(text.utf8))
                        }
                    )
                ]
            ),
            CELFunction(
                "family",
                [
                    CELOverload(
                        "ip_family",
                        isMember: true,
                        [address],
                        .int,
                        .taking("family") { (ip: CELIPAddress) in .int(ip.address.family == .ipv4 ? 4 : 6) }
                    )
                ]
            ),
            property("isUnspecified", "ip_is_unspecified") { $0.isUnspecified },
            property("isLoopback", "ip_is_loopback") { $0.isLoopback },
            property("isGlobalUnicast", "ip_is_global_unicast") { $0.isGlobalUnicast },
            property("isLinkLocalUnicast", "ip_is_link_local_unicast") { $0.isLinkLocalUnicast },
            property("isLinkLocalMulticast", "ip_is_link_local_multicast") { $0.isLinkLocalMulticast },
        ]
    }

    private static func property(
        _ function: String,
        _ id: String,
        _ holds: @escaping @Sendable (IPAddress) -> Bool
    ) -> CELFunction {
        CELFunction(
            function,
            [
                CELOverload(
                    id,
                    isMember: true,
                    [address],
                    .bool,
                    .taking(function) { (ip: CELIPAddress) in .bool(holds(ip.address)) }
                )
            ]
        )
    }

    private static var rangeFunctions: [CELFunction] {
        [
            CELFunction(
                "cidr",
                [
                    CELOverload(
                        "string_to_cidr",
                        [.string],
                        range,
                        .taking("cidr") { (text: String) throws(CELFailure) in .opaque(try CELAddressRange(text)) }
                    )
                ]
            ),
            CELFunction(
                "isCIDR",
                [
                    CELOverload(
                        "is_cidr",
                        [.string],
                        .bool,
                        .taking("isCIDR") { (text: String) in .bool((try? CELAddressRange(text)) != nil) }
                    )
                ]
            ),
            CELFunction(
                "containsIP",
                [
                    CELOverload(
                        "cidr_contains_ip",
                        isMember: true,
                        [range, address],
                        .bool,
                        .taking("containsIP") { (cidr: CELAddressRange, ip: CELIPAddress) in
                            .bool(cidr.contains(ip.address))
                        }
                    ),
                    CELOverload(
                        "cidr_contains_ip_string",
                        isMember: true,
                        [range, .string],
                        .bool,
                        .taking("containsIP") { (cidr: CELAddressRange, text: String) throws(CELFailure) in
                            .bool(cidr.contains(try CELIPAddress(text).address))
                        }
                    ),
                ]
            ),
            CELFunction(
                "containsCIDR",
                [
                    CELOverload(
                        "cidr_contains_cidr",
                        isMember: true,
                        [range, range],
                        .bool,
                        .taking("containsCIDR") { (cidr: CELAddressRange, other: CELAddressRange) in
                            .bool(cidr.contains(other))
                        }
                    ),
                    CELOverload(
                        "cidr_contains_cidr_string",
                        isMember: true,
                        [range, .string],
                        .bool,
                        .taking("containsCIDR") { (cidr: CELAddressRange, text: String) throws(CELFailure) in
                            .bool(cidr.contains(try CELAddressRange(text)))
                        }
                    ),
                ]
            ),
            CELFunction(
                "masked",
                [
                    CELOverload(
                        "cidr_masked",
                        isMember: true,
                        [range],
                        range,
                        .taking("masked") { (cidr: CELAddressRange) in .opaque(cidr.masked) }
                    )
                ]
            ),
            CELFunction(
                "prefixLength",
                [
                    CELOverload(
                        "cidr_prefix_length",
                        isMember: true,
                        [range],
                        .int,
                        .taking("prefixLength") { (cidr: CELAddressRange) in .int(Int64(cidr.prefixLength)) }
                    )
                ]
            ),
        ]
    }
}

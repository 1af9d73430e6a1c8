import AssayEvidence
import YAML

/// A port of a compose service that the host passes on.
struct PublishedPort {
    /// The address that the host listens on; nil for every interface.
    var address: String?
    /// The ports within the container.
    var container: ClosedRange<Int>

    /// Reads an item of `ports`, in its short form (`[address:][host:]container[/protocol]`) or its long one; nil where
    /// a part is only known to the deployment.
    init?(_ node: ConfigurationNode) {
        if node.isMapping {
            guard let target = node["target"]?.string, let ports = Self.ports(InterpolatedText(target)) else {
                return nil
            }
            container = ports
            let given = node["host_ip"]?.string.map { InterpolatedText($0) }
            if let given, !given.isComplete { return nil }
            address = given?.text
        } else {
            guard let text = node.string else { return nil }
            let filled = InterpolatedText(text)
            guard let (address, last) = Self.split(filled.text) else { return nil }
            // An address that is only known to the deployment may well be that of the loopback.
            if let address, address.utf8.contains(UInt8(ascii: "$")) { return nil }
            guard let ports = Self.ports(InterpolatedText(last)) else { return nil }
            container = ports
            self.address = address
        }
        if let address, address.isEmpty || ["0.0.0.0", "::", "[::]", ":", "*"].contains(address) { self.address = nil }
    }

    /// The address and the container's part, taken apart at the colons outside of brackets and braces.
    private static func split(_ text: String) -> (address: String?, container: String)? {
        let plain = text.split(separator: "/" as Character, maxSplits: 1).first.map(String.init) ?? text
        var parts: [[UInt8]] = [[]]
        var depth = 0
        for byte in plain.utf8.prefix(512) {
            if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { depth += 1 }
            if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { depth -= 1 }
            if byte == UInt8(ascii: ":"), depth == 0 {
                parts.append([])
            } else {
                parts[parts.count - 1].append(byte)
            }
        }
        let texts = parts.map { String(decoding: $0, as: UTF8.self) }
        switch texts.count {
        case 1, 2: return (nil, texts[texts.count - 1])
        // Without brackets the colons of an IPv6 address belong to it.
        case 3...: return (texts.dropLast(2).joined(separator: ":"), texts[texts.count - 1])
        default: return nil
        }
    }

    private static func ports(_ text: InterpolatedText) -> ClosedRange<Int>? {
        guard text.isComplete else { return nil }
        let bounds = text.text.split(separator: "-" as Character, omittingEmptySubsequences: false).map { Int($0) }
        guard let first = bounds.first ?? nil, let last = bounds.last ?? nil, bounds.count <= 2,
            (1...65_535).contains(first), (first...65_535).contains(last)
        else { return nil }
        return first...last
    }

    /// Whether other hosts reach the port; an address of one network is taken for a deliberate choice.
    var isOpen: Bool {
        address == nil
    }
}

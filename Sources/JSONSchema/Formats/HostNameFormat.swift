/// Host names of RFC 1123, and internationalised ones of RFC 5890.
enum HostNameFormat {
    /// The longest name, in bytes as it goes over the wire.
    private static let longest = 253
    /// The longest label.
    private static let longestLabel = 63

    /// Whether the bytes are a host name of ASCII.
    ///
    /// - Parameters:
    ///   - text: The name.
    ///   - checksLabels: Whether labels that begin with `xn--` have to stand for internationalised ones.
    /// - Returns: Whether it is one.
    static func accepts(_ text: Span<UInt8>, checksLabels: Bool) -> Bool {
        guard (1...longest).contains(text.count) else { return false }
        var start = 0
        var isEncoded = false
        for index in 0...text.count {
            if index < text.count, text[index] != UInt8(ascii: ".") {
                guard text[index].isLetter || text[index].isDigit || text[index] == UInt8(ascii: "-") else {
                    return false
                }
                continue
            }
            guard (1...longestLabel).contains(index - start), text[start] != UInt8(ascii: "-"),
                text[index - 1] != UInt8(ascii: "-")
            else { return false }
            if index - start > 3, text[start] | 0x20 == UInt8(ascii: "x"), text[start + 1] | 0x20 == UInt8(ascii: "n"),
                text[start + 2] == UInt8(ascii: "-"), text[start + 3] == UInt8(ascii: "-")
            {
                isEncoded = true
            }
            start = index + 1
        }
        guard isEncoded, checksLabels else { return true }
        let scalars = (0..<text.count).map { UInt32(text[$0]) }
        return acceptsLabels(scalars.split(separator: 0x2E, omittingEmptySubsequences: false), refusesReserved: false)
    }

    /// Whether a text is a host name, whichever way its labels are written.
    static func acceptsInternational(_ text: String) -> Bool {
        // No name can be longer, whatever it is encoded as.
        guard (1...4 * longest).contains(text.utf8.count) else { return false }
        let scalars = text.unicodeScalars.map(\.value)
        let isDot: (UInt32) -> Bool = { $0 == 0x2E || $0 == 0x3002 || $0 == 0xFF0E || $0 == 0xFF61 }
        return acceptsLabels(
            scalars.split(omittingEmptySubsequences: false, whereSeparator: isDot),
            refusesReserved: true
        )
    }

    private static func acceptsLabels(_ labels: [ArraySlice<UInt32>], refusesReserved: Bool) -> Bool {
        var length = labels.count - 1
        var read: [InternationalLabel] = []
        for label in labels {
            guard let (label, encodedLength) = self.label(Array(label), refusesReserved: refusesReserved),
                (1...longestLabel).contains(encodedLength)
            else { return false }
            length += encodedLength
            read.append(label)
        }
        guard length <= longest else { return false }
        // The rule holds for all labels of a name in which one runs to the left (RFC 5893, 2).
        return !read.contains(where: \.runsLeft) || read.allSatisfy(\.keepsDirection)
    }

    /// Reads a label, and tells the length of its form in ASCII.
    private static func label(_ scalars: [UInt32], refusesReserved: Bool) -> (InternationalLabel, Int)? {
        guard !scalars.isEmpty, scalars.count <= longestLabel else { return nil }
        guard scalars.allSatisfy({ $0 < 0x80 }) else {
            let label = InternationalLabel(scalars: scalars)
            guard label.isValid, let encoded = Punycode.encode(scalars) else { return nil }
            return (label, encoded.count + 4)
        }
        let lower = scalars.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        guard lower.starts(with: [0x78, 0x6E, 0x2D, 0x2D]) else {
            let isPlain = lower.allSatisfy { $0 < 0x80 && (UInt8($0).isLetter || UInt8($0).isDigit || $0 == 0x2D) }
            guard isPlain, lower.first != 0x2D, lower.last != 0x2D else { return nil }
            let isReserved = lower.count > 3 && lower[2] == 0x2D && lower[3] == 0x2D
            return isReserved && refusesReserved ? nil : (InternationalLabel(scalars: lower), lower.count)
        }
        let encoded = Array(lower.dropFirst(4))
        guard let decoded = Punycode.decode(encoded), decoded.contains(where: { $0 >= 0x80 }),
            Punycode.encode(decoded) == encoded
        else { return nil }
        let label = InternationalLabel(scalars: decoded)
        return label.isValid ? (label, lower.count) : nil
    }
}

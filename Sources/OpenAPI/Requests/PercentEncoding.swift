/// Percent-encoding of RFC 3986, section 2.1.
enum PercentEncoding {
    /// What stays as it is.
    enum Kept: Sendable {
        /// The unreserved characters alone.
        case unreserved
        /// Reserved ones too, but for those that end or divide what they stand in: in a query `#[]&+,` and in a path
        /// `/?#[],;=`, which a reader would take for delimiters.
        case reservedInQuery
        /// See ``reservedInQuery``.
        case reservedInPath
        /// Whatever may stand in a path, escapes included: for text that is a path already.
        case path

        /// Whether a byte stays.
        func contains(_ byte: UInt8) -> Bool {
            switch byte {
            case 0x41...0x5A, 0x61...0x7A, 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                true
            case UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "'"),
                UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"):
                self != .unreserved
            case UInt8(ascii: "/"): self == .path || self == .reservedInQuery
            case UInt8(ascii: ";"), UInt8(ascii: "="): self == .path || self == .reservedInQuery
            case UInt8(ascii: "?"): self == .reservedInQuery
            case UInt8(ascii: "&"), UInt8(ascii: "+"): self == .path || self == .reservedInPath
            case UInt8(ascii: ","), UInt8(ascii: "%"): self == .path
            default: false
            }
        }
    }

    private static let digits = Array("0123456789ABCDEF".utf8)

    /// The text with every byte of its UTF-8 escaped that does not stay.
    static func encoded(_ text: String, keeping kept: Kept = .unreserved) -> String {
        if text.utf8.allSatisfy(kept.contains) { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count * 2)
        for byte in text.utf8 {
            if kept.contains(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text without escapes, or nil where an escape is malformed or the outcome is no UTF-8.
    static func decoded(_ bytes: some Sequence<UInt8>, plusIsSpace: Bool = false) -> String? {
        var result: [UInt8] = []
        var iterator = bytes.makeIterator()
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = iterator.next().flatMap(hexadecimal), let low = iterator.next().flatMap(hexadecimal)
                else { return nil }
                result.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsSpace: result.append(0x20)
            default: result.append(byte)
            }
        }
        return String(validating: result, as: UTF8.self)
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}

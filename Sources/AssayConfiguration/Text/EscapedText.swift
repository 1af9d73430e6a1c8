import YAML

/// The escapes that JSON and YAML's double quotes share.
enum EscapedText {
    /// The bytes with `\n`, `\"`, `\uXXXX` and their like replaced; what is no such escape stands as it is.
    static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "\\")) else { return Array(bytes) }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var at = bytes.startIndex
        while at < bytes.endIndex {
            let byte = bytes[at]
            at += 1
            guard byte == UInt8(ascii: "\\"), at < bytes.endIndex else {
                output.append(byte)
                continue
            }
            let escape = bytes[at]
            at += 1
            switch escape {
            case UInt8(ascii: "n"): output.append(0x0A)
            case UInt8(ascii: "r"): output.append(0x0D)
            case UInt8(ascii: "t"): output.append(0x09)
            case UInt8(ascii: "b"): output.append(0x08)
            case UInt8(ascii: "f"): output.append(0x0C)
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "'"): output.append(escape)
            case UInt8(ascii: "u"): unicode(bytes, &at, into: &output)
            default: output += [byte, escape]
            }
        }
        return output
    }

    /// Decodes what follows `\u`, a surrogate pair included; half a pair becomes the replacement character.
    private static func unicode(_ bytes: ArraySlice<UInt8>, _ at: inout Int, into output: inout [UInt8]) {
        guard let first = unit(bytes, at) else {
            output += Array("\\u".utf8)
            return
        }
        at += 4
        var scalar = Unicode.Scalar(first)
        if (0xD800...0xDBFF).contains(first), at + 1 < bytes.endIndex, bytes[at] == UInt8(ascii: "\\"),
            bytes[at + 1] == UInt8(ascii: "u"), let second = unit(bytes, at + 2), (0xDC00...0xDFFF).contains(second)
        {
            at += 6
            scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        }
        output += Array(String(Character(scalar ?? "\u{FFFD}")).utf8)
    }

    private static func unit(_ bytes: ArraySlice<UInt8>, _ at: Int) -> UInt32? {
        guard bytes.endIndex - at >= 4 else { return nil }
        var value: UInt32 = 0
        for byte in bytes[at..<at + 4] {
            guard let digit = byte.hexValue else { return nil }
            value = value << 4 | digit
        }
        return value
    }
}

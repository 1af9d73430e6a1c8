import YAML

/// The inner grammar of a value: escapes and references to variables.
enum EnvironmentValue {
    /// The value with the escapes of its quoting replaced; an unknown escape stands as it is.
    static func unescaped(_ bytes: ArraySlice<UInt8>, quoting: EnvironmentFile.Quoting) -> String {
        guard quoting != .none, bytes.contains(UInt8(ascii: "\\")) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var at = bytes.startIndex
        while at < bytes.endIndex {
            let byte = bytes[at]
            at += 1
            guard byte == UInt8(ascii: "\\"), at < bytes.endIndex else {
                result.append(byte)
                continue
            }
            if let replacement = escape(bytes[at], quoting: quoting) {
                result.append(replacement)
            } else {
                result += [byte, bytes[at]]
            }
            at += 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func escape(_ byte: UInt8, quoting: EnvironmentFile.Quoting) -> UInt8? {
        switch (byte, quoting) {
        case (UInt8(ascii: "\\"), _), (UInt8(ascii: "'"), _): byte
        case (UInt8(ascii: "\""), .double), (UInt8(ascii: "$"), .double): byte
        case (UInt8(ascii: "n"), .double): 0x0A
        case (UInt8(ascii: "r"), .double): 0x0D
        case (UInt8(ascii: "t"), .double): 0x09
        case (UInt8(ascii: "a"), .double): 0x07
        case (UInt8(ascii: "b"), .double): 0x08
        case (UInt8(ascii: "f"), .double): 0x0C
        case (UInt8(ascii: "v"), .double): 0x0B
        default: nil
        }
    }

    /// The names of `$NAME` and `${NAME…}`, in order, also inside defaults; `\$` and `$$` are no references.
    static func interpolations(in bytes: ArraySlice<UInt8>) -> [String] {
        var names: [String] = []
        var at = bytes.startIndex
        while at < bytes.endIndex {
            let byte = bytes[at]
            at += 1
            if byte == UInt8(ascii: "\\") {
                at += 1
                continue
            }
            guard byte == UInt8(ascii: "$"), at < bytes.endIndex else { continue }
            if bytes[at] == UInt8(ascii: "$") {
                at += 1
                continue
            }
            if bytes[at] == UInt8(ascii: "{") { at += 1 }
            let start = at
            while at < bytes.endIndex, bytes[at].isWord { at += 1 }
            if start < at, !bytes[start].isDigit { names.append(String(decoding: bytes[start..<at], as: UTF8.self)) }
        }
        return names
    }
}

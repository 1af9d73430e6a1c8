extension [UInt8] {
    /// JSON text whose surrogate pairs (RFC 8259, section 7) are escaped as YAML escapes such characters; a half of a pair
    /// becomes the replacement character.
    ///
    /// YAML reads all other JSON as it is, and lines stay where they are.
    var withoutSurrogatePairs: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(count)
        var index = 0
        while index < count {
            guard self[index] == UInt8(ascii: "\\"), index + 1 < count else {
                result.append(self[index])
                index += 1
                continue
            }
            guard let first = escapedUnit(at: index), (0xD800...0xDFFF).contains(first) else {
                result += self[index...(index + 1)]
                index += 2
                continue
            }
            if first < 0xDC00, let second = escapedUnit(at: index + 6), (0xDC00...0xDFFF).contains(second) {
                let scalar = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
                let digits = String(scalar, radix: 16)
                result += Array("\\U\(String(repeating: "0", count: 8 - digits.utf8.count))\(digits)".utf8)
                index += 12
            } else {
                result += Array("\\uFFFD".utf8)
                index += 6
            }
        }
        return result
    }

    /// The code unit of a `\uXXXX` at an index; nil where none stands there.
    private func escapedUnit(at index: Int) -> UInt32? {
        guard index + 6 <= count, self[index] == UInt8(ascii: "\\"), self[index + 1] == UInt8(ascii: "u") else {
            return nil
        }
        let digits = self[(index + 2)..<(index + 6)]
        guard digits.first != UInt8(ascii: "+"), digits.first != UInt8(ascii: "-") else { return nil }
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}

/// What the strings library does, on values of Swift.
///
/// Positions count Unicode scalars.
enum StringFunctions {
    /// The scalar at an index as a text, the empty text for the index after the last.
    static func character(of text: String, at index: Int64) throws(CELFailure) -> String {
        let scalars = ScalarText(text)
        let start = try offset(of: index, in: scalars, for: "charAt")
        return start == scalars.byteCount ? "" : String(scalars.part(start..<scalars.nextScalar(after: start)))
    }

    /// Where a text first stands in another at or after an index, -1 where it does not.
    static func firstIndex(of needle: String, in text: String, from index: Int64 = 0) throws(CELFailure) -> Int64 {
        let scalars = ScalarText(text)
        let start = try offset(of: index, in: scalars, for: "indexOf")
        if needle.isEmpty { return index }
        guard let found = scalars.firstIndex(of: needle, from: start) else { return -1 }
        return Int64(scalars.scalarOffset(ofByte: found))
    }

    /// Where a text last stands in another, beginning at or before an index, -1 where it does not.
    static func lastIndex(of needle: String, in text: String, from index: Int64? = nil) throws(CELFailure) -> Int64 {
        let scalars = ScalarText(text)
        let limit: Int
        if let index {
            limit = try offset(of: index, in: scalars, for: "lastIndexOf")
            if needle.isEmpty { return index }
        } else {
            limit = scalars.byteCount
            if needle.isEmpty { return Int64(scalars.count) }
        }
        guard let found = scalars.lastIndex(of: needle, beginningAtMost: limit) else { return -1 }
        return Int64(scalars.scalarOffset(ofByte: found))
    }

    /// The scalars from one index up to another.
    static func substring(of text: String, from start: Int64, to end: Int64? = nil) throws(CELFailure) -> String {
        if let end, start > end { throw .invalidArgument("substring: the start \(start) is after the end \(end)") }
        let scalars = ScalarText(text)
        let first = try offset(of: start, in: scalars, for: "substring")
        guard let end else { return String(scalars.part(first..<scalars.byteCount)) }
        return String(scalars.part(first..<(try offset(of: end, in: scalars, for: "substring"))))
    }

    /// The text with its scalars in the opposite order.
    static func reversed(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.reversed()))
    }

    /// The text with A to Z in lower case.
    static func lowerASCII(_ text: String) -> String {
        String(decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    /// The text with a to z in upper case.
    static func upperASCII(_ text: String) -> String {
        String(decoding: text.utf8.map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 }, as: UTF8.self)
    }

    /// The text without White_Space at either end.
    static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isWhiteSpace($0) }),
            let last = scalars.lastIndex(where: { !isWhiteSpace($0) })
        else { return "" }
        return String(scalars[first...last])
    }

    /// Whether a scalar has the property White_Space (Unicode 15.1, PropList.txt).
    static func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// The text as a literal between double quotes, its control characters, quotes and backslashes escaped.
    static func quoted(_ text: String) throws(CELFailure) -> String {
        var result: [UInt8] = [UInt8(ascii: "\"")]
        for byte in text.utf8 {
            if let escape = escape(of: byte) {
                result.append(UInt8(ascii: "\\"))
                result.append(escape)
            } else {
                result.append(byte)
            }
        }
        result.append(UInt8(ascii: "\""))
        try LibraryBounds.check(bytes: result.count, given: text.utf8.count + 2)
        return String(decoding: result, as: UTF8.self)
    }

    private static func escape(of byte: UInt8) -> UInt8? {
        switch byte {
        case 0x07: UInt8(ascii: "a")
        case 0x08: UInt8(ascii: "b")
        case 0x09: UInt8(ascii: "t")
        case 0x0A: UInt8(ascii: "n")
        case 0x0B: UInt8(ascii: "v")
        case 0x0C: UInt8(ascii: "f")
        case 0x0D: UInt8(ascii: "r")
        case UInt8(ascii: "\\"), UInt8(ascii: "\""): byte
        default: nil
        }
    }

    /// The byte at which the scalar of an index begins.
    private static func offset(
        of index: Int64,
        in scalars: ScalarText,
        for function: String
    ) throws(CELFailure) -> Int {
        guard let offset = scalars.byteOffset(ofScalar: index) else {
            throw .invalidArgument("\(function): index \(index) is out of range for a text of \(scalars.count)")
        }
        return offset
    }
}

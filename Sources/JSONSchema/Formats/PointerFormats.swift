/// JSON Pointers of RFC 6901, and relative ones.
enum PointerFormats {
    /// Whether the bytes are a pointer.
    static func isPointer(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard !range.isEmpty else { return true }
        guard text[range.lowerBound] == UInt8(ascii: "/") else { return false }
        for index in range where text[index] == UInt8(ascii: "~") {
            guard index + 1 < range.upperBound, text[index + 1] & ~1 == UInt8(ascii: "0") else { return false }
        }
        return true
    }

    /// Whether the bytes are a relative pointer; later drafts allow it to move along an array (`0+1/name`).
    static func isRelative(_ text: Span<UInt8>, allowsShift: Bool) -> Bool {
        guard var position = numberEnd(text, from: 0, isZeroAllowed: true) else { return false }
        let sign = position < text.count ? text[position] : 0
        if allowsShift, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
            guard let end = numberEnd(text, from: position + 1, isZeroAllowed: false) else { return false }
            position = end
        }
        if position + 1 == text.count, text[position] == UInt8(ascii: "#") { return true }
        return isPointer(text, position..<text.count)
    }

    /// Where the number without leading zeros ends; nil where there is none.
    private static func numberEnd(_ text: Span<UInt8>, from start: Int, isZeroAllowed: Bool) -> Int? {
        var position = start
        while position < text.count, text[position].isDigit { position += 1 }
        guard position > start else { return nil }
        guard text[start] != UInt8(ascii: "0") || (isZeroAllowed && position == start + 1) else { return nil }
        return position
    }
}

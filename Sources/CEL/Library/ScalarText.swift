/// A text addressed by Unicode scalar.
///
/// The language counts scalars, Swift's strings find bytes fast: searches run on the bytes, and only what goes in and
/// out is translated.
struct ScalarText {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    /// The number of bytes in UTF-8.
    var byteCount: Int { text.utf8.count }
    /// The number of scalars.
    var count: Int { scalarOffset(ofByte: byteCount) }

    /// Where the scalar of an index begins, or the text's end for the index after the last; nil outside of the text.
    func byteOffset(ofScalar index: Int64) -> Int? {
        guard index >= 0, index <= Int64(byteCount) else { return nil }
        let bytes = text.utf8Span
        if bytes.isKnownASCII { return Int(index) }
        let span = bytes.span
        var remaining = index
        for offset in span.indices where !Self.isContinuation(span[offset]) {
            if remaining == 0 { return offset }
            remaining -= 1
        }
        return remaining == 0 ? span.count : nil
    }

    /// The number of scalars before a byte.
    func scalarOffset(ofByte offset: Int) -> Int {
        let bytes = text.utf8Span
        if bytes.isKnownASCII { return offset }
        let span = bytes.span
        var count = 0
        for position in 0..<offset where !Self.isContinuation(span[position]) { count += 1 }
        return count
    }

    /// Where the scalar after the one at a byte begins, which is one byte on at the text's end.
    func nextScalar(after offset: Int) -> Int {
        let span = text.utf8Span.span
        var next = offset + 1
        while next < span.count, Self.isContinuation(span[next]) { next += 1 }
        return next
    }

    /// The first place of another text at or after a byte; in time linear in both.
    func firstIndex(of needle: String, from offset: Int) -> Int? {
        CELText.firstIndex(of: needle.utf8Span.span, in: text.utf8Span.span, from: offset)
    }

    /// The last place of another text, which is not empty, that begins at or before a byte; in time linear in both.
    func lastIndex(of needle: String, beginningAtMost offset: Int) -> Int? {
        let (bytes, needle) = (Array(text.utf8), Array(needle.utf8))
        guard needle.count <= bytes.count else { return nil }
        let end = min(offset, bytes.count - needle.count) + needle.count
        let backwards = Array(bytes[..<end].reversed())
        let backwardsNeedle = Array(needle.reversed())
        return CELText.firstIndex(of: backwardsNeedle.span, in: backwards.span).map { end - $0 - needle.count }
    }

    /// The part between two bytes at which scalars begin.
    func part(_ range: Range<Int>) -> Substring {
        let utf8 = text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        return text[start..<utf8.index(start, offsetBy: range.count)]
    }

    /// Whether a byte continues a scalar rather than beginning one.
    static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}

/// Turns indices of Unicode scalars, in which libyaml counts, into byte offsets.
///
/// Indices come nearly in order, so it walks on from the last one: the cost of all of them is linear in the text.
struct ScalarCursor {
    private let text: SourceText
    private var scalar = 0
    private var offset: Int

    /// Further than this, a look into the index of the text is cheaper than walking.
    private static let farthest = 256

    init(_ text: SourceText) {
        self.text = text
        offset = text.contentStart
    }

    /// The offset of the scalar with an index; the end of the text for one behind it.
    mutating func offset(ofScalar index: Int) -> Int {
        guard !text.isASCII, (scalar - Self.farthest...scalar + Self.farthest).contains(index) else {
            offset = text.offset(ofScalar: index)
            // Behind the end there is no scalar to walk on from.
            scalar = offset == text.bytes.count ? -Self.farthest - 1 : index
            return offset
        }
        while scalar < index, offset < text.bytes.count {
            offset = text.offset(after: offset)
            scalar += 1
        }
        while scalar > index, offset > text.contentStart {
            offset = text.offset(before: offset)
            scalar -= 1
        }
        if scalar != index { (scalar, offset) = (index, text.offset(ofScalar: index)) }
        return offset
    }
}

/// A string that is equal to another only when both hold the same Unicode scalars.
///
/// `String` takes canonically equivalent spellings for equal, which would make two members of an object into one.
struct ExactString: Hashable {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    static func == (left: ExactString, right: ExactString) -> Bool {
        let (first, second) = (left.text.utf8Span.span, right.text.utf8Span.span)
        guard first.count == second.count else { return false }
        for position in first.indices where first[position] != second[position] { return false }
        return true
    }

    /// Hashes the bytes, since the hash of a `String` collides for all equivalent spellings.
    func hash(into hasher: inout Hasher) {
        let isHashed: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { buffer in
            unsafe hasher.combine(bytes: UnsafeRawBufferPointer(buffer))
        }
        if isHashed == nil {
            for byte in text.utf8 { hasher.combine(byte) }
        }
        hasher.combine(0xFF as UInt8)
    }
}

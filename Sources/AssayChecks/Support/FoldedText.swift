/// Received text in lower case (ASCII only), searched by bytes: linear, and indifferent to what the bytes are.
struct FoldedText {
    /// The folded bytes.
    let bytes: [UInt8]

    /// Folds the text up to a bound.
    init(_ text: some StringProtocol, limit: Int = 262_144) {
        bytes = text.utf8.prefix(limit).map { (65...90).contains($0) ? $0 | 0x20 : $0 }
    }

    /// Where a phrase in lower case first stands.
    func position(of phrase: String, from start: Int = 0) -> Int? {
        let wanted = Array(phrase.utf8)
        guard let first = wanted.first, bytes.count - start >= wanted.count else { return nil }
        for position in start...(bytes.count - wanted.count)
        where bytes[position] == first && bytes[position..<position + wanted.count].elementsEqual(wanted) {
            return position
        }
        return nil
    }

    /// Whether a phrase in lower case occurs.
    func contains(_ phrase: String) -> Bool {
        position(of: phrase) != nil
    }
}

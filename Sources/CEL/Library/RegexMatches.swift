import LinearRegex

/// The matches of a pattern one after another, as Go's regexp counts them: an empty one right behind another is none.
///
/// One at a time, so that a pattern that matches everywhere in a large text takes no memory for matches that nobody asks
/// for.
struct RegexMatches: Sequence, IteratorProtocol {
    private let regex: LinearRegex
    private let bytes: [UInt8]
    /// Where the next search begins; behind the text's end when there is none.
    private var position = 0
    /// Where the last match ended.
    private var end = -1

    init(of regex: LinearRegex, in bytes: [UInt8]) {
        self.regex = regex
        self.bytes = bytes
    }

    mutating func next() -> LinearRegex.Match? {
        while position <= bytes.count, let match = regex.firstMatch(in: bytes, from: position) {
            let range = match.range
            let isBehind = range.isEmpty && range.lowerBound == end
            position = range.upperBound
            end = range.upperBound
            if range.isEmpty {
                // On to the next scalar: matching goes by bytes and could find the empty text within one.
                repeat { position += 1 } while position < bytes.count && ScalarText.isContinuation(bytes[position])
            }
            if !isBehind { return match }
        }
        position = bytes.count + 1
        return nil
    }
}

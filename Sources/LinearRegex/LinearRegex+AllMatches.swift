extension LinearRegex {
    /// All matches, left to right, that do not overlap.
    ///
    /// A match may be empty, also where the one before ends; behind an empty match the search goes on one scalar further.
    /// The time is linear in the text for most patterns; where the engine has to read far beyond a match to know that no
    /// better one follows (`a|a.*b` on many `a`) it is the number of matches times the text, as with all matchers.
    public func allMatches(in text: String) -> [Match] {
        unsafe Self.withBytes(of: text) { unsafe allMatches(in: $0) }
    }

    /// All matches, left to right, that do not overlap.
    public func allMatches(in bytes: [UInt8]) -> [Match] {
        unsafe bytes.withUnsafeBufferPointer { unsafe allMatches(in: $0) }
    }

    /// All matches, left to right, that do not overlap.
    @unsafe
    public func allMatches(in bytes: UnsafeBufferPointer<UInt8>) -> [Match] {
        unsafe collect(in: bytes, slotCount: matcher.compiled.program.slotCount) {
            Match(range: $0.range, groups: $0.groups)
        }
    }

    /// The ranges of all matches: cheaper than matches with their groups.
    public func allRanges(in text: String) -> [Range<Int>] {
        unsafe Self.withBytes(of: text) { unsafe allRanges(in: $0) }
    }

    /// The ranges of all matches: cheaper than matches with their groups.
    public func allRanges(in bytes: [UInt8]) -> [Range<Int>] {
        unsafe bytes.withUnsafeBufferPointer { unsafe allRanges(in: $0) }
    }

    /// The ranges of all matches: cheaper than matches with their groups.
    @unsafe
    public func allRanges(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        unsafe collect(in: bytes, slotCount: 2) { $0.range }
    }

    private func collect<Found: Sendable>(
        in bytes: UnsafeBufferPointer<UInt8>,
        slotCount: Int,
        _ read: (MatcherCache) -> Found
    ) -> [Found] {
        matcher.withCache { cache in
            var found: [Found] = []
            var request = unsafe SearchRequest(
                text: bytes,
                window: 0..<bytes.count,
                isAnchored: false,
                slotCount: slotCount
            )
            while cache.find(request) {
                found.append(read(cache))
                let range = cache.range
                let next = range.isEmpty ? unsafe Self.end(ofScalarAt: range.upperBound, in: bytes) : range.upperBound
                guard next <= bytes.count else { break }
                request.window = next..<bytes.count
            }
            return found
        }
    }

    /// Where the scalar at a place ends; one further where there is none.
    private static func end(ofScalarAt start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        // Lead bytes only; RE2's dot lets overlong forms pass, so what follows is not looked at more closely.
        guard start < bytes.count, unsafe (0xC2...0xF4).contains(bytes[start]) else { return start + 1 }
        let length = unsafe bytes[start] < 0xE0 ? 2 : bytes[start] < 0xF0 ? 3 : 4
        guard start + length <= bytes.count else { return start + 1 }
        for index in start + 1..<start + length where unsafe bytes[index] & 0xC0 != 0x80 { return start + 1 }
        return start + length
    }
}

extension LinearRegex {
    /// The first match that begins at `start` or later, with its groups.
    ///
    /// Assertions see what stands before `start`. Of the matches that begin at one place the preferred one is taken, as a
    /// backtracking matcher would.
    /// A start beyond the text finds nothing. With `isAnchored` the match has to begin at `start`.
    public func firstMatch(in text: String, from start: Int = 0, isAnchored: Bool = false) -> Match? {
        unsafe Self.withBytes(of: text) { unsafe firstMatch(in: $0, from: start, isAnchored: isAnchored) }
    }

    /// The first match that begins at `start` or later, with its groups.
    public func firstMatch(in bytes: [UInt8], from start: Int = 0, isAnchored: Bool = false) -> Match? {
        unsafe bytes.withUnsafeBufferPointer { unsafe firstMatch(in: $0, from: start, isAnchored: isAnchored) }
    }

    /// The first match that begins at `start` or later, with its groups.
    @unsafe
    public func firstMatch(
        in bytes: UnsafeBufferPointer<UInt8>,
        from start: Int = 0,
        isAnchored: Bool = false
    ) -> Match? {
        guard start >= 0, start <= bytes.count else { return nil }
        let request = unsafe SearchRequest(
            text: bytes,
            window: start..<bytes.count,
            isAnchored: isAnchored,
            slotCount: matcher.compiled.program.slotCount
        )
        return matcher.withCache { $0.find(request) ? Match(range: $0.range, groups: $0.groups) : nil }
    }

    /// The range of the first match that begins at `start` or later: cheaper than a match with its groups.
    public func firstRange(in text: String, from start: Int = 0, isAnchored: Bool = false) -> Range<Int>? {
        unsafe Self.withBytes(of: text) { unsafe firstRange(in: $0, from: start, isAnchored: isAnchored) }
    }

    /// The range of the first match that begins at `start` or later: cheaper than a match with its groups.
    public func firstRange(in bytes: [UInt8], from start: Int = 0, isAnchored: Bool = false) -> Range<Int>? {
        unsafe bytes.withUnsafeBufferPointer { unsafe firstRange(in: $0, from: start, isAnchored: isAnchored) }
    }

    /// The range of the first match that begins at `start` or later: cheaper than a match with its groups.
    @unsafe
    public func firstRange(
        in bytes: UnsafeBufferPointer<UInt8>,
        from start: Int = 0,
        isAnchored: Bool = false
    ) -> Range<Int>? {
        guard start >= 0, start <= bytes.count else { return nil }
        let request = unsafe SearchRequest(text: bytes, window: start..<bytes.count, isAnchored: isAnchored)
        return matcher.withCache { $0.find(request) ? $0.range : nil }
    }

    /// The match that the text as a whole is, with its groups.
    public func wholeMatch(in text: String) -> Match? {
        unsafe Self.withBytes(of: text) { unsafe wholeMatch(in: $0) }
    }

    /// The match that the bytes as a whole are, with its groups.
    public func wholeMatch(in bytes: [UInt8]) -> Match? {
        unsafe bytes.withUnsafeBufferPointer { unsafe wholeMatch(in: $0) }
    }

    /// The match that the bytes as a whole are, with its groups.
    @unsafe
    public func wholeMatch(in bytes: UnsafeBufferPointer<UInt8>) -> Match? {
        let request = unsafe SearchRequest(
            text: bytes,
            window: 0..<bytes.count,
            isAnchored: true,
            isWhole: true,
            slotCount: matcher.compiled.program.slotCount
        )
        return matcher.withCache { $0.find(request) ? Match(range: $0.range, groups: $0.groups) : nil }
    }
}

extension LinearRegexSet {
    /// The indices of the patterns that match somewhere in a text, ascending.
    public func matchingPatterns(in text: String) -> [Int] {
        unsafe LinearRegex.withBytes(of: text) { unsafe matchingPatterns(in: $0) }
    }

    /// The indices of the patterns that match somewhere in a text, ascending.
    public func matchingPatterns(in text: [UInt8]) -> [Int] {
        unsafe text.withUnsafeBufferPointer { unsafe matchingPatterns(in: $0) }
    }

    /// The indices of the patterns that match somewhere in a text, ascending.
    @unsafe
    public func matchingPatterns(in text: UnsafeBufferPointer<UInt8>) -> [Int] {
        var keywords = KeywordPresence()
        var patterns: [Int] = []
        unsafe forEachSearch(in: text) { pattern, windows in
            let regex = members[pattern].regex
            let isFound = windows.map { unsafe regex.matches(in: text, within: $0) } ?? (unsafe regex.matches(in: text))
            if isFound, unsafe isAdmitted(pattern, in: text, &keywords) {
                patterns.append(pattern)
            }
        }
        return patterns.sorted()
    }

    /// All matches of each pattern that do not overlap others of the same pattern, by their place and, at the same
    /// place, by pattern.
    public func allMatches(in text: String) -> [Match] {
        unsafe LinearRegex.withBytes(of: text) { unsafe allMatches(in: $0) }
    }

    /// All matches of each pattern that do not overlap others of the same pattern, by their place and, at the same
    /// place, by pattern.
    public func allMatches(in text: [UInt8]) -> [Match] {
        unsafe text.withUnsafeBufferPointer { unsafe allMatches(in: $0) }
    }

    /// All matches of each pattern that do not overlap others of the same pattern, by their place and, at the same
    /// place, by pattern.
    @unsafe
    public func allMatches(in text: UnsafeBufferPointer<UInt8>) -> [Match] {
        var keywords = KeywordPresence()
        var matches: [Match] = []
        unsafe forEachSearch(in: text) { pattern, windows in
            let regex = members[pattern].regex
            let found =
                windows.map { unsafe regex.allMatches(in: text, within: $0) } ?? (unsafe regex.allMatches(in: text))
            if !found.isEmpty, unsafe isAdmitted(pattern, in: text, &keywords) {
                matches += found.map { Match(pattern: pattern, match: $0) }
            }
        }
        return matches.sorted {
            ($0.match.range.lowerBound, $0.pattern, $0.match.range.upperBound)
                < ($1.match.range.lowerBound, $1.pattern, $1.match.range.upperBound)
        }
    }

    /// Calls `body` once with each pattern that may match and the parts of the text in which it may do so,
    /// nil for the whole text.
    private func forEachSearch(
        in text: UnsafeBufferPointer<UInt8>,
        _ body: (_ pattern: Int, _ windows: [Range<Int>]?) -> Void
    ) {
        var hits = LiteralHits(patternCount: members.count)
        unsafe scanner.forEachOccurrence(in: text) { literal, end in
            for owner in owners[literal] {
                hits.insert(end - lengths[literal], of: owner)
            }
            return true
        }
        if !hits.isEmpty {
            for runs in hits.byPattern() {
                guard let pattern = runs.first?.pattern else { continue }
                if case .windows(let windows) = members[pattern].plan {
                    body(pattern, unsafe windows.windows(around: runs, in: text))
                } else {
                    body(pattern, nil)
                }
            }
        }
        for pattern in unconditional {
            body(pattern, nil)
        }
    }

    /// Whether the text has a keyword of a pattern, where one is still asked for.
    private func isAdmitted(
        _ pattern: Int,
        in text: UnsafeBufferPointer<UInt8>,
        _ keywords: inout KeywordPresence
    ) -> Bool {
        let asked = members[pattern].keywords
        guard !asked.isEmpty else { return true }
        let present =
            keywords.present
            ?? {
                // All keywords at once, so that the text is read once more at most.
                var present = [Bool](repeating: false, count: keywordCount)
                var missing = keywordCount
                unsafe keywordScanner.forEachOccurrence(in: text) { keyword, _ in
                    missing -= present[keyword] ? 0 : 1
                    present[keyword] = true
                    return missing > 0
                }
                return present
            }()
        keywords.present = present
        return present[asked].contains(true)
    }
}

/// Which keywords stand in a text, once this has been asked.
private struct KeywordPresence {
    var present: [Bool]?
}

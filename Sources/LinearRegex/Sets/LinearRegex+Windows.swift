extension LinearRegex {
    /// Whether a match lies in one of the windows of a text; assertions see the whole text.
    func matches(in text: UnsafeBufferPointer<UInt8>, within windows: [Range<Int>]) -> Bool {
        matcher.withCache { cache in
            windows.contains { window in
                let request = unsafe SearchRequest(text: text, window: window, isAnchored: false)
                return cache.matches(request)
            }
        }
    }

    /// All matches that lie in windows of a text, which are in ascending order; the matches do not overlap.
    func allMatches(in text: UnsafeBufferPointer<UInt8>, within windows: [Range<Int>]) -> [Match] {
        matcher.withCache { cache in
            var matches: [Match] = []
            for window in windows {
                var request = unsafe SearchRequest(
                    text: text,
                    window: window,
                    isAnchored: false,
                    slotCount: 2 * (groupCount + 1)
                )
                // A pattern with windows around literals has no empty match.
                while request.window.lowerBound < window.upperBound, cache.find(request) {
                    let range = cache.range
                    matches.append(Match(range: range, groups: cache.groups))
                    request.window = max(range.upperBound, range.lowerBound + 1)..<window.upperBound
                }
            }
            return matches
        }
    }
}

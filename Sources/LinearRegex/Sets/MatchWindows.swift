/// The parts of a text in which the matches around some literals lie.
///
/// The windows do not overlap, and each holds the whole of every match that has any byte in it: a match contains one of
/// the literals, and the windows of literals that reach into each other are one. So a search that sees a window and one
/// byte on either side, which is all that an assertion looks at, finds what a search of the whole text finds, and each
/// byte belongs to at most one window. Finding the windows reads each byte at most four times.
struct MatchWindows {
    private let before: Reach
    private let after: Reach

    /// How far to go from a literal.
    private enum Reach {
        case bytes(Int)
        case lineFeeds(Int)
        case unbounded

        init(_ extent: MatchExtent) {
            switch (extent.bytes, extent.lineFeeds) {
            case (let bytes?, let lineFeeds) where bytes <= 1024 || lineFeeds ?? 9 > 8: self = .bytes(bytes)
            case (_, let lineFeeds?): self = .lineFeeds(lineFeeds)
            default: self = .unbounded
            }
        }
    }

    /// Makes the windows of literals.
    init(_ required: RequiredLiterals) {
        before = Reach(required.before)
        after = Reach(required.after)
    }

    /// The windows in ascending order around runs in ascending order of their first places.
    func windows(around runs: some Sequence<LiteralHits.Run>, in text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var windows: [Range<Int>] = []
        // The literal that the end of the last window was computed for.
        var anchor = 0
        for run in runs {
            let lastWindow = windows.last
            let floor = lastWindow?.upperBound ?? 0
            let start = run.first < floor ? floor : unsafe start(before: run.first, notBefore: floor, in: text)
            guard let lastWindow, start <= floor else {
                windows.append(start..<(unsafe end(after: run.last, in: text)))
                anchor = run.last
                continue
            }
            guard run.last > anchor else { continue }
            let end = unsafe end(after: run.last, knowing: lastWindow.upperBound, after: anchor, in: text)
            windows[windows.count - 1] = lastWindow.lowerBound..<max(lastWindow.upperBound, end)
            anchor = run.last
        }
        return windows
    }

    /// Where a match with a literal at a place starts at the earliest.
    private func start(before place: Int, notBefore floor: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
        switch before {
        case .bytes(let count): return max(floor, place - count)
        case .unbounded: return floor
        case .lineFeeds(let count):
            var left = count
            var start = place
            while start > floor {
                // In bounds: start is above floor, which is not negative, and no larger than the place of a literal.
                if unsafe text[start - 1] == 0x0A {
                    guard left > 0 else { break }
                    left -= 1
                }
                start -= 1
            }
            return start
        }
    }

    /// Where a match with a literal at a place ends at the latest.
    private func end(after place: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
        switch after {
        case .bytes(let count): count < text.count - place ? place + count : text.count
        case .unbounded: text.count
        case .lineFeeds(let count): unsafe Self.lineFeed(count, from: place, in: text)
        }
    }

    /// The same where the end for an earlier literal is known, so that no line is read again and again.
    private func end(
        after place: Int,
        knowing earlierEnd: Int,
        after earlier: Int,
        in text: UnsafeBufferPointer<UInt8>
    ) -> Int {
        guard case .lineFeeds = after, place < earlierEnd else { return unsafe end(after: place, in: text) }
        let passed = unsafe UnsafeBufferPointer(rebasing: text[earlier..<place]).count { $0 == 0x0A }
        guard passed > 0, earlierEnd < text.count else { return earlierEnd }
        return unsafe Self.lineFeed(passed - 1, from: earlierEnd + 1, in: text)
    }

    /// The place of the line feed that comes after so many others, or the end of the text.
    private static func lineFeed(_ skipped: Int, from start: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
        var left = skipped
        var place = start
        // In bounds: the loop ends at the end of the text.
        while place < text.count {
            if unsafe text[place] == 0x0A {
                guard left > 0 else { break }
                left -= 1
            }
            place += 1
        }
        return min(place, text.count)
    }
}

extension MatcherCache {
    /// The length under which a search that wants groups is left to the backtracker at once.
    private static let shortLength = 64

    /// Finds the match that RE2 would find and leaves it in the slots.
    func find(_ request: SearchRequest) -> Bool {
        guard let request = admitted(request) else { return false }
        if let literal = regex.literal { return findLiteral(literal, request) }
        for slot in 0..<request.slotCount { unsafe slots[slot] = -1 }
        if request.slotCount > 2 {
            if request.isAnchored, let table = onePass { return unsafe table.search(request, slots: slots) }
            if request.window.count <= Self.shortLength, onePass == nil,
                Backtracker.canSearch(program, length: request.window.count)
            {
                return unsafe backtracker.search(program, request, filter: filter, slots: slots)
            }
        }
        return findInLines(request) { request in
            switch self.range(request) {
            case .none: false
            case .gaveUp: self.pike(request)
            case .match: request.slotCount == 2 || self.findGroups(request)
            }
        }
    }

    /// Tells whether there is a match.
    func matches(_ request: SearchRequest) -> Bool {
        guard let request = admitted(request) else { return false }
        if let literal = regex.literal { return findLiteral(literal, request) }
        return findInLines(request) { request in
            if request.isWhole { return self.isWholeMatch(request) }
            if self.regex.facts.endsAtTextEnd {
                let result = self.range(request)
                return result == .gaveUp ? self.pike(request) : result != .none
            }
            let result = unsafe self.first?
                .scanForwards(
                    request.text,
                    window: request.window,
                    isAnchored: request.isAnchored,
                    isEarliest: true,
                    filter: self.filter
                )
            switch result {
            case .some(.none): return false
            case .match: return true
            case nil, .gaveUp: return self.pike(request)
            }
        }
    }

    /// Leaves out what cannot match by its length and place.
    private func admitted(_ request: SearchRequest) -> SearchRequest? {
        let facts = regex.facts
        guard request.window.count >= facts.minimumLength else { return nil }
        var request = request
        if facts.startsAtTextStart {
            guard request.window.lowerBound == 0 else { return nil }
            request.isAnchored = true
        }
        if facts.endsAtTextEnd, unsafe request.window.upperBound != request.text.count { return nil }
        return request
    }

    private func findLiteral(_ literal: LiteralFinder, _ request: SearchRequest) -> Bool {
        var window = request.window
        if request.isAnchored {
            guard !request.isWhole || window.count == literal.length else { return false }
            window = window.lowerBound..<window.lowerBound + literal.length
        }
        guard let start = unsafe literal.next(in: request.text, from: window.lowerBound, to: window.upperBound) else {
            return false
        }
        unsafe slots[0] = start
        unsafe slots[1] = start + literal.length
        return true
    }

    /// Runs a search only where the required literal stands: in its lines when a match stays in one line.
    private func findInLines(_ request: SearchRequest, _ search: (SearchRequest) -> Bool) -> Bool {
        guard !request.isAnchored, let required = regex.required else { return search(request) }
        let text = unsafe request.text
        let end = request.window.upperBound
        var start = request.window.lowerBound
        while start < end {
            guard let hit = unsafe required.next(in: text, from: start, to: end) else { return false }
            if regex.facts.canTakeNewline { return search(request) }
            let newline = LiteralByte(value: 0x0A, mask: 0)
            let lineEnd = unsafe ByteSearch.first(newline, in: text, from: hit, to: end)
            var line = request
            line.window =
                unsafe (ByteSearch.last(0x0A, in: text, from: start, to: hit).map { $0 + 1 } ?? start)..<lineEnd
            if search(line) { return true }
            start = lineEnd + 1
        }
        return false
    }

    private func isWholeMatch(_ request: SearchRequest) -> Bool {
        let result = unsafe longest?
            .scanForwards(
                request.text,
                window: request.window,
                isAnchored: true,
                isEarliest: false,
                filter: nil
            )
        switch result {
        case .some(.none): return false
        case .match(let end): return end == request.window.upperBound
        case nil, .gaveUp: return pike(request)
        }
    }

    /// Finds the range of a match with the automata and leaves it in slots 0 and 1.
    func range(_ request: SearchRequest) -> LazyAutomaton.ScanResult {
        let window = request.window
        let text = unsafe request.text
        if request.isWhole {
            let result = unsafe longest?
                .scanForwards(text, window: window, isAnchored: true, isEarliest: false, filter: nil)
            guard let result, result != .gaveUp else { return .gaveUp }
            guard result == .match(window.upperBound) else { return .none }
            return setRange(window)
        }
        if !request.isAnchored, regex.facts.endsAtTextEnd, let backwards {
            let result = unsafe backwards.scanBackwards(text, window: window)
            guard case .match(let start) = result else { return result }
            return setRange(start..<window.upperBound)
        }
        let result = unsafe first?
            .scanForwards(
                text,
                window: window,
                isAnchored: request.isAnchored,
                isEarliest: false,
                filter: filter
            )
        guard case .match(let end) = result else { return result ?? .gaveUp }
        if request.isAnchored { return setRange(window.lowerBound..<end) }
        let facts = regex.facts
        if facts.maximumLength == facts.minimumLength { return setRange(end - facts.minimumLength..<end) }
        let start = unsafe backwards?.scanBackwards(text, window: window.lowerBound..<end)
        guard case .match(let start) = start else { return .gaveUp }
        return setRange(start..<end)
    }

    private func setRange(_ range: Range<Int>) -> LazyAutomaton.ScanResult {
        unsafe slots[0] = range.lowerBound
        unsafe slots[1] = range.upperBound
        return .match(range.upperBound)
    }

    /// Finds the groups of the match in slots 0 and 1.
    func findGroups(_ request: SearchRequest) -> Bool {
        var exact = request
        exact.window = range
        exact.isAnchored = true
        exact.isWhole = true
        if let onePass { return unsafe onePass.search(exact, slots: slots) }
        if Backtracker.canSearch(program, length: exact.window.count) {
            return unsafe backtracker.search(program, exact, filter: nil, slots: slots)
        }
        return pike(exact)
    }
}

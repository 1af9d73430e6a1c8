extension LinearRegex {
    /// The engines, so that tests can compare them; a search chooses among them by itself.
    package enum Engine: CaseIterable, Sendable {
        /// The choice that a search makes.
        case automatic
        case pike
        case backtracker
        case onePass
        case automaton
    }

    /// What a forced engine found.
    package enum EngineAnswer: Equatable, Sendable {
        /// The engine cannot do this search.
        case notApplicable
        case noMatch
        case match(Match)
    }

    /// The first match, or the whole match, by one engine.
    ///
    /// The automaton finds the range; its groups come from the others.
    package func firstMatch(
        in bytes: [UInt8],
        from start: Int = 0,
        isAnchored: Bool = false,
        isWhole: Bool = false,
        engine: Engine
    ) -> EngineAnswer {
        guard start >= 0, start <= bytes.count else { return .noMatch }
        return unsafe bytes.withUnsafeBufferPointer { bytes in
            let request = unsafe SearchRequest(
                text: bytes,
                window: start..<bytes.count,
                isAnchored: isAnchored || isWhole,
                isWhole: isWhole,
                slotCount: matcher.compiled.program.slotCount
            )
            return matcher.withCache { cache in
                guard let isFound = cache.find(request, engine: engine) else { return .notApplicable }
                return isFound ? .match(Match(range: cache.range, groups: cache.groups)) : .noMatch
            }
        }
    }
}

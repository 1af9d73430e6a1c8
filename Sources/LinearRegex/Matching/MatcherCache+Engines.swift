extension MatcherCache {
    /// Finds a match with one engine; nil when the engine cannot do this search.
    func find(_ request: SearchRequest, engine: LinearRegex.Engine) -> Bool? {
        guard engine != .automatic else { return find(request) }
        unsafe slots.update(repeating: -1)
        switch engine {
        case .automatic, .pike: return pike(request)
        case .backtracker:
            guard Backtracker.canSearch(program, length: request.window.count) else { return nil }
            return unsafe backtracker.search(program, request, filter: filter, slots: slots)
        case .onePass:
            guard request.isAnchored, let onePass else { return nil }
            return unsafe onePass.search(request, slots: slots)
        case .automaton:
            switch range(request) {
            case .none: return false
            case .gaveUp: return nil
            case .match: return request.slotCount == 2 || findGroups(request)
            }
        }
    }
}

import Synchronization

/// A place for one cache; who finds it taken tries the next one.
final class SharedCache: Sendable {
    private let cache = Mutex<MatcherCache?>(nil)

    /// Runs a search with the cache of a pattern; returns nil when another thread has it.
    @inline(__always)
    func tryWith<Result: Sendable>(_ regex: CompiledRegex, _ search: (MatcherCache) -> Result) -> Result? {
        cache.withLockIfAvailable { cache in
            if let cache { return search(cache) }
            let made = MatcherCache(regex)
            cache = made
            return search(made)
        }
    }
}

/// A compiled pattern and the caches of the threads that search with it.
final class RegexMatcher: Sendable {
    /// The compiled pattern.
    let compiled: CompiledRegex
    private let caches: [SharedCache]

    /// The number of threads that can search at once before a search has to make its own cache.
    private static let cacheCount = 8

    /// Compiles a pattern; nil if its program is larger than the limit.
    init?(_ parsed: ParsedRegex, limits: LinearRegex.Limits) {
        guard let compiled = CompiledRegex(parsed, limits: limits) else { return nil }
        self.compiled = compiled
        caches = (0..<Self.cacheCount).map { _ in SharedCache() }
    }

    /// Runs a search with a cache that no other thread uses.
    @inline(__always)
    func withCache<Result: Sendable>(_ search: (MatcherCache) -> Result) -> Result {
        for cache in caches {
            if let result = cache.tryWith(compiled, search) { return result }
        }
        return search(MatcherCache(compiled))
    }
}

import LinearRegex

/// Compiled patterns by their text, so that a pattern that is no constant is compiled once in an evaluation, and refused
/// once where it is wrong.
struct PatternCache {
    private var entries: [Entry] = []
    /// The entry that gives way next.
    private var oldest = 0
    /// The entry that was found last, which is mostly the next one too.
    private var latest = 0

    private struct Entry {
        let hash: UInt64
        let pattern: String
        let compiled: Result<LinearRegex, CELFailure>
    }

    /// More different patterns than this in one expression come from its data; they take turns.
    private static let capacity = 64
    /// Less than a constant's: all together use about as much as eight constants.
    private static let limits = LinearRegex.Limits(cacheBytes: 256 << 10)

    /// What came of a pattern; nil for one that is not known, or no longer.
    mutating func known(_ pattern: String) -> Result<LinearRegex, CELFailure>? {
        if latest < entries.count, CELText.isEqual(entries[latest].pattern, pattern) { return entries[latest].compiled }
        let hash = CELKeyHash.hash(of: pattern)
        for index in entries.indices
        where entries[index].hash == hash && CELText.isEqual(entries[index].pattern, pattern) {
            latest = index
            return entries[index].compiled
        }
        return nil
    }

    /// Compiles a pattern and keeps what comes of it.
    mutating func compile(_ pattern: String) throws(CELFailure) -> LinearRegex {
        let compiled = Result { () throws(CELFailure) in try CELRegex.compiled(pattern, limits: Self.limits) }
        let entry = Entry(hash: CELKeyHash.hash(of: pattern), pattern: pattern, compiled: compiled)
        if entries.count < Self.capacity {
            entries.append(entry)
        } else {
            entries[oldest] = entry
            oldest = (oldest + 1) % Self.capacity
        }
        return try compiled.get()
    }
}

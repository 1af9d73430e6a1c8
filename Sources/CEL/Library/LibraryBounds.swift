/// How large a function's result may grow, so that a short expression cannot exhaust the memory.
enum LibraryBounds {
    /// The largest text or byte sequence that a function makes, unless it was given a larger one.
    static let bytes = 16 << 20
    /// The longest list that a function makes, unless it was given a longer one.
    static let elements = 1_000_000
    /// The deepest nesting of lists and maps that a function follows.
    static let depth = 200
    /// How many values a function compares in vain, or goes into, before it gives up.
    static let steps = 1_000_000

    /// Fails where a result of so many bytes is too large.
    static func check(bytes count: Int, given: Int = 0) throws(CELFailure) {
        if count > max(bytes, given) { throw .limitReached("memory") }
    }

    /// Fails where a result of so many elements is too long.
    static func check(elements count: Int, given: Int = 0) throws(CELFailure) {
        if count > max(elements, given) { throw .limitReached("memory") }
    }
}

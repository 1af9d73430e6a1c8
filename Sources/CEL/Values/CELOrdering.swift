/// How two values stand to each other.
public enum CELOrdering: Int, Hashable, Sendable {
    /// The first comes before the second.
    case ascending = -1
    /// Neither comes before the other.
    case same = 0
    /// The first comes after the second.
    case descending = 1

    @inline(__always)
    init<Value: Comparable>(_ left: Value, _ right: Value) {
        self = left < right ? .ascending : left == right ? .same : .descending
    }
}

/// What stands in the way of a value.
struct SampleObstacle: Error, Hashable {
    /// What it is, as a lower-case fragment that begins with the keyword.
    var reason: String
    /// Whether the bounds of the work are reached, so that nothing else is worth trying.
    var isFinal = false
}

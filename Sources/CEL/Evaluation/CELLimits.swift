/// What one evaluation may cost.
///
/// The same expression on the same values costs the same on every machine.
public struct CELLimits: Hashable, Sendable {
    /// How many steps: one for each node visited and each element gone through, more for long strings and large values, and
    /// for patterns that are no constants.
    public var steps: Int
    /// How many bytes the values made on the way may have in total, whether or not they are still in use.
    public var memory: Int
    /// How deeply evaluations, and the values that they make, may be nested.
    ///
    /// Values that are handed in may be nested 1,000 deep, or as deeply as this where it is more, when something goes
    /// through them, such as a comparison.
    public var depth: Int

    /// Makes limits; the defaults are generous for rules about configuration.
    ///
    /// A greater depth needs a greater stack: the default fits the 512 KB of a concurrency thread.
    public init(steps: Int = 10_000_000, memory: Int = 64 << 20, depth: Int = 400) {
        self.steps = steps
        self.memory = memory
        self.depth = depth
    }

    /// How deeply a value may be nested that something goes through, whatever the limits.
    static let deepestValue = 1_000

    /// The defaults.
    public static let standard = CELLimits()
}

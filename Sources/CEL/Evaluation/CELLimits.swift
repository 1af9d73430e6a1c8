/// What one evaluation may cost.
///
/// The same expression on the same values costs the same on every machine.
public struct CELLimits: Hashable, Sendable {
    /// How many steps: one for each node visited and each element gone through, more for long strings and large values.
    public var steps: Int
    /// How many bytes the values made on the way may have in total, whether or not they are still in use.
    public var memory: Int
    /// How deeply values and evaluations may be nested.
    public var depth: Int

    /// Makes limits; the defaults are generous for rules about configuration.
    ///
    /// A greater depth needs a greater stack: the default fits the 512 KB of a concurrency thread.
    public init(steps: Int = 10_000_000, memory: Int = 64 << 20, depth: Int = 400) {
        self.steps = steps
        self.memory = memory
        self.depth = depth
    }

    /// The defaults.
    public static let standard = CELLimits()
}

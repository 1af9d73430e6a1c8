/// The ids that an expression or a plan may name; nil where the caller does not know them, and nothing is judged then.
public struct KnownNames: Sendable, Hashable {
    /// The ids of controls.
    public var controls: [String]?
    /// The ids of checks.
    public var checks: [String]?

    /// Makes a set of names.
    public init(controls: [String]? = nil, checks: [String]? = nil) {
        self.controls = controls
        self.checks = checks
    }
}

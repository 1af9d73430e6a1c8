/// A condition that no points can buy: where it fails the decision is NO-GO, where it is unknown at best
/// insufficient evidence.
public struct Must: Sendable, Hashable {
    /// How a must is decided.
    public enum Rule: Sendable, Hashable {
        /// All these controls pass; a control that does not apply leaves the must unknown.
        case controls([String])
        /// No open finding of critical severity counts against the controls (all controls where the list is empty).
        case noCritical(among: [String])
        /// At most so many open findings of high severity.
        case highFindings(atMost: Int)
        /// Nothing in this version can answer it; the reason says what is missing.
        case unanswerable(String)
    }

    /// The id in kebab case.
    public var id: String
    /// The condition in one line.
    public var title: String
    /// Whether it is one of the five success criteria.
    public var isSuccessCriterion: Bool
    /// How it is decided.
    public var rule: Rule
}

/// The subjects that a probe means to observe, filed before it observes the first.
///
/// Without a roster nobody could tell evidence that was lost from evidence that never was.
public struct Roster: Codable, Sendable, Hashable {
    /// The kind of evidence.
    public var kind: String
    /// The subjects, in the order in which they are observed.
    public var subjects: [String]
    /// Why there may be more subjects than are listed, or nil where the roster is complete.
    public var shortfall: Unjudged?

    /// Makes a roster.
    public init(kind: String, subjects: [String], shortfall: Unjudged? = nil) {
        self.kind = kind
        self.subjects = subjects
        self.shortfall = shortfall
    }

    /// Whether every subject is listed.
    public var isComplete: Bool {
        shortfall == nil
    }
}

public import AssayModel

/// One of the fixed questions that carry the points of the score.
///
/// Checks refine a control; a check that is added never shifts points.
public struct Control: Sendable, Hashable {
    /// The id, `area.kebab-noun`.
    public var id: String
    /// The passing state in one line.
    public var title: String
    /// The category whose points it shares in.
    public var category: Category
    /// The named group within the category.
    public var group: String
    /// Its points, before controls that do not apply are left out.
    public var weight: Double
    /// The impact when the answer is no, for the risk matrix while the answer is unknown.
    public var impact: Severity
    /// What someone does to have an unknown answer settled.
    public var nextStep: String
}

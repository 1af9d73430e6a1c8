/// The prose and the rank of a check: what reports, the catalogue and `assay checks explain` print.
public struct CheckDescription: Sendable, Hashable {
    /// The stable id: area, a dot, and the type's name in kebab case, such as `security.session-cookie-flags`.
    public var id: String
    /// The control that the check refines.
    public var control: String
    /// The passing state in one line.
    public var title: String
    /// Why a failure matters in production.
    public var rationale: String
    /// What to do about a failure.
    public var remedy: String
    /// The impact of a finding, unless the finding says otherwise.
    public var severity: Severity
    /// How probable it is that a finding strikes, unless the finding says otherwise.
    public var likelihood: Likelihood
    /// Requirements and weaknesses that the check speaks to.
    public var references: [Reference]

    /// Makes a description.
    public init(
        id: String,
        control: String,
        title: String,
        rationale: String,
        remedy: String,
        severity: Severity,
        likelihood: Likelihood,
        references: [Reference] = []
    ) {
        self.id = id
        self.control = control
        self.title = title
        self.rationale = rationale
        self.remedy = remedy
        self.severity = severity
        self.likelihood = likelihood
        self.references = references
    }

    /// The area that the id names, or nil where it names none.
    public var area: Area? {
        id.split(separator: ".", maxSplits: 1).first.flatMap { Area(rawValue: String($0)) }
    }
}

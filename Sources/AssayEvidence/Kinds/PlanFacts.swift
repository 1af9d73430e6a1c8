public import AssayModel

/// What the frozen plan and the inventory settled before the run; subject `run`.
public struct PlanFacts: Evidence, Hashable {
    /// The kind.
    public static let kind = "plan-facts"
    /// Ninety days.
    public static let shelfLife = ShelfLife.quarter

    /// The plan with its defaults.
    public var plan: Plan
    /// Files whose settings the deployed service runs with, in the order in which they apply.
    public var deployedFiles: [String]
    /// The README.
    public var readme: String?
    /// The runbook.
    public var runbook: String?
    /// The API description, where it lies in the tree.
    public var apiDescription: String?

    /// Makes the facts.
    public init(
        plan: Plan,
        deployedFiles: [String] = [],
        readme: String? = nil,
        runbook: String? = nil,
        apiDescription: String? = nil
    ) {
        self.plan = plan
        self.deployedFiles = deployedFiles
        self.readme = readme
        self.runbook = runbook
        self.apiDescription = apiDescription
    }
}

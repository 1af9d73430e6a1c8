/// What a user says of a run.
public struct AuditOptions: Sendable {
    /// The plan's file.
    public var planFile: String
    /// The folder for runs and the project's key; nil means `.assay` beside the plan.
    public var stateFolder: String?
    /// Whether the newest run is to go on.
    public var isResuming: Bool
    /// The program and arguments that hold the target's process, see `ProcessGuard`.
    public var guardCommand: [String]

    /// Makes options.
    public init(planFile: String, stateFolder: String? = nil, isResuming: Bool = false, guardCommand: [String]) {
        self.planFile = planFile
        self.stateFolder = stateFolder
        self.isResuming = isResuming
        self.guardCommand = guardCommand
    }
}

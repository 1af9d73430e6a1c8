public import AssayModel

/// How a report is written; what is said follows from the report alone.
public struct ReportOptions: Sendable, Hashable {
    /// Whether text is coloured with the escape sequences of terminals.
    public var colour: Bool
    /// The columns of the terminal, at least 40.
    public var width: Int
    /// Whether text lists everything: all findings with their remedies, all reasons, all that was not assessed.
    public var isVerbose: Bool
    /// How many findings of one check text lists unless it is verbose, at least 1.
    public var findingsPerCheck: Int
    /// Whether SARIF also lists the checks that passed.
    public var includesPasses: Bool
    /// The catalogue's prose, from which SARIF makes its rules.
    public var checks: [CheckDescription]
    /// The files that hold the other reports, for text to name.
    public var files: [String]
    /// The command that text proposes to run next; nil for the one that the verdict suggests.
    public var nextCommand: String?

    /// Makes options.
    public init(
        colour: Bool = false,
        width: Int = 100,
        isVerbose: Bool = false,
        findingsPerCheck: Int = 5,
        includesPasses: Bool = false,
        checks: [CheckDescription] = [],
        files: [String] = [],
        nextCommand: String? = nil
    ) {
        self.colour = colour
        self.width = max(width, 40)
        self.isVerbose = isVerbose
        self.findingsPerCheck = max(findingsPerCheck, 1)
        self.includesPasses = includesPasses
        self.checks = checks
        self.files = files
        self.nextCommand = nextCommand
    }
}

/// One mistake in a plan, with its place in the file.
public struct PlanDiagnostic: Sendable, Hashable {
    /// The file as the caller named it.
    public var file: String
    /// The line, from 1.
    public var line: Int
    /// The column, from 1, in Unicode scalars.
    public var column: Int
    /// What is wrong, as a lower-case fragment; it never quotes what may be a secret.
    public var message: String
    /// The valid word that was probably meant.
    public var suggestion: String?

    /// Makes a diagnostic.
    public init(file: String, line: Int, column: Int, message: String, suggestion: String? = nil) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
        self.suggestion = suggestion
    }
}

extension PlanDiagnostic: Comparable {
    /// Orders diagnostics by file, then by position, and those of one place by their words.
    public static func < (left: PlanDiagnostic, right: PlanDiagnostic) -> Bool {
        (left.file, left.line, left.column, left.message, left.suggestion ?? "")
            < (right.file, right.line, right.column, right.message, right.suggestion ?? "")
    }
}

extension PlanDiagnostic: CustomStringConvertible {
    /// The place, the message and the suggestion:
    /// `assay.yaml:12:3: unknown key 'targett' in the plan; did you mean 'target'?`.
    public var description: String {
        let hint = suggestion.map { "; did you mean '\($0)'?" } ?? ""
        return "\(file):\(line):\(column): \(message)\(hint)"
    }
}

/// A plan that cannot be used, with all of its mistakes.
public struct PlanInvalid: Error, Equatable {
    /// The mistakes in the order of the file.
    public var diagnostics: [PlanDiagnostic]

    /// Makes the error.
    public init(diagnostics: [PlanDiagnostic]) {
        self.diagnostics = diagnostics
    }
}

extension PlanInvalid: CustomStringConvertible {
    /// The mistakes, one a line.
    public var description: String {
        diagnostics.isEmpty
            ? "the plan is not valid" : diagnostics.map(\.description).joined(separator: "\n")
    }
}

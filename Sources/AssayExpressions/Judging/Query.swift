import AssayEvidence
import AssayModel
public import CEL

/// An expression that is asked of a finished run: `assay eval`.
public struct Query: Sendable {
    /// What a run answers.
    public enum Answer: Sendable {
        /// A condition, judged as a criterion of a plan would be.
        case condition(CriterionJudgement)
        /// A value of another type.
        case value(CELValue)
        /// There is no value, for this reason.
        case none(String)
    }

    private let program: CELProgram
    private let criterion: Criterion?
    private let usesLoad: Bool

    /// Compiles an expression of any type.
    ///
    /// - Throws: everything that is wrong with it.
    public init(_ source: String, knowing names: KnownNames = KnownNames()) throws(CELCompileError) {
        program = try ExpressionLanguage.criterionEnvironment().compile(source)
        let dependencies = CriterionDependencies(of: program.checked)
        usesLoad = dependencies.usesLoad
        let unknown = dependencies.unknownNames(given: names)
        guard unknown.isEmpty else { throw CELCompileError(unknown) }
        criterion = program.resultType == .bool ? try Criterion(source) : nil
    }

    /// The parts that decided the value, each with its own, as indented lines; for each paced run where it asks about load.
    public func explanation(in view: RunView) -> String {
        guard usesLoad else { return program.explain(view.bindings).text() }
        return view.facts.loads
            .map { load in
                var bindings = view.bindings
                bindings["load"] = ExpressionRecords.load.value(of: load.run)
                return "in '\(load.run.scenario.name)': \(program.explain(bindings).text())"
            }
            .joined(separator: "\n")
    }

    /// Asks the run.
    public func answer(in view: RunView) -> Answer {
        if let criterion { return .condition(criterion.judged(in: view)) }
        var bindings = view.bindings
        if usesLoad {
            guard let load = view.facts.loads.first, view.facts.loads.count == 1 else {
                let count = view.facts.loads.count
                return .none(
                    count == 0
                        ? view.facts.loadGap ?? "no load was run"
                        : "the run has \(count) loads: ask for one of 'loads', as in loads[0].rate"
                )
            }
            bindings["load"] = ExpressionRecords.load.value(of: load.run)
        }
        do throws(CELEvaluationError) {
            return .value(try program.evaluate(bindings))
        } catch {
            return .none("\(error)")
        }
    }
}

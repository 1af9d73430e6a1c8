import AssayEvidence
public import AssayModel
public import CEL

/// A condition of a plan over a run: `decision.must` and `decision.should`.
public struct Criterion: Sendable {
    /// The expression as it was written.
    public let source: String
    private let program: CELProgram
    /// A condition is judged many times, also over runs that might be, so one must not take long.
    private static let limits = CELLimits(steps: 1_000_000, memory: 16 << 20)
    /// The most findings that are tried one by one.
    private static let mostCulprits = 200
    private let dependencies: CriterionDependencies

    /// Compiles a condition.
    ///
    /// - Throws: everything that is wrong with it.
    public init(_ source: String) throws(CELCompileError) {
        self.source = source
        program = try ExpressionLanguage.criterionEnvironment().compile(source, expecting: .bool)
        dependencies = CriterionDependencies(of: program.checked)
    }

    /// Everything that is wrong with a condition, as spans in its text; ids are judged where the known ones are given.
    public static func diagnostics(of source: String, knowing names: KnownNames = KnownNames()) -> [CELDiagnostic] {
        do throws(CELCompileError) {
            return try Criterion(source).dependencies.unknownNames(given: names)
        } catch {
            return error.diagnostics
        }
    }

    /// Judges the condition over a run.
    ///
    /// A condition that holds on what is known, and asks about something that is not wholly known, is unknown; so is one
    /// that fails and would hold if what is unknown were well.
    public func judged(in view: RunView) -> CriterionJudgement {
        let known = outcome(in: view)
        switch known {
        case .failed(let why): return CriterionJudgement(.unknown, because: why)
        case .value(true, _):
            guard let gap = firstGap(in: view) else { return CriterionJudgement(.holds, because: nil) }
            return CriterionJudgement(.unknown, because: gap)
        case .value(false, let lines):
            if case .value(true, _) = outcome(in: view.assumingTheBest) {
                let gap =
                    firstGap(in: view) ?? gap(of: .allChecks, in: view)
                    ?? "some of what it asks about has no check in this version"
                return CriterionJudgement(.unknown, because: "\(gap); so far \(lines.joined(separator: ", "))")
            }
            return CriterionJudgement(.fails, because: lines.joined(separator: ", "), findings: culprits(in: view))
        }
    }

    /// The findings that make the condition fail: each that does so alone, else all where it would hold without any.
    private func culprits(in view: RunView) -> [Digest] {
        guard dependencies.all.contains(.allChecks), !dependencies.usesLoad, !view.findings.isEmpty else { return [] }
        var bindings = view.bindings
        func holds(_ findings: [CELValue]) -> Bool {
            bindings["findings"] = .list(findings)
            // A condition that fails to evaluate does not hold; why it does so was told by the judgement itself.
            guard case .bool(true)? = try? program.evaluate(bindings, limits: Self.limits) else { return false }
            return true
        }
        guard holds([]) else { return [] }
        let alone = view.findings.prefix(Self.mostCulprits).filter { !holds([ExpressionRecords.finding.value(of: $0)]) }
        return (alone.isEmpty ? view.findings : Array(alone)).map(\.record.fingerprint)
    }

    private enum Outcome {
        case value(Bool, lines: [String])
        case failed(String)
    }

    /// The value over a view; with `load`, of all paced runs taken together.
    private func outcome(in view: RunView) -> Outcome {
        guard dependencies.usesLoad else { return outcome(with: view.bindings, naming: nil) }
        guard !view.facts.loads.isEmpty else {
            return .failed(view.facts.loadGap ?? "no load was run")
        }
        let bindings = view.bindings
        var failure: Outcome?
        for load in view.facts.loads {
            var own = bindings
            own["load"] = ExpressionRecords.load.value(of: load.run)
            let name = view.facts.loads.count > 1 ? load.run.scenario.name : nil
            switch outcome(with: own, naming: name) {
            case .value(true, _): break
            case .value(false, let lines): return .value(false, lines: lines)
            case .failed(let why): failure = failure ?? .failed(why)
            }
        }
        return failure ?? .value(true, lines: [])
    }

    private func outcome(with bindings: [String: CELValue], naming load: String?) -> Outcome {
        let place = load.map { " (in '\($0)')" } ?? ""
        do throws(CELEvaluationError) {
            guard case .bool(let value) = try program.evaluate(bindings, limits: Self.limits) else {
                return .failed("it is no condition")
            }
            return .value(value, lines: value ? [] : program.lines(explaining: bindings).map { $0 + place })
        } catch {
            return .failed("\(error)\(place)")
        }
    }

    /// Why something that the condition asks about is not wholly known.
    private func firstGap(in view: RunView) -> String? {
        dependencies.all.sorted { "\($0)" < "\($1)" }.compactMap { gap(of: $0, in: view) }.first
    }

    private func gap(of dependency: CriterionDependency, in view: RunView) -> String? {
        switch dependency {
        case .allChecks:
            guard let first = view.unknownChecks.min(by: { $0.key < $1.key }) else { return nil }
            let count = view.unknownChecks.count
            let more = count > 1 ? " (and \(count - 1) more)" : ""
            return "\(first.key) was not assessed: \(first.value)\(more)"
        case .check(let id): return gap(ofCheck: id, in: view)
        case .control(let id): return gap(ofControl: id, in: view)
        case .load: return view.facts.loadGap
        case .settings: return view.facts.settingGap
        }
    }

    private func gap(ofCheck id: String, in view: RunView) -> String? {
        if let why = view.unknownChecks[id] { return "\(id) was not assessed: \(why)" }
        return view.results.contains { $0.check == id } ? nil : "there is no result of \(id)"
    }

    private func gap(ofControl id: String, in view: RunView) -> String? {
        guard let control = view.controls.first(where: { $0.id == id }) else { return "there is no answer to \(id)" }
        if control.state == "not-assessed" { return "\(id) was not assessed" }
        return view.results.filter { $0.control == id }.compactMap { gap(ofCheck: $0.check, in: view) }.first
    }
}

/// What came of a condition.
public struct CriterionJudgement: Sendable, Hashable {
    /// The states of a condition.
    public enum State: Sendable, Hashable {
        /// It holds.
        case holds
        /// It does not hold.
        case fails
        /// It is not known whether it holds.
        case unknown
    }

    /// What came of it.
    public let state: State
    /// Why: the values that made it false, or what is not known; nil where it holds.
    public let reason: String?
    /// The findings that make it fail, where it is findings that do.
    public let findings: [Digest]

    init(_ state: State, because reason: String?, findings: [Digest] = []) {
        self.state = state
        self.reason = reason
        self.findings = findings
    }
}

import AssayEvidence
import AssayModel
public import CEL

/// The names that expressions of a plan may use.
public enum ExpressionLanguage {
    /// A name with its type and meaning, for the documentation.
    public struct Entry: Sendable, Hashable {
        /// The variable, or `Record.field`.
        public let name: String
        /// The type as people write it.
        public let type: String
        /// What it is.
        public let meaning: String
    }

    /// The variables of criteria (`decision.must`, `decision.should`) and of `assay eval`.
    static let criterionVariables: [ExpressionField<RunView>] = [
        .init("run", ExpressionRecords.run.type, "the run itself") { ExpressionRecords.run.value(of: $0) },
        .init("findings", .list(ExpressionRecords.finding.type), "all findings, gravest first") { view in
            .list(view.findings.map { ExpressionRecords.finding.value(of: $0) })
        },
        .init("checks", .map(.string, ExpressionRecords.check.type), "the checks by id") { view in
            .map(CELMap(fields: view.results.map { ($0.check, ExpressionRecords.check.value(of: $0)) }))
        },
        .init("controls", .map(.string, ExpressionRecords.control.type), "the controls by id") { view in
            .map(CELMap(fields: view.controls.map { ($0.id, ExpressionRecords.control.value(of: $0)) }))
        },
        .init("score", ExpressionRecords.score.type, "the launch readiness score") {
            ExpressionRecords.score.value(of: $0)
        },
        .init("loads", .list(ExpressionRecords.load.type), "all paced runs") { view in
            .list(view.facts.loads.map { ExpressionRecords.load.value(of: $0.run) })
        },
        .init("config", ExpressionRecords.config.type, "the settings of the deployed profile") {
            ExpressionRecords.config.value(of: $0.facts)
        },
        .init("now", .timestamp, "the moment of the decision") { .instant($0.now) },
    ]

    /// The variable that stands for each paced run in turn.
    static let loadVariable = ExpressionField<LoadRun>(
        "load",
        ExpressionRecords.load.type,
        "each paced run in turn: what is said of it must hold for every one"
    ) { ExpressionRecords.load.value(of: $0) }

    static let records: [CELRecord] = [
        ExpressionRecords.run.declaration, ExpressionRecords.finding.declaration, ExpressionRecords.check.declaration,
        ExpressionRecords.control.declaration, ExpressionRecords.score.declaration,
        ExpressionRecords.points.declaration, ExpressionRecords.load.declaration,
        ExpressionRecords.latency.declaration, ExpressionRecords.config.declaration,
        ExpressionRecords.setting.declaration,
    ]

    private static let builtCriteria = Result { () throws(CELEnvironmentError) in try criteria() }
    private static let builtExpectations = Result { () throws(CELEnvironmentError) in try expectations() }

    /// The environment of criteria and of `assay eval`, made once.
    ///
    /// - Throws: where the declarations contradict each other, which a test rules out.
    static func criterionEnvironment() throws(CELCompileError) -> CELEnvironment {
        try environment(builtCriteria)
    }

    /// The environment of expectations, made once.
    static func expectationEnvironment() throws(CELCompileError) -> CELEnvironment {
        try environment(builtExpectations)
    }

    private static func environment(
        _ built: Result<CELEnvironment, CELEnvironmentError>
    ) throws(CELCompileError) -> CELEnvironment {
        do throws(CELEnvironmentError) {
            return try built.get()
        } catch {
            throw CELCompileError([CELDiagnostic("\(error)", at: 0..<0)])
        }
    }

    /// What criteria and `assay eval` may use.
    public static func criteria() throws(CELEnvironmentError) -> CELEnvironment {
        let variables = criterionVariables.map { CELVariable($0.name, $0.type, documentation: $0.meaning) }
        return try CELEnvironment(
            variables: variables + [CELVariable("load", loadVariable.type, documentation: loadVariable.meaning)],
            records: records
        )
    }

    /// What the plan's `performance.expect` may use: the one variable `load`.
    public static func expectations() throws(CELEnvironmentError) -> CELEnvironment {
        try CELEnvironment(
            variables: [CELVariable("load", loadVariable.type, documentation: loadVariable.meaning)],
            records: [ExpressionRecords.load.declaration, ExpressionRecords.latency.declaration]
        )
    }

    /// Every variable and field, in the order of the documentation.
    public static var entries: [Entry] {
        Entry.variables + Entry.fields(of: ExpressionRecords.run) + Entry.fields(of: ExpressionRecords.finding)
            + Entry.fields(of: ExpressionRecords.check) + Entry.fields(of: ExpressionRecords.control)
            + Entry.fields(of: ExpressionRecords.score) + Entry.fields(of: ExpressionRecords.points)
            + Entry.fields(of: ExpressionRecords.load) + Entry.fields(of: ExpressionRecords.latency)
            + Entry.fields(of: ExpressionRecords.config) + Entry.fields(of: ExpressionRecords.setting)
    }
}

extension ExpressionLanguage.Entry {
    fileprivate static var variables: [ExpressionLanguage.Entry] {
        let load = ExpressionLanguage.loadVariable
        return ExpressionLanguage.criterionVariables.map { field in
            ExpressionLanguage.Entry(name: field.name, type: "\(field.type)", meaning: field.meaning)
        } + [ExpressionLanguage.Entry(name: load.name, type: "\(load.type)", meaning: load.meaning)]
    }

    fileprivate static func fields(of record: ExpressionRecord<some Any>) -> [ExpressionLanguage.Entry] {
        record.fields.map { field in
            ExpressionLanguage.Entry(
                name: "\(record.name).\(field.name)",
                type: "\(field.type)",
                meaning: field.meaning
            )
        }
    }
}

import AssayEvidence
import AssayModel
import CEL

/// The records of the language of criteria and expectations.
enum ExpressionRecords {
    static let latency = ExpressionRecord<LoadRun.Latency>(
        "Latency",
        [
            .init("p50", .duration, "the median") { .milliseconds($0.p50) },
            .init("p90", .duration, "the 90th percentile") { .milliseconds($0.p90) },
            .init("p95", .duration, "the 95th percentile") { .milliseconds($0.p95) },
            .init("p99", .duration, "the 99th percentile") { .milliseconds($0.p99) },
            .init("p999", .duration, "the 99.9th percentile") { .milliseconds($0.p999) },
            .init("max", .duration, "the longest") { .milliseconds($0.max) },
            .init("mean", .duration, "the mean") { .milliseconds($0.mean) },
        ]
    )

    static let load = ExpressionRecord<LoadRun>(
        "Load",
        [
            .init("name", .string, "the name that the plan gives the run") { .string($0.scenario.name) },
            .init("request", .string, "the request: method and path") { .string($0.scenario.request.description) },
            .init("latency", latency.type, "latency from the moment at which a request was due") {
                latency.value(of: $0.latency)
            },
            .init("errorRate", .double, "the share of requests that got no expected answer, 0 to 1") {
                .double($0.value(of: .errorRate))
            },
            .init("rate", .double, "expected answers per second") { .double($0.rate) },
            .init("targetRate", .double, "requests per second that the plan calls for") { .double($0.scenario.rate) },
            .init("duration", .duration, "how long the plan calls for") {
                .milliseconds(Double($0.scenario.duration.milliseconds))
            },
            .init("scheduled", .int, "requests that were due") { .int(Int64($0.scheduled)) },
            .init("completed", .int, "requests that got an expected answer") { .int(Int64($0.completed)) },
            .init("unsent", .int, "requests that were never sent") { .int(Int64($0.unsent)) },
            .init("errors", .map(.string, .int), "failed requests by kind of failure") { .counts($0.errors) },
            .init("statuses", .map(.string, .int), "answers by status") { .counts($0.statuses) },
            .init("generatorLag", .duration, "how late the generator itself sent, 99th percentile") {
                .milliseconds($0.generatorLag)
            },
            .init("generatorWasBottleneck", .bool, "whether the generator held the load back") {
                .bool($0.generatorWasBottleneck)
            },
        ]
    )

    static let finding = ExpressionRecord<RunView.Finding>(
        "Finding",
        [
            .init("check", .string, "the id of the check") { .string($0.record.check) },
            .init("control", .string, "the control that it counts against") { .string($0.record.control) },
            .init("category", .string, "functionality, security, performance, infrastructure or documentation") {
                .string($0.record.category.rawValue)
            },
            .init("severity", .string, "info, low, medium, high or critical") { .string($0.record.severity.rawValue) },
            .init("impact", .int, "the severity as a number, 1 (info) to 5 (critical)") {
                .int(Int64($0.record.severity.impact))
            },
            .init("likelihood", .string, "rare, unlikely, possible, likely or almost-certain") {
                .string($0.record.likelihood.rawValue)
            },
            .init("risk", .int, "impact × likelihood, 1 to 25") { .int(Int64($0.record.risk)) },
            .init("open", .bool, "whether no valid waiver accepts it") { .bool($0.isOpen) },
            .init("message", .string, "what is wrong") { .string($0.record.message) },
            .init("remedy", .string, "what to do about it") { .string($0.record.remedy) },
            .init("file", .string, "the file; empty where it is about none") {
                .string($0.record.location?.file ?? "")
            },
            .init("line", .int, "the line; 0 where it is about none") { .int(Int64($0.record.location?.line ?? 0)) },
            .init("operation", .string, "the operation, such as `POST /orders`; empty where it is about none") {
                .string($0.record.request?.operation ?? "")
            },
            .init("references", .list(.string), "requirements and weaknesses, such as `CWE-798`") {
                .list($0.record.references.map { .string($0.rawValue) })
            },
            .init("fingerprint", .string, "what tells it from others, as reports print it") {
                .string($0.record.fingerprint.description)
            },
        ]
    )

    static let check = ExpressionRecord<CheckResult>(
        "Check",
        [
            .init("outcome", .string, "pass, partial, fail, not-assessed or not-applicable") {
                .string($0.outcome.word)
            },
            .init("control", .string, "the control that it refines") { .string($0.control) },
            .init("findings", .int, "how many findings it has") { .int(Int64($0.findings.count)) },
            .init("judged", .int, "how many subjects it judged") { .int(Int64($0.judged)) },
            .init("gaps", .int, "how many subjects it could not judge") { .int(Int64($0.gaps.count)) },
        ]
    )

    static let control = ExpressionRecord<RunView.Control>(
        "Control",
        [
            .init("state", .string, "pass, partial, fail, not-assessed or not-applicable") { .string($0.state) },
            .init("title", .string, "the passing state in one line") { .string($0.title) },
            .init("category", .string, "its category") { .string($0.category.rawValue) },
            .init("group", .string, "its group within the category") { .string($0.group) },
            .init("points", .double, "the points that it can have") { .double($0.points) },
            .init("lo", .double, "the points of what is known") { .double($0.lo) },
            .init("hi", .double, "the points if what is unknown were well") { .double($0.hi) },
        ]
    )

    static let points = ExpressionRecord<RunView.Points>(
        "Points",
        [
            .init("points", .double, "all points of the category") { .double($0.points) },
            .init("lo", .double, "the points of what is known") { .double($0.lo) },
            .init("hi", .double, "the points if what is unknown were well") { .double($0.hi) },
        ]
    )

    static let score = ExpressionRecord<RunView>(
        "Score",
        [
            .init("lo", .double, "the headline score: the points of what is known, 0 to 100") { .double($0.score.lo) },
            .init("hi", .double, "the points if what is unknown were well") { .double($0.score.hi) },
        ]
            + Category.allCases.map { category in
                .init(category.rawValue, points.type, "the points of \(category.rawValue)") { view in
                    points.value(of: view.categories[category] ?? .init(points: category.points, lo: 0, hi: 0))
                }
            }
    )

    static let setting = ExpressionRecord<RunFacts.Setting>(
        "Setting",
        [
            .init("name", .string, "the name") { .string($0.name) },
            .init("value", .string, "the value; empty where it is a secret or comes from somewhere else") {
                .string($0.value ?? "")
            },
            .init("known", .bool, "whether the value is known") { .bool($0.value != nil) },
            .init("default", .bool, "whether the value is only a default") { .bool($0.isDefault) },
            .init("secret", .bool, "whether a secret stands in it") { .bool($0.isSecret) },
            .init("service", .string, "the compose service that it is for; empty for none") {
                .string($0.service ?? "")
            },
            .init("file", .string, "the file") { .string($0.location.file) },
            .init("line", .int, "the line") { .int(Int64($0.location.line ?? 0)) },
        ]
    )

    static let config = ExpressionRecord<RunFacts>(
        "Config",
        [
            .init("profile", .string, "the profile that is deployed") { .string($0.profile) },
            .init("files", .list(.string), "files whose settings the deployed service runs with") {
                .list($0.settingFiles.map { .string($0) })
            },
            .init("settings", .list(setting.type), "the settings in those files") {
                .list($0.settings.map { setting.value(of: $0) })
            },
            .init("variables", .map(.string, .string), "the known values of settings by name, the last in force") {
                .map(CELMap(fields: $0.settings.compactMap { item in item.value.map { (item.name, .string($0)) } }))
            },
        ]
    )

    static let run = ExpressionRecord<RunView>(
        "Run",
        [
            .init("service", .string, "the name of the service") { .string($0.facts.service) },
            .init("version", .string, "its version; empty where the plan names none") {
                .string($0.facts.version ?? "")
            },
            .init("target", .string, "the base URL of the target; empty where there is none") {
                .string($0.facts.target ?? "")
            },
            .init("commit", .string, "the audited commit; empty outside of a Git checkout") {
                .string($0.subject.commit ?? "")
            },
            .init("modified", .bool, "whether the tree differs from the commit") { .bool($0.subject.isModified) },
            .init("started", .timestamp, "when the run began") { .instant($0.facts.startedAt) },
            .init("finished", .timestamp, "when its last evidence was in") { .instant($0.facts.finishedAt) },
            .init("duration", .duration, "how long gathering took") {
                .milliseconds(Double($0.facts.finishedAt.milliseconds - $0.facts.startedAt.milliseconds))
            },
        ]
    )
}

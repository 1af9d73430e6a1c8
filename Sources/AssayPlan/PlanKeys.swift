/// All keys of a plan: the one list behind unknown keys, suggestions, the reference page and editors' schemas.
public enum PlanKeys {
    /// The keys in the order of the reference.
    public static let all: [PlanKey] = top + target + judged + decision

    /// Drills that later versions run.
    public static let laterDrills = ["crash-recovery", "dependency-outage", "rollback"]

    static let mappingPhrase = "a mapping of keys"
    static let listPhrase = "a list of mappings"
    static let settingsPhrase = "a mapping of names to text"

    /// The keys of a section in the order of the reference; the plan itself is the section with the empty path.
    public static func keys(in section: String) -> [PlanKey] {
        bySection[section] ?? []
    }

    private static let bySection = Dictionary(grouping: all, by: \.section)

    /// The key that was probably meant: an alias, a near name in the section, or the same name in another section.
    static func suggestion(for key: String, in section: String) -> String? {
        let known = keys(in: section).filter { $0.presence != .later }
        let word = key.lowercased()
        if let match = known.first(where: { $0.aliases.contains(word) }) { return match.name }
        if let near = key.nearest(among: known.map(\.name)) { return near }
        let elsewhere = all.first { other in
            other.name == word && other.section != section && other.presence != .later && !other.path.contains("*")
        }
        return elsewhere.map(\.path)
    }

    private static let top: [PlanKey] = [
        .value("assay", .planVersion, .required, "The version of the plan's form", example: "1", aliases: ["version"]),
        .node("service", .section, mappingPhrase, .required, "The service under audit", example: "{name: Shop API}"),
        .value(
            "service.name",
            .line,
            .required,
            "The name that reports print",
            example: "Shop API",
            aliases: ["title", "id"]
        ),
        .value(
            "service.version",
            .version,
            .optional("the audited commit"),
            "The version; `${GIT_COMMIT}` stands for the audited commit",
            example: "\"${GIT_COMMIT}\"",
            aliases: ["release", "tag"]
        ),
        .later("prerequisites", "What must be complete before the audit may start"),
    ]

    private static let judged: [PlanKey] = [
        .node(
            "configuration",
            .section,
            mappingPhrase,
            .optional("all defaults"),
            "What to know about configuration",
            example: "{profile: production}",
            aliases: ["config", "settings"]
        ),
        .value(
            "configuration.profile",
            .line,
            .optional("production"),
            "The profile that is deployed",
            example: "production",
            aliases: ["environment", "env", "stage"]
        ),
        .values(
            "configuration.files",
            .file,
            .optional("those that the inventory finds"),
            "The files of the deployed profile",
            example: "[.env.production, docker-compose.yml]",
            aliases: ["file", "paths", "include"]
        ),
        .later("configuration.rules", "Rules of your own"),
        .node(
            "functionality",
            .section,
            mappingPhrase,
            .optional("all defaults"),
            "What to know about the API",
            example: "{openapi: openapi.json}",
            aliases: ["functional", "api"]
        ),
        .value(
            "functionality.openapi",
            .description,
            .optional("the one that the inventory finds"),
            "The API description: a file, or a path on the target with a leading slash",
            example: "openapi.json",
            aliases: ["spec", "swagger", "schema", "description"]
        ),
        .values(
            "functionality.protected",
            .operation,
            .optional("those that the description protects"),
            "Operations that need credentials, beside those that the description protects",
            example: "[GET /api/documents, \"DELETE /api/documents/{id}\"]",
            aliases: ["secured", "private", "auth"]
        ),
        .later("functionality.scenarios", "Flows of several requests"),
        .node(
            "performance",
            .section,
            mappingPhrase,
            .optional("no load is run"),
            "Load to run and what it must reach",
            example: "{load: [{request: GET /api/models, rate: 200/s, for: 30s}]}",
            aliases: ["perf", "benchmark"]
        ),
        .node(
            "performance.load",
            .sections,
            listPhrase,
            .optional("none"),
            "Paced runs, each one request at a constant arrival rate",
            example: "[{name: browse, request: GET /api/models, rate: 200/s, for: 30s}]",
            aliases: ["runs", "scenarios"]
        ),
        .value(
            "performance.load[].name",
            .line,
            .optional("the request"),
            "The name that reports print; no two runs share one",
            example: "browse",
            aliases: ["id", "title"]
        ),
        .value(
            "performance.load[].request",
            .request,
            .required,
            "The request",
            example: "GET /api/models",
            aliases: ["path", "url", "operation", "get"]
        ),
        .value(
            "performance.load[].as",
            .line,
            .optional("no credentials"),
            "The identity whose credentials go with it: a name under `target.identities`",
            example: "alice",
            aliases: ["identity", "user"]
        ),
        .value(
            "performance.load[].rate",
            .rate,
            .required,
            "Requests that arrive per second or minute, whether or not earlier ones were answered; at most 100000/s",
            example: "200/s",
            aliases: ["rps", "qps"]
        ),
        .value(
            "performance.load[].for",
            .duration,
            .required,
            "How long, at most 1h",
            example: "30s",
            aliases: ["duration", "time"]
        ),
        .value(
            "performance.load[].connections",
            .connections,
            .optional("100"),
            "The most connections open at once",
            example: "100",
            aliases: ["concurrency", "users", "clients"]
        ),
        .later("performance.load[].scenario", "A flow of several requests as load"),
        .values(
            "performance.expect",
            .expectation,
            .optional("p95 under 500 ms, p99 under 1 s, error rate under 0.001"),
            "What each run must reach",
            example: "[\"load.latency.p99 < duration('500ms')\", load.errorRate < 0.001]",
            aliases: ["expectations", "thresholds", "criteria", "slo"]
        ),
        .node(
            "deployment",
            .section,
            mappingPhrase,
            .optional("all defaults"),
            "Drills of the deployment",
            example: "{drills: [graceful-shutdown]}",
            aliases: ["deploy"]
        ),
        .values(
            "deployment.drills",
            .drill,
            .optional("all of this version"),
            "The drills to run; they run only against a disposable target that Assay starts",
            example: "[graceful-shutdown]",
            aliases: ["drill", "tests"]
        ),
        .later("deployment.runbook", "A runbook whose steps are run"),
        .node(
            "documents",
            .section,
            mappingPhrase,
            .optional("all defaults"),
            "Documents to read",
            example: "{readme: README.md}",
            aliases: ["docs", "documentation"]
        ),
        .value(
            "documents.readme",
            .file,
            .optional("the one that the inventory finds"),
            "The README",
            example: "README.md"
        ),
        .value(
            "documents.runbook",
            .file,
            .optional("the one that the inventory finds"),
            "The runbook of operations",
            example: "docs/runbook.md",
            aliases: ["operations"]
        ),
        .later("documents.checklist", "The audit checklist"),
        .later("documents.security", "The security audit template"),
        .later("documents.criteria", "The go and no-go criteria"),
    ]
}

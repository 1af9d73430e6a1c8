import AssayEvidence
import AssayModel
import AssayReports

/// The parts of evidence that a report shows under a finding, bounded; secrets were masked when it was gathered.
struct EvidenceExcerpts {
    let observations: Observations
    let results: [CheckResult]
    let kept: [RunRecord.Key: RunRecord.Kept]

    /// The longest excerpt, in characters.
    private static let longest = 1_500

    /// An entry for every piece of evidence, with an excerpt where a finding points at it.
    var entries: [EvidenceEntry] {
        let findings = results.flatMap(\.findings)
        return
            kept.sorted {
                ($0.value.endedAt, $0.key.kind, $0.key.subject) < ($1.value.endedAt, $1.key.kind, $1.key.subject)
            }
            .map { key, kept in
                let pointing = findings.filter { $0.evidence.contains(kept.digest) }
                let value = observations.observation(of: key.kind, about: key.subject).value
                // A gap has nothing to show; its reason stands with the check.
                let excerpt =
                    pointing.isEmpty ? nil : (try? value.get()).flatMap { Self.excerpt(of: $0, for: pointing) }
                return EvidenceEntry(
                    digest: kept.digest,
                    kind: key.kind,
                    subject: key.subject,
                    observedAt: kept.endedAt,
                    excerpt: excerpt.map { String($0.prefix(Self.longest)) }
                )
            }
    }

    private static func excerpt(of evidence: any Evidence, for findings: [FindingRecord]) -> String? {
        switch evidence {
        case let file as SourceFile: lines(of: file, for: findings)
        case let health as HealthAnswer: health.exchange.map { text(of: $0) } ?? health.failure?.detail
        case let operation as OperationExchange: text(of: operation.exchange)
        case let page as PageExchange: text(of: page.exchange)
        case let trial as UnknownRouteTrial: text(of: trial.unknown)
        case let trial as AccessTrial:
            "without credentials:\n\(text(of: trial.anonymous))\n\nforged:\n\(text(of: trial.forged))"
        case let trial as CrossOriginTrial:
            "preflight:\n\(text(of: trial.preflight))\n\nwith Origin:\n\(text(of: trial.foreign))"
        case let trial as SignInTrial: text(of: trial.use ?? trial.signIn)
        case let trial as MalformedInputTrial:
            trial.attempts.prefix(2).map { "\($0.defect):\n\(text(of: $0.exchange))" }.joined(separator: "\n\n")
        case let start as ProcessStart: start.outputTail
        case let stop as StopTrial: text(of: stop)
        default: nil
        }
    }

    /// The lines that findings point at, each with its neighbours.
    private static func lines(of file: SourceFile, for findings: [FindingRecord]) -> String? {
        let all = (file.text ?? "").split(separator: "\n", omittingEmptySubsequences: false)
        let wanted = findings.filter { $0.location?.file == file.path }.compactMap(\.location?.line)
        let numbers = Set(wanted.flatMap { ($0 - 1)...($0 + 1) }).filter { $0 >= 1 && $0 <= all.count }.sorted()
        guard !numbers.isEmpty else { return nil }
        return numbers.prefix(30).map { "\($0): \(all[$0 - 1].prefix(160))" }.joined(separator: "\n")
    }

    private static func text(of exchange: HTTPExchange) -> String {
        let fields = exchange.response.fields.prefix(20).map { "\($0.name): \($0.value)" }
        let head = ["\(exchange.operationName) → \(exchange.response.status)"] + fields
        return (head + ["", String(exchange.response.body.prefix(400))]).joined(separator: "\n")
    }

    private static func text(of stop: StopTrial) -> String {
        let end = stop.end.map { "\($0)" } ?? "it had to be killed"
        let after = stop.endedAfter.map { "after \(Int($0)) ms" } ?? "not within \(Int(stop.grace)) ms"
        return """
            SIGTERM while 8 clients sent \(stop.request)
            ended \(after): \(end)
            answered \(stop.traffic.answered), in flight \(stop.traffic.inFlight ?? 0), lost \(stop.traffic.lost), undecided \(stop.traffic.undecided), refused after the signal \
            \(stop.traffic.refusedAfterSignal), server errors \(stop.traffic.serverErrors)
            processes left behind: \(stop.leftBehind)
            """
    }
}

extension LoadSummary {
    /// The figures of a paced run.
    init(_ run: LoadRun) {
        self.init(
            name: run.scenario.name,
            request: run.scenario.request.description,
            scheduled: run.scheduled,
            completed: run.completed,
            errors: run.errors.merging(run.unsent > 0 ? ["unsent": run.unsent] : [:]) { $1 },
            rate: run.rate,
            latency: .init(
                p50: run.latency.p50,
                p90: run.latency.p90,
                p95: run.latency.p95,
                p99: run.latency.p99,
                p999: run.latency.p999,
                max: run.latency.max,
                mean: run.latency.mean
            ),
            generatorLag: run.generatorLag,
            series: run.series.enumerated().map { .init(second: $0, completed: $1.completed, errors: $1.failed) }
        )
    }
}

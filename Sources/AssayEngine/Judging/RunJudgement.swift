public import AssayBundle
import AssayChecks
public import AssayDecision
import AssayEvidence
public import AssayExpressions
public import AssayModel
public import AssayReports
import JSON

/// Judges and decides a run from its folder alone: pure functions of what lies there, and of the clock.
public struct RunJudgement: Sendable {
    /// The run's folder.
    public let folder: RunFolder
    /// The results of all checks.
    public let results: [CheckResult]

    private let record: RunRecord
    private let frozen: FrozenPlan
    private let observations: Observations

    /// Judges the evidence of a run with the checks of this version.
    ///
    /// - Parameter folder: The run's folder.
    /// - Throws: ``EngineError`` where the run is not that far, `BundleError` where it is damaged.
    public init(of folder: RunFolder) throws {
        self.folder = folder
        guard DurableFile.exists(folder.journal) else { throw BundleError.noRun(folder: folder.path) }
        record = try RunRecord(of: folder)
        guard let frozen = record.frozen else { throw EngineError.notFrozen(run: folder.id) }
        guard record.isGathered else { throw EngineError.notGathered(run: folder.id) }
        self.frozen = try FrozenPlan.read(from: folder, digest: frozen.plan)
        observations = try record.observations(in: folder)
        results = Judge.results(of: CheckCatalog.checks, on: observations)
    }

    /// When the run was decided; nil before.
    public var decidedAt: Instant? {
        record.decidedAt
    }

    /// Whether the run was judged before with other checks than those of this program, so that its decision may differ.
    public var wasJudgedOtherwise: Bool {
        record.catalogue.map { $0 != Self.catalogue } ?? false
    }

    /// The decision at a moment.
    public func decision(at now: Instant) -> Decision {
        input(at: now).decided()
    }

    /// What expressions may ask about the run at a moment.
    public func view(at now: Instant) -> RunView {
        input(at: now).view()
    }

    private func input(at now: Instant) -> DecisionInput {
        let catalogue = CheckCatalog.checks.map { ($0.about.id, $0.about.control) }
        return DecisionInput(
            plan: record.frozen?.plan ?? Digest(hashing: ""),
            subject: frozen.subject,
            rulings: frozen.facts.plan.decision,
            results: results,
            catalogue: Dictionary(catalogue, uniquingKeysWith: { first, _ in first }),
            facts: RunFacts(record, facts: frozen.facts, subject: frozen.subject, observations: observations),
            now: now
        )
    }

    /// Why nothing at all could be assessed of a target, where that is so.
    public var unreachableTarget: Unjudged? {
        guard frozen.facts.plan.target != nil, results.allSatisfy({ $0.judged == 0 }) else { return nil }
        let gaps = record.missed.sorted { ($0.key.kind, $0.key.subject) < ($1.key.kind, $1.key.subject) }
        // A target that was not even started is the reason for all the rest.
        let start = gaps.first { $0.key.kind == ProcessStart.kind }
        return (start ?? gaps.first { [.unreachable, .timedOut, .wrongSubject].contains($0.value.reason) })?.value
    }

    /// Writes results, decision and reports into the folder, and ends the run.
    ///
    /// A run that was decided before keeps the moment of its decision, so that the same folder gives the same bytes.
    public func conclude(at now: Instant) async throws -> (decision: Decision, report: AuditReport) {
        let moment = record.decidedAt ?? now
        let decision = decision(at: moment)
        let report = report(of: decision)
        if record.isEnded { return (decision, report) }
        let journal = try Journal(resuming: folder.journal)
        let resultBytes = try JSONValue(encoding: results).serialized(.canonical)
        try DurableFile.write(resultBytes, to: folder.results)
        try await journal.append(.judged(catalogue: Self.catalogue, results: Digest(hashing: resultBytes)), at: now)
        let bytes = try Self.bytes(of: decision)
        try DurableFile.write(bytes, to: folder.decision)
        if record.decidedAt == nil {
            let entry = JournalEntry.decided(
                verdict: decision.verdict.rawValue,
                decision: Digest(hashing: bytes),
                at: moment
            )
            try await journal.append(entry, at: now)
        }
        try writeReports(report)
        try await journal.append(.ended, at: now)
        try folder.writeChecksums()
        return (decision, report)
    }

    /// The canonical bytes of a decision.
    public static func bytes(of decision: Decision) throws -> [UInt8] {
        try JSONValue(encoding: decision).serialized(.canonical)
    }

    /// The digest over the checks of this version: their descriptions and examples, which change when they do.
    private static var catalogue: Digest {
        let pages = CheckCatalog.checks.map { "\($0.page)\u{0}" }
        return Digest(hashing: AssayVersion.current + "\n" + pages.joined())
    }

    private func writeReports(_ report: AuditReport) throws {
        try DurableFile.makeFolder(folder.reports)
        let options = ReportOptions(checks: CheckCatalog.checks.map(\.about))
        for format in ReportFormat.allCases {
            let bytes = try report.rendered(as: format, options: options)
            try DurableFile.write(bytes, to: folder.report(format.fileExtension))
        }
    }

    /// The report of a decision.
    public func report(of decision: Decision) -> AuditReport {
        let plan = frozen.facts.plan
        let commit = frozen.subject.commit.map { String($0.prefix(12)) } ?? "unknown"
        return AuditReport(
            tool: .init(version: AssayVersion.current),
            run: .init(
                id: record.identity.id,
                startedAt: record.identity.startedAt,
                finishedAt: record.kept.values.map(\.endedAt).max() ?? record.identity.startedAt,
                target: plan.target?.url.description,
                service: plan.service.name,
                version: plan.service.version.map { $0 == "${GIT_COMMIT}" ? commit : $0 },
                subject: frozen.subject,
                planDigest: decision.plan,
                planFile: record.identity.planFile,
                runFolder: folder.path
            ),
            decision: decision,
            results: results,
            evidence: EvidenceExcerpts(observations: observations, results: results, kept: record.kept).entries,
            load: observations.of(LoadRun.kind).compactMap { try? $0.evidence(as: LoadRun.self).get() }
                .map(LoadSummary.init),
            catalogue: .init(checks: CheckCatalog.checks.count)
        )
    }
}

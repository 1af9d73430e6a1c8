import AssayBundle
import AssayEvidence
import AssayModel
import AssayProbes
import JSON

/// Gathers the evidence of one run: files rosters, observes subjects, and keeps each step before the next.
struct Gathering: Sendable {
    let log: any GatheringLog
    let frozen: FrozenPlan
    let plan: Digest
    let clock: @Sendable () -> Instant
    let events: @Sendable (RunEvent) -> Void

    /// Keeps what the inventory saw; a step that an earlier attempt has taken already is left out.
    func keepInventory(_ inventory: Inventory, record: RunRecord) async throws {
        try await keep(inventory.facts, about: "run", record: record)
        try await keep(inventory.listing, about: "tree", record: record)
        try await keep(inventory.repository, about: "tree", record: record)
    }

    /// Runs the probes in their order.
    func run(_ probes: [any Probe], in context: ProbeContext, record: RunRecord) async throws {
        for probe in probes {
            try await run(probe, in: context, record: record)
        }
        await context.process.end()
        try await log.append(.gathered, at: clock())
    }

    private func run(_ probe: some Probe, in context: ProbeContext, record: RunRecord) async throws {
        try Task.checkCancellation()
        let roster: Roster
        if let filed = record.rosters.first(where: { $0.kind == probe.kind }) {
            roster = filed
        } else {
            roster = await probe.roster(in: context)
            try Task.checkCancellation()
            try await noteEvents(of: context)
            try await log.append(.filed(roster), at: clock())
        }
        guard !roster.subjects.isEmpty else { return }
        events(.probing(purpose: probe.purpose, subjects: roster.subjects.count))
        // The outcome of each subject in order: nil for evidence.
        var gaps: [Unjudged?] = []
        for subject in roster.subjects where !record.isDone(probe.kind, subject) {
            let startedAt = clock()
            let result: Result<any Evidence, Unjudged>
            if probe.needsTarget, let silence = Self.silence(of: gaps) {
                result = .failure(silence)
            } else {
                result = await observation(of: subject, by: probe, in: context).map { $0 as any Evidence }
            }
            // A step that was cut short is no observation: the run goes on with it when it is resumed.
            try Task.checkCancellation()
            try await noteEvents(of: context)
            switch result {
            case .success(let evidence):
                gaps.append(nil)
                try await keep(evidence, about: subject, startedAt: startedAt)
                events(.observed(subject: subject, gap: nil))
            case .failure(let why):
                gaps.append(why)
                try await log.append(.missed(kind: probe.kind, subject: subject, why: why), at: clock())
                events(.observed(subject: subject, gap: why))
            }
        }
        events(.probed(purpose: probe.purpose, subjects: roster.subjects.count, gaps: gaps.compactMap(\.self)))
    }

    /// How many subjects in a row may time out before a probe asks no more.
    ///
    /// A target that has stopped answering would otherwise hold the audit for its timeout times all that is left.
    static let patience = 5

    /// Why a probe asks no more, where the last subjects all timed out.
    static func silence(of gaps: [Unjudged?]) -> Unjudged? {
        let last = gaps.suffix(patience)
        guard last.count == patience, last.allSatisfy({ $0?.reason == .timedOut }) else { return nil }
        return Unjudged(.timedOut, "not asked any more, since \(patience) in a row before it timed out")
    }

    /// Observes one subject within its deadline.
    private func observation<P: Probe>(
        of subject: String,
        by probe: P,
        in context: ProbeContext
    ) async -> Result<P.Gathered, Unjudged> {
        let deadline = probe.deadline(for: subject, in: context)
        return await withTaskGroup(of: Result<P.Gathered, Unjudged>.self) { group in
            group.addTask {
                do throws(Unjudged) {
                    if probe.needsTarget { try await context.target.ensureReady() }
                    return .success(try await probe.observe(subject, in: context))
                } catch {
                    return .failure(error)
                }
            }
            group.addTask {
                try? await Task.sleep(for: deadline)
                return .failure(Unjudged(.timedOut, "it took longer than \(deadline)"))
            }
            let first = await group.next()
            group.cancelAll()
            return first ?? .failure(Unjudged(.notRun, "nothing was observed"))
        }
    }

    /// Keeps what no probe gathered, such as what the inventory saw.
    func keep(_ evidence: some Evidence, about subject: String, record: RunRecord) async throws {
        let kind = type(of: evidence).kind
        if !record.rosters.contains(where: { $0.kind == kind }) {
            try await log.append(.filed(Roster(kind: kind, subjects: [subject])), at: clock())
        }
        if !record.isDone(kind, subject) {
            try await keep(evidence, about: subject, startedAt: clock())
        }
    }

    private func keep(_ evidence: some Evidence, about subject: String, startedAt: Instant) async throws {
        let kind = type(of: evidence).kind
        let endedAt = clock()
        let envelope = EvidenceEnvelope(
            kind: kind,
            subject: subject,
            audited: frozen.subject,
            plan: plan,
            tool: .init(name: "assay", version: AssayVersion.current),
            startedAt: startedAt,
            endedAt: endedAt,
            value: try JSONValue(encoding: evidence)
        )
        let digest = try await log.keep(envelope)
        try await log.append(.kept(kind: kind, subject: subject, digest: digest, endedAt: endedAt), at: clock())
    }

    private func noteEvents(of context: ProbeContext) async throws {
        for case .started(let guardProcess, let process) in await context.target.takeEvents() {
            try await log.append(.started(guardProcess: guardProcess, process: process), at: clock())
        }
    }
}

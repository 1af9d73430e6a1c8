public import AssayBundle
import AssayEvidence
public import AssayModel
import AssayProbes
import Glibc

/// Makes runs: takes the inventory, freezes the plan, and gathers evidence step by step so that nothing is lost.
public struct AuditEngine: Sendable {
    private let options: AuditOptions
    private let clock: @Sendable () -> Instant
    private let events: @Sendable (RunEvent) -> Void

    /// Makes an engine.
    ///
    /// - Parameters:
    ///   - options: What the user says of the run.
    ///   - clock: Tells the moment.
    ///   - events: Called with what the run tells while it goes on.
    public init(
        options: AuditOptions,
        clock: @escaping @Sendable () -> Instant,
        events: @escaping @Sendable (RunEvent) -> Void
    ) {
        self.options = options
        self.clock = clock
        self.events = events
    }

    /// Gathers all evidence of a new run, or what is missing of the newest.
    ///
    /// - Returns: The run's folder.
    /// - Throws: ``EngineError``, `BundleError`; where the task is cancelled, ``EngineError/interrupted(run:)`` after
    ///   the target was ended.
    public func gather() async throws -> RunFolder {
        let start = options.isResuming ? try resumed() : try await begun()
        let record = try RunRecord(of: start.folder)
        if record.isGathered { return start.folder }
        events(.began(run: start.folder.path, isResumed: options.isResuming))
        do {
            try await gather(start, record)
        } catch is CancellationError {
            throw EngineError.interrupted(run: start.folder.id)
        }
        return start.folder
    }

    private struct Start {
        var folder: RunFolder
        var journal: Journal
        var source: PlanSource
    }

    private func state(of source: PlanSource) -> String {
        options.stateFolder ?? "\(source.root)/.assay"
    }

    private func begun() async throws -> Start {
        let source = try PlanSource(path: options.planFile)
        let state = state(of: source)
        let now = clock()
        let folder = RunFolder(path: "\(state)/runs/\(Self.runID(at: now))")
        do {
            try DurableFile.makeFolder(folder.path)
        } catch {
            throw EngineError.stateUnwritable("\(error)")
        }
        if !DurableFile.exists("\(state)/.gitignore") {
            try DurableFile.write(Array("*\n".utf8), to: "\(state)/.gitignore")
        }
        try DurableFile.write(source.bytes, to: folder.planSource)
        let journal = try Journal(creating: folder.journal)
        let identity = RunIdentity(
            id: folder.id,
            version: AssayVersion.current,
            planFile: source.path,
            root: source.root,
            startedAt: now
        )
        try await journal.append(.began(identity), at: now)
        return Start(folder: folder, journal: journal, source: source)
    }

    private func resumed() throws -> Start {
        let source = try PlanSource(path: options.planFile)
        let folder = try RunFolder.newest(below: "\(state(of: source))/runs")
        let journal = try Journal(resuming: folder.journal)
        guard try DurableFile.read(folder.planSource, limit: PlanSource.largest) == source.bytes else {
            throw EngineError.changedSinceStart("the plan")
        }
        return Start(folder: folder, journal: journal, source: source)
    }

    private func gather(_ start: Start, _ known: RunRecord) async throws {
        let folder = start.folder
        let inventory: Inventory
        do throws(Unjudged) {
            inventory = try await Inventory.take(of: start.source.root, plan: start.source.plan)
        } catch {
            throw EngineError.treeUnreadable(error.detail)
        }
        let frozen: FrozenPlan
        let digest: Digest
        if let known = known.frozen {
            digest = known.plan
            frozen = try FrozenPlan.read(from: folder, digest: digest)
            guard inventory.subject == frozen.subject else { throw EngineError.changedSinceStart("the tree") }
        } else {
            frozen = FrozenPlan(version: AssayVersion.current, subject: inventory.subject, facts: inventory.facts)
            let bytes = try frozen.bytes()
            digest = Digest(hashing: bytes)
            try DurableFile.write(bytes, to: folder.plan)
            try await start.journal.append(.froze(plan: digest, audited: frozen.subject), at: clock())
        }
        events(.froze(subject: frozen.subject, files: inventory.listing.files.count))

        let key = try ProjectKey.load(from: state(of: start.source))
        let context = ProbeContext(
            plan: frozen.facts.plan,
            facts: frozen.facts,
            listing: inventory.listing,
            root: start.source.root,
            guardCommand: options.guardCommand,
            fingerprint: { key.fingerprint(of: $0) },
            progress: { [events] in events(.progress($0)) }
        )
        for caution in context.cautions() { events(.caution(caution)) }
        let gathering = Gathering(
            log: RunLog(journal: start.journal, store: try EvidenceStore(folder: folder.evidence)),
            frozen: frozen,
            plan: digest,
            clock: clock,
            events: events
        )
        do {
            try await gathering.keepInventory(inventory, record: known)
            try await gathering.run(ProbeSchedule.probes, in: context, record: known)
        } catch {
            await context.process.end()
            throw error
        }
    }

    /// An id that sorts by time: `20261124T080000Z-1a2b3c`.
    private static func runID(at now: Instant) -> String {
        let stamp = now.description.prefix(19).filter { $0 != "-" && $0 != ":" }
        let suffix = String(UInt32.random(in: 0x100000...0xffffff), radix: 16)
        return "\(stamp)Z-\(suffix)"
    }
}

import AssayBundle
import AssayEvidence
import AssayModel

/// What the journal of a run says.
struct RunRecord: Sendable {
    /// A piece of evidence that was kept.
    struct Kept: Sendable, Hashable {
        /// Its address.
        var digest: Digest
        /// When its gathering ended.
        var endedAt: Instant
    }

    /// A kind of evidence and a subject.
    struct Key: Hashable, Sendable {
        /// The kind.
        var kind: String
        /// The subject.
        var subject: String
    }

    /// What names the run.
    var identity: RunIdentity
    /// The frozen plan's digest and the subject.
    var frozen: (plan: Digest, audited: AuditedSubject)?
    /// The rosters in the order in which they were filed.
    var rosters: [Roster] = []
    /// The evidence.
    var kept: [Key: Kept] = [:]
    /// The gaps.
    var missed: [Key: Unjudged] = [:]
    /// The digest of the catalogue that the run was judged with, where it was.
    var catalogue: Digest?
    /// When the run was decided, where it was.
    var decidedAt: Instant?
    /// The digest of the decision, where there is one.
    var decision: Digest?
    /// Whether all evidence was gathered.
    var isGathered = false
    /// Whether the run was ended.
    var isEnded = false
    /// When the last line was written.
    var lastAt: Instant

    /// The record of a run that has only begun.
    init(of identity: RunIdentity) {
        self.identity = identity
        lastAt = identity.startedAt
    }

    /// Reads the journal of a run.
    init(of folder: RunFolder) throws {
        let lines = try Journal.lines(of: folder.journal)
        guard let first = lines.first, let last = lines.last, case .began(let identity) = first.entry else {
            throw BundleError.damagedJournal(path: folder.journal, line: 1, reason: "it does not begin with a run")
        }
        self.identity = identity
        lastAt = last.at
        for line in lines { take(line.entry) }
    }

    private mutating func take(_ entry: JournalEntry) {
        switch entry {
        case .began, .started: break
        case .froze(let plan, let audited): frozen = (plan, audited)
        case .filed(let roster): rosters.append(roster)
        case .kept(let kind, let subject, let digest, let endedAt):
            kept[Key(kind: kind, subject: subject)] = Kept(digest: digest, endedAt: endedAt)
        case .missed(let kind, let subject, let why):
            missed[Key(kind: kind, subject: subject)] = why
        case .gathered: isGathered = true
        case .judged(let catalogue, _): self.catalogue = catalogue
        case .decided(_, let decision, let at):
            self.decision = decision
            decidedAt = at
        case .ended: isEnded = true
        }
    }

    /// Whether a subject was observed or left a gap.
    func isDone(_ kind: String, _ subject: String) -> Bool {
        let key = Key(kind: kind, subject: subject)
        return kept[key] != nil || missed[key] != nil
    }

    /// Reads and proves all evidence of the run.
    func observations(in folder: RunFolder) throws -> Observations {
        guard let frozen else { throw EngineError.notFrozen(run: identity.id) }
        let store = EvidenceStore(existing: folder.evidence)
        let gaps = missed.map { key, why in
            Observation(kind: key.kind, subject: key.subject, value: .failure(why))
        }
        let evidence = kept.map { key, kept in
            let value = Result { () throws(Unjudged) -> any Evidence in
                let envelope = try store.prove(
                    kept.digest,
                    kind: key.kind,
                    subject: key.subject,
                    audited: frozen.audited,
                    plan: frozen.plan
                )
                return try EvidenceKinds.evidence(of: key.kind, from: envelope.value)
            }
            let shelfLife = EvidenceKinds.type(of: key.kind)?.shelfLife ?? .day
            let source = EvidenceSource(
                digest: kept.digest,
                freshUntil: kept.endedAt.advanced(byMilliseconds: shelfLife.milliseconds)
            )
            return Observation(kind: key.kind, subject: key.subject, value: value, source: source)
        }
        return Observations(rosters: rosters, observations: gaps + evidence)
    }
}

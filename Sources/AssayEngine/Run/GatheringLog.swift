import AssayBundle
import AssayModel
import JSON

/// Where the steps of a gathering are kept.
protocol GatheringLog: Sendable {
    /// Keeps a step.
    func append(_ entry: JournalEntry, at now: Instant) async throws

    /// Keeps a piece of evidence and returns its address.
    func keep(_ envelope: EvidenceEnvelope) async throws -> Digest
}

/// The journal and the evidence of a run's folder: each step is on the disk before the next.
struct RunLog: GatheringLog {
    let journal: Journal
    let store: EvidenceStore

    func append(_ entry: JournalEntry, at now: Instant) async throws {
        try await journal.append(entry, at: now)
    }

    func keep(_ envelope: EvidenceEnvelope) async throws -> Digest {
        try store.keep(envelope)
    }
}

/// A log in memory, for commands that look once and leave nothing behind.
actor MemoryLog: GatheringLog {
    private var rosters: [Roster] = []
    private var observations: [Observation] = []
    private var pieces: [Digest: EvidenceEnvelope] = [:]

    func append(_ entry: JournalEntry, at now: Instant) {
        switch entry {
        case .filed(let roster): rosters.append(roster)
        case .missed(let kind, let subject, let why):
            observations.append(Observation(kind: kind, subject: subject, value: .failure(why)))
        case .kept(let kind, let subject, let digest, let endedAt):
            guard let envelope = pieces[digest] else { return }
            let value = Result { () throws(Unjudged) -> any Evidence in
                try EvidenceKinds.evidence(of: kind, from: envelope.value)
            }
            let shelfLife = EvidenceKinds.type(of: kind)?.shelfLife ?? .day
            let source = EvidenceSource(
                digest: digest,
                freshUntil: endedAt.advanced(byMilliseconds: shelfLife.milliseconds)
            )
            observations.append(Observation(kind: kind, subject: subject, value: value, source: source))
        case .began, .froze, .started, .gathered, .judged, .decided, .ended: break
        }
    }

    func keep(_ envelope: EvidenceEnvelope) throws -> Digest {
        let digest = Digest(hashing: try JSONValue(encoding: envelope).serialized(.canonical))
        pieces[digest] = envelope
        return digest
    }

    /// Everything that was kept.
    var gathered: Observations {
        Observations(rosters: rosters, observations: observations)
    }
}

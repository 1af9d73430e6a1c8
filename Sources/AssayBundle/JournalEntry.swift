public import AssayModel

/// A step of a run, as the journal keeps it.
public enum JournalEntry: Codable, Sendable, Hashable {
    /// The run began.
    case began(RunIdentity)
    /// The plan was frozen after the inventory.
    case froze(plan: Digest, audited: AuditedSubject)
    /// A probe filed its roster.
    case filed(Roster)
    /// A piece of evidence was kept.
    case kept(kind: String, subject: String, digest: Digest, endedAt: Instant)
    /// A subject could not be observed.
    case missed(kind: String, subject: String, why: Unjudged)
    /// A process of the target was started, under a guard that ends it with Assay.
    case started(guardProcess: Int32, process: Int32)
    /// Every probe has done its roster.
    case gathered
    /// The evidence was judged.
    case judged(catalogue: Digest, results: Digest)
    /// The decision was made.
    case decided(verdict: String, decision: Digest, at: Instant)
    /// The run ended; nothing follows.
    case ended
}

/// What names a run.
public struct RunIdentity: Codable, Sendable, Hashable {
    /// The run's id, which is its folder's name.
    public var id: String
    /// The version of Assay.
    public var version: String
    /// The plan's file, as given.
    public var planFile: String
    /// The root of the audited tree, as an absolute path.
    public var root: String
    /// When the run began.
    public var startedAt: Instant

    /// Makes an identity.
    public init(id: String, version: String, planFile: String, root: String, startedAt: Instant) {
        self.id = id
        self.version = version
        self.planFile = planFile
        self.root = root
        self.startedAt = startedAt
    }
}

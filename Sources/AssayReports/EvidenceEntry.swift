public import AssayModel

/// A line of the evidence register.
public struct EvidenceEntry: Codable, Sendable, Hashable {
    /// The digest of the evidence as it was kept.
    public var digest: Digest
    /// The kind of evidence.
    public var kind: String
    /// What it is about: a file, an operation, a drill.
    public var subject: String
    /// When it was gathered.
    public var observedAt: Instant
    /// A passage worth showing, without secrets and of bounded length; the caller sees to both.
    public var excerpt: String?

    /// Makes an entry.
    public init(digest: Digest, kind: String, subject: String, observedAt: Instant, excerpt: String? = nil) {
        self.digest = digest
        self.kind = kind
        self.subject = subject
        self.observedAt = observedAt
        self.excerpt = excerpt
    }
}

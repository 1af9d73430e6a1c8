public import AssayModel
public import JSON

/// A piece of evidence with what binds it: its content's address is the digest of its canonical form.
public struct EvidenceEnvelope: Codable, Sendable, Hashable {
    /// The program that gathered it.
    public struct Tool: Codable, Sendable, Hashable {
        /// The program's name.
        public var name: String
        /// The program's version.
        public var version: String

        /// Makes a tool.
        public init(name: String, version: String) {
            self.name = name
            self.version = version
        }
    }

    /// The kind of evidence.
    public var kind: String
    /// The subject on the roster.
    public var subject: String
    /// What was audited.
    public var audited: AuditedSubject
    /// The digest of the frozen plan.
    public var plan: Digest
    /// What gathered it.
    public var tool: Tool
    /// When the gathering began.
    public var startedAt: Instant
    /// When it ended.
    public var endedAt: Instant
    /// The evidence itself.
    public var value: JSONValue

    /// Makes an envelope.
    public init(
        kind: String,
        subject: String,
        audited: AuditedSubject,
        plan: Digest,
        tool: Tool,
        startedAt: Instant,
        endedAt: Instant,
        value: JSONValue
    ) {
        self.kind = kind
        self.subject = subject
        self.audited = audited
        self.plan = plan
        self.tool = tool
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.value = value
    }
}

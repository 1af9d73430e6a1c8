/// A finding as it stands in reports, the journal and exports.
public struct FindingRecord: Codable, Sendable, Hashable {
    /// The id of the check that found it.
    public var check: String
    /// The control it counts against.
    public var control: String
    /// The category whose points it moves.
    public var category: Category
    /// Its impact.
    public var severity: Severity
    /// How probable it is that it strikes.
    public var likelihood: Likelihood
    /// What is wrong.
    public var message: String
    /// What to do about it.
    public var remedy: String
    /// A digest of check, place and anchor that survives line shifts.
    public var fingerprint: Digest
    /// Requirements and weaknesses it speaks to.
    public var references: [Reference]
    /// Where it stands in a file.
    public var location: Location?
    /// The request that shows it.
    public var request: RequestReference?
    /// The evidence it was derived from.
    public var evidence: [Digest]

    /// Makes a record.
    public init(
        check: String,
        control: String,
        category: Category,
        severity: Severity,
        likelihood: Likelihood,
        message: String,
        remedy: String,
        fingerprint: Digest,
        references: [Reference],
        location: Location?,
        request: RequestReference?,
        evidence: [Digest]
    ) {
        self.check = check
        self.control = control
        self.category = category
        self.severity = severity
        self.likelihood = likelihood
        self.message = message
        self.remedy = remedy
        self.fingerprint = fingerprint
        self.references = references
        self.location = location
        self.request = request
        self.evidence = evidence
    }

    /// Impact × likelihood, 1 to 25.
    public var risk: Int {
        severity.impact * likelihood.rank
    }

    /// The place as text: file position, else operation, else nothing.
    public var place: String? {
        location?.description ?? request?.operation
    }
}

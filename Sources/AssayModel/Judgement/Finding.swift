/// One thing wrong, as a check reports it.
///
/// The engine turns it into a ``FindingRecord`` by adding what the check's description and the evidence say.
public struct Finding: Sendable, Hashable {
    /// What is wrong, in terms the reader can act on; starts in lower case unless with a name.
    public var message: String
    /// What identifies the defect within its file or operation when lines shift, such as the name of a setting.
    public var anchor: String
    /// Where it stands in a file.
    public var location: Location?
    /// The request that shows it.
    public var request: RequestReference?
    /// A severity that differs from the check's own.
    public var severity: Severity?
    /// A likelihood that differs from the check's own.
    public var likelihood: Likelihood?

    /// Makes a finding.
    public init(
        _ message: String,
        anchor: String,
        location: Location? = nil,
        request: RequestReference? = nil,
        severity: Severity? = nil,
        likelihood: Likelihood? = nil
    ) {
        self.message = message
        self.anchor = anchor
        self.location = location
        self.request = request
        self.severity = severity
        self.likelihood = likelihood
    }
}

extension Finding: CustomStringConvertible {
    /// The place, a colon and the message: the form in which examples state what they expect.
    public var description: String {
        let place = location?.description ?? request?.operation
        return place.map { "\($0): \(message)" } ?? message
    }
}

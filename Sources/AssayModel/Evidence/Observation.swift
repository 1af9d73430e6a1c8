/// One line of a roster: the evidence about a subject, or the gap with its reason.
public struct Observation: Sendable {
    /// The kind of evidence.
    public var kind: String
    /// The subject on the roster.
    public var subject: String
    /// The evidence, or why there is none.
    public var value: Result<any Evidence, Unjudged>
    /// Where the evidence is kept and how long it holds; nil for a gap.
    public var source: EvidenceSource?

    /// Makes an observation.
    public init(
        kind: String,
        subject: String,
        value: Result<any Evidence, Unjudged>,
        source: EvidenceSource? = nil
    ) {
        self.kind = kind
        self.subject = subject
        self.value = value
        self.source = source
    }
}

/// Everything that the probes of a run left: rosters, and an observation for each of their subjects.
public struct Observations: Sendable {
    /// The rosters by kind.
    public let rosters: [String: Roster]
    private let bySubject: [String: [String: Observation]]

    /// Joins rosters and observations.
    ///
    /// A subject without an observation counts as not run; an observation that is
    /// on no roster is left out.
    public init(rosters: [Roster], observations: [Observation]) {
        self.rosters = Dictionary(rosters.map { ($0.kind, $0) }, uniquingKeysWith: { _, later in later })
        let listed = self.rosters.mapValues { Set($0.subjects) }
        var table: [String: [String: Observation]] = [:]
        for observation in observations
        where listed[observation.kind]?.contains(observation.subject) == true {
            table[observation.kind, default: [:]][observation.subject] = observation
        }
        bySubject = table
    }

    /// The observations of a kind, in roster order; gaps stand for what is missing.
    public func of(_ kind: String) -> [Observation] {
        guard let roster = rosters[kind] else { return [] }
        return roster.subjects.map { observation(of: kind, about: $0) }
    }

    /// The observation of one subject, or a gap.
    public func observation(of kind: String, about subject: String) -> Observation {
        bySubject[kind]?[subject]
            ?? Observation(
                kind: kind,
                subject: subject,
                value: .failure(Unjudged(.notRun, "no \(kind) of \(subject) was gathered"))
            )
    }
}

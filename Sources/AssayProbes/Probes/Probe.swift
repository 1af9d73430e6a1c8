import AssayEvidence
public import AssayModel

/// Gathers one kind of evidence: the only code that does input or output.
///
/// First it files a roster of subjects, then for each the evidence, or the gap with its reason.
public protocol Probe: Sendable {
    /// What it gathers.
    associatedtype Gathered: Evidence

    /// What it does, in a few words for progress and dry runs, such as `Reads files of the tree`.
    var purpose: String { get }

    /// Whether the target must be running.
    var needsTarget: Bool { get }

    /// The longest that one subject may take.
    func deadline(for subject: String, in context: ProbeContext) -> Duration

    /// Lists the subjects. A roster that may be incomplete says so in its shortfall.
    func roster(in context: ProbeContext) async -> Roster

    /// Observes one subject.
    func observe(_ subject: String, in context: ProbeContext) async throws(Unjudged) -> Gathered
}

extension Probe {
    /// The kind of evidence.
    public var kind: String { Gathered.kind }

    /// One minute.
    public func deadline(for subject: String, in context: ProbeContext) -> Duration {
        .seconds(60)
    }

    /// A roster of the probe's kind.
    func filed(_ subjects: [String], shortfall: Unjudged? = nil) -> Roster {
        Roster(kind: kind, subjects: subjects, shortfall: shortfall)
    }

    /// An empty roster that says what the plan would have to say: nobody looked, so nothing is known.
    ///
    /// Not to be mistaken for an empty roster that is complete: that there is nothing to look at.
    func unfiled(_ why: String) -> Roster {
        filed([], shortfall: Unjudged(.notAllowed, why))
    }
}

/// The probes in the order in which a run takes them.
public enum ProbeSchedule {
    /// Probes of the tree, then of the running target, then of the load on it, and last its stop.
    public static let probes: [any Probe] = [
        SourceFiles(), TargetStart(), HealthAnswers(), APIDescriptions(), OperationExchanges(), PageExchanges(),
        UnknownRoutes(),
        SignIns(), AccessTrials(),
        CrossOriginTrials(), MalformedInputTrials(), PacedLoad(), GracefulStop(),
    ]
}

/// What a check must be given: kinds of evidence (to know which probes to run) and one case for each subject.
public struct Need<Input: Sendable>: Sendable {
    /// The input for one subject, or why there is none.
    public struct Case: Sendable {
        /// The subject on the roster.
        public var subject: String
        /// The input, or why there is none.
        public var input: Result<Input, Unjudged>
        /// The evidence behind the input.
        public var sources: [EvidenceSource]
    }

    /// The kinds of evidence.
    public let kinds: Set<String>
    /// Whether the rosters hold anything to judge.
    public let applicability: @Sendable (_ rosters: [String: Roster]) -> Applicability
    /// The cases that the observations hold.
    public let cases: @Sendable (Observations) -> [Case]
}

/// Whether the rosters hold anything for a check to judge.
public enum Applicability: Sendable, Hashable {
    /// There are subjects to judge.
    case applicable
    /// The complete roster holds no subject.
    case empty(String)
    /// A roster is missing or incomplete.
    case unknown(Unjudged)
}

extension Need where Input: Evidence {
    /// One case for each subject of a kind that the filter lets through.
    ///
    /// - Parameters:
    ///   - kind: The type of evidence.
    ///   - what: What the filter lets through, as a plural noun for messages, such as `Dockerfiles`.
    ///   - filter: Whether a subject on the roster is meant.
    /// - Returns: The need.
    public static func each(
        _ kind: Input.Type,
        _ what: String? = nil,
        where filter: @escaping @Sendable (_ subject: String) -> Bool = { _ in true }
    ) -> Self {
        Self(
            kinds: [Input.kind],
            applicability: { rosters in
                guard let roster = rosters[Input.kind] else {
                    return .unknown(Unjudged(.notRun, "no \(Input.kind) was gathered"))
                }
                if let shortfall = roster.shortfall { return .unknown(shortfall) }
                return roster.subjects.contains(where: filter)
                    ? .applicable : .empty("there are no \(what ?? "subjects of kind \(Input.kind)")")
            },
            cases: { observations in
                observations.of(Input.kind).filter { filter($0.subject) }
                    .map { seen in
                        Case(subject: seen.subject, input: seen.evidence(as: Input.self), sources: seen.sources)
                    }
            }
        )
    }
}

extension Need {
    /// Adds evidence about the same subject, or else about the run as a whole (subject `run`).
    public func and<Other: Evidence>(_ other: Other.Type) -> Need<(Input, Other)> {
        Need<(Input, Other)>(
            kinds: kinds.union([Other.kind]),
            applicability: applicability,
            cases: { observations in
                let listed = Set(observations.rosters[Other.kind]?.subjects ?? [])
                return cases(observations)
                    .map { item in
                        let subject = listed.contains(item.subject) ? item.subject : "run"
                        let seen = observations.observation(of: Other.kind, about: subject)
                        let input: Result<(Input, Other), Unjudged> = item.input.flatMap { input in
                            seen.evidence(as: Other.self).map { (input, $0) }
                        }
                        return .init(subject: item.subject, input: input, sources: item.sources + seen.sources)
                    }
            }
        )
    }

    /// Adds all evidence of a kind that the filter lets through; one gap among it leaves the case unjudged.
    public func andAll<Other: Evidence>(
        _ other: Other.Type,
        where filter: @escaping @Sendable (_ subject: String) -> Bool = { _ in true }
    ) -> Need<(Input, [String: Other])> {
        Need<(Input, [String: Other])>(
            kinds: kinds.union([Other.kind]),
            applicability: { rosters in
                guard let roster = rosters[Other.kind] else {
                    return .unknown(Unjudged(.notRun, "no \(Other.kind) was gathered"))
                }
                return roster.shortfall.map(Applicability.unknown) ?? applicability(rosters)
            },
            cases: { observations in
                let seen = observations.of(Other.kind).filter { filter($0.subject) }
                let others = Result { () throws(Unjudged) in
                    var values: [String: Other] = [:]
                    for observation in seen {
                        values[observation.subject] = try observation.evidence(as: Other.self).get()
                    }
                    return values
                }
                let sources = seen.flatMap(\.sources)
                return cases(observations)
                    .map { item in
                        let input: Result<(Input, [String: Other]), Unjudged> = item.input.flatMap { input in
                            others.map { (input, $0) }
                        }
                        return .init(subject: item.subject, input: input, sources: item.sources + sources)
                    }
            }
        )
    }

    /// Joins the cases of two needs that lead to the same input, such as one view of two kinds of evidence.
    ///
    /// An unknown roster on either side leaves the whole unknown, so that half of the evidence never makes a pass;
    /// nothing is left to judge only where both sides hold no subject.
    public func or(_ other: Need<Input>) -> Need<Input> {
        Need(
            kinds: kinds.union(other.kinds),
            applicability: { rosters in
                switch (applicability(rosters), other.applicability(rosters)) {
                case (.unknown(let why), _), (_, .unknown(let why)): .unknown(why)
                case (.empty(let first), .empty(let second)):
                    .empty(first == second ? first : "\(first), and \(second)")
                case (.applicable, _), (_, .applicable): .applicable
                }
            },
            cases: { cases($0) + other.cases($0) }
        )
    }

    /// Leaves out the cases that do not concern the check, told from the input; a case without input stays.
    ///
    /// For what the name of a subject cannot tell, such as whether a file is deployed.
    public func only(where concerns: @escaping @Sendable (Input) -> Bool) -> Self {
        Self(
            kinds: kinds,
            applicability: applicability,
            cases: { observations in
                cases(observations)
                    .filter { item in
                        guard case .success(let input) = item.input else { return true }
                        return concerns(input)
                    }
            }
        )
    }

    /// Replaces the input by a view of it; a view that cannot be had leaves the case unjudged.
    public func map<View: Sendable>(
        _ view: @escaping @Sendable (Input) throws(Unjudged) -> View
    ) -> Need<View> {
        Need<View>(
            kinds: kinds,
            applicability: applicability,
            cases: { observations in
                cases(observations)
                    .map { item in
                        let input = item.input.flatMap { input in
                            Result { () throws(Unjudged) in try view(input) }
                        }
                        return .init(subject: item.subject, input: input, sources: item.sources)
                    }
            }
        )
    }
}

extension Observation {
    /// The evidence as a type, or why there is none.
    public func evidence<Kind: Evidence>(as type: Kind.Type) -> Result<Kind, Unjudged> {
        value.flatMap { value in
            (value as? Kind).map(Result.success)
                ?? .failure(Unjudged(.unparsable, "the \(kind) of \(subject) is of another type"))
        }
    }

    /// The source as a list, empty for a gap.
    var sources: [EvidenceSource] {
        source.map { [$0] } ?? []
    }
}

/// A question about the service under audit, answered from evidence alone.
///
/// A check is pure and synchronous: everything it may look at is in its input, so the same evidence always yields
/// the same findings. It proves its own precondition: where the comparison that it rests on did not hold, it
/// throws ``Unjudged`` and neither passes nor fails.
public protocol Check: Sendable {
    /// What the check looks at, one value for each subject.
    associatedtype Input: Sendable

    /// What the check means, why it matters, and how to mend what it finds.
    var about: CheckDescription { get }

    /// The evidence that the check must be given.
    var needs: Need<Input> { get }

    /// Worked cases: at least one that passes, one that fails, and one decoy that looks bad and is fine.
    var examples: [Example<Input>] { get }

    /// Returns what is wrong with one subject, or nothing if all is well.
    func findings(in input: Input) throws(Unjudged) -> [Finding]
}

/// What a check made of one subject.
public struct SubjectJudgement: Sendable {
    /// The subject on the roster.
    public var subject: String
    /// The findings, or why there is no judgement.
    public var result: Result<[Finding], Unjudged>
    /// The evidence that was looked at.
    public var sources: [EvidenceSource]
}

extension Check {
    /// Judges every subject that the observations hold for this check.
    public func judge(_ observations: Observations) -> [SubjectJudgement] {
        needs.cases(observations)
            .map { item in
                let result = item.input.flatMap { input in
                    Result { () throws(Unjudged) in try findings(in: input) }
                }
                return SubjectJudgement(subject: item.subject, result: result, sources: item.sources)
            }
    }

    /// Runs every example and returns those on which the check does not do what the example promises.
    public func mismatches() -> [ExampleMismatch] {
        examples.compactMap { example in
            let result = Result { () throws(Unjudged) in try findings(in: example.input) }
            switch (example.expectation, result) {
            case (.passes, .success(let found)) where found.isEmpty: return nil
            case (.decoy, .success(let found)) where found.isEmpty: return nil
            case (.finds(let expected), .success(let found)) where found.map(\.description) == expected: return nil
            case (.unjudged(let expected), .failure(let why)) where why.reason == expected: return nil
            case (_, .success(let found)):
                return ExampleMismatch(example: example.name, actual: found.map(\.description))
            case (_, .failure(let why)):
                return ExampleMismatch(example: example.name, actual: ["unjudged (\(why.reason.rawValue)): \(why)"])
            }
        }
    }

    /// The names of the examples that must pass, must fail, and are decoys.
    public var exampleKinds: (passing: [String], failing: [String], decoys: [String]) {
        var kinds = (passing: [String](), failing: [String](), decoys: [String]())
        for example in examples {
            switch example.expectation {
            case .passes: kinds.passing.append(example.name)
            case .finds: kinds.failing.append(example.name)
            case .decoy: kinds.decoys.append(example.name)
            case .unjudged: break
            }
        }
        return kinds
    }
}

import Testing

/// A variant of the sample with one whole audit of it, made once for all tests of a suite.
struct AuditedSample: Sendable {
    /// The copy of the repository.
    let sample: Sample
    /// What the command printed and how it ended.
    let result: Command.Result
    /// The run.
    let run: RunFiles
    /// What was still running when the command had ended.
    let left: [String]

    @TaskLocal private static var shared: AuditedSample?

    /// The audit of the suite that runs.
    static var current: AuditedSample {
        get throws {
            guard let shared else { throw SupportError("the suite has no trait .audited") }
            return shared
        }
    }

    /// Audits a variant once for a suite.
    struct Trait: SuiteTrait, TestScoping {
        let variant: Sample.Variant

        func provideScope(
            for test: Test,
            testCase: Test.Case?,
            performing function: @concurrent @Sendable () async throws -> Void
        ) async throws {
            try await Bench.with { bench in
                let sample = try await bench.sample(variant)
                let result = try await Assay.run("audit", in: sample.tree)
                let audited = AuditedSample(
                    sample: sample,
                    result: result,
                    run: try Assay.onlyRun(in: sample.tree),
                    left: try await sample.left()
                )
                try await AuditedSample.$shared.withValue(audited, operation: function)
            }
        }
    }
}

extension Trait where Self == AuditedSample.Trait {
    /// Audits a variant of the sample once for the suite.
    static func audited(_ variant: Sample.Variant) -> Self {
        AuditedSample.Trait(variant: variant)
    }
}

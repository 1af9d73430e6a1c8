import CEL
import Fuzzer

/// Compiles any text in an environment with variables of every kind, evaluates and explains it within small limits.
@main
enum CELEvalFuzz {
    static let limits = CELLimits(steps: 20_000, memory: 1 << 20, depth: 100)

    static func main() throws {
        let environment = try Sample.environment()
        let values = try Sample.values()
        let bindings = CELBindings(for: environment, values)
        Fuzzer.run { input in
            let source = String(decoding: input, as: UTF8.self)
            if let program = try? environment.compile(source) {
                let result = run(program, values, bindings)
                if case .success(let value) = result {
                    Fuzzer.expect(value.fits(program.resultType), "\(value) is no \(program.resultType)")
                }
            }
            if let program = try? environment.compileUnchecked(source) { _ = run(program, values, bindings) }
            _ = environment.completions(in: source, at: input.count)
            _ = environment.completions(in: source, at: input.count / 2)
        }
    }

    /// Evaluates a program in every way; all have to agree.
    static func run(
        _ program: CELProgram,
        _ values: [String: CELValue],
        _ bindings: CELBindings
    ) -> Result<CELValue, CELEvaluationError> {
        let result = Result { () throws(CELEvaluationError) in try program.evaluate(values, limits: limits) }
        let again = Result { () throws(CELEvaluationError) in try program.evaluate(bindings, limits: limits) }
        Fuzzer.expect(again == result, "evaluated again: \(again) instead of \(result)")
        // With nothing bound everything fails, or is decided without variables.
        _ = try? program.evaluate([:], limits: limits)
        let explanation = program.explain(values, limits: limits)
        if !result.reachesLimit, !explanation.result.reachesLimit {
            Fuzzer.expect(explanation.result == result, "explained: \(explanation.result) instead of \(result)")
        }
        Fuzzer.expect(!explanation.text().isEmpty, "no explanation")
        Fuzzer.expect(!explanation.text(maximumLines: 500).contains(Sample.secret), "an explanation tells a secret")
        switch result {
        case .success(let value):
            Fuzzer.expect(value == value, "a value that is not equal to itself: \(value)")
            _ = value.shortText()
        case .failure(let error):
            Fuzzer.expect(error.span.upperBound <= program.source.utf8.count, "a failure outside the source")
            Fuzzer.expect(!error.description.contains(Sample.secret), "a failure tells a secret: \(error)")
        }
        return result
    }
}

extension Result<CELValue, CELEvaluationError> {
    /// Whether evaluation stopped at a limit; with a trace it costs more and may stop earlier.
    fileprivate var reachesLimit: Bool {
        if case .failure(let error) = self, case .limitReached = error.failure { true } else { false }
    }
}

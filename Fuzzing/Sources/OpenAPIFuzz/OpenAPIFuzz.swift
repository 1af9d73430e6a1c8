import Fuzzer
import JSON
import OpenAPI

/// Reads any text as a description, reviews it, and makes requests and answers for its first operations.
@main
enum OpenAPIFuzz {
    static var limits: OpenAPILimits {
        var limits = OpenAPILimits()
        limits.size = 1 << 16
        limits.operations = 200
        limits.diagnostics = 100
        return limits
    }

    static func main() {
        Fuzzer.run { input in
            guard let description = try? OpenAPIDescription.read(input, limits: limits) else { return }
            check(description, length: input.count)
            let judge = OpenAPIJudge(description)
            for finding in OpenAPIReview.findings(in: judge) {
                Fuzzer.expect(finding.place.span.upperBound <= input.count, "a finding outside the text: \(finding)")
            }
            for completeness in [OpenAPIRequestBuilder.Completeness.required, .full] {
                let builder = OpenAPIRequestBuilder(judge: judge, seed: 7, completeness: completeness)
                for operation in description.operations.prefix(3) { request(operation, builder, judge) }
            }
            for operation in description.operations.prefix(3) { answer(operation, input, judge) }
        }
    }

    static func check(_ description: OpenAPIDescription, length: Int) {
        for diagnostic in description.diagnostics {
            Fuzzer.expect(diagnostic.place.span.upperBound <= length, "outside the text: \(diagnostic)")
            Fuzzer.expect(!diagnostic.message.isEmpty, "a diagnostic without message")
        }
        Fuzzer.expect(description.diagnostics.count <= limits.diagnostics, "more diagnostics than the limit")
        Fuzzer.expect(description.operations.count <= limits.operations, "more operations than the limit")
    }

    /// A request that was built has to be judged valid, and can be written on a line.
    static func request(_ operation: OpenAPIOperation, _ builder: OpenAPIRequestBuilder, _ judge: OpenAPIJudge) {
        do throws(OpenAPIRequestError) {
            let request = try builder.request(for: operation)
            let message = request.message
            Fuzzer.expect(message.target.utf8.allSatisfy { (0x21...0x7E).contains($0) }, "a target: \(message.target)")
            for field in message.fields {
                let text = field.name + field.value
                Fuzzer.expect(!text.utf8.contains { $0 == 0x0A || $0 == 0x0D || $0 == 0 }, "a field: \(field)")
            }
            let judgement = judge.judge(message, for: operation)
            Fuzzer.expect(judgement.violations.isEmpty, "built, but refused: \(judgement.violations)")
        } catch {
            Fuzzer.expect(!error.description.isEmpty, "a refusal without reason")
        }
    }

    /// The text itself serves as a body that no description expects.
    static func answer(_ operation: OpenAPIOperation, _ input: [UInt8], _ judge: OpenAPIJudge) {
        let types = operation.responses.flatMap(\.content).map(\.type).prefix(3)
        for type in ["application/json"] + types {
            let response = OpenAPIResponseMessage(status: 200, fields: [("Content-Type", type)], body: input)
            for violation in judge.judge(response, to: operation).violations {
                Fuzzer.expect(!violation.message.isEmpty, "a violation without message")
            }
        }
    }
}

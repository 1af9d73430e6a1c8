import Fuzzer
import JSON
import JSONSchema

/// Compiles a schema by the rules of several dialects and validates an instance with it in every way.
///
/// The input is the schema's text, a zero byte and the instance's text.
@main
enum JSONSchemaFuzz {
    static let dialects: [JSONSchemaDialect] = [.draft2020, .draft7, .openAPI30]
    static let parser = JSONParser(limits: JSONLimits(maxBytes: 1 << 16, maxDepth: 200, maxValues: 5_000))
    /// Making values is a search, which takes too long for a fuzzer where the schema is large.
    static let longestSampled = 400

    static var options: JSONSchemaOptions {
        var options = JSONSchemaOptions()
        options.assertsFormat = true
        options.assertsContent = true
        options.steps = 20_000
        options.schemas = 2_000
        return options
    }

    static func main() {
        Fuzzer.run { input in
            let end = input.firstIndex(of: 0) ?? input.count
            let instanceText = input[min(end + 1, input.count)...]
            guard let schema = try? parser.document(Array(input[..<end])) else { return }
            let instance = (try? parser.document(Array(instanceText)).root) ?? schema.root
            for dialect in dialects {
                guard let compiled = try? JSONSchema(schema.root, dialect: dialect, options: options) else { continue }
                for problem in compiled.problems {
                    Fuzzer.expect(!problem.message.isEmpty, "a problem without message")
                }
                check(compiled, on: instance)
                check(compiled, on: schema.root)
                if end <= longestSampled { sample(schema.root, dialect, compiled) }
            }
        }
    }

    /// The ways to validate have to agree, and what they say has to be whole.
    static func check(_ schema: JSONSchema, on instance: JSONNode) {
        let isValid = schema.isValid(instance)
        let result = schema.validate(instance)
        Fuzzer.expect(isValid == (result.verdict == .valid), "valid is \(isValid), but the verdict \(result.verdict)")
        Fuzzer.expect(schema.isValid(instance) == isValid, "another answer for the second time")
        switch result.verdict {
        case .valid: Fuzzer.expect(result.failures.isEmpty && result.gaps.isEmpty, "valid with failures or gaps")
        case .invalid: Fuzzer.expect(!result.failures.isEmpty, "invalid without failure")
        case .unjudged: Fuzzer.expect(!result.gaps.isEmpty, "unjudged without gap")
        }
        for failure in result.failures {
            let span = failure.instanceSpan
            let isInside = span.lowerBound >= instance.span.lowerBound && span.upperBound <= instance.span.upperBound
            Fuzzer.expect(isInside, "a failure at \(span) outside \(instance.span)")
            Fuzzer.expect(instance[failure.instance] != nil, "a failure at no value: \(failure.instance)")
            Fuzzer.expect(!failure.message.isEmpty, "a failure without message")
        }
        // Masked strings make an answer less certain, never the opposite.
        let masked = schema.validate(instance) { _ in true }
        let isOpposite =
            result.verdict == .valid && masked.verdict == .invalid
            || result.verdict == .invalid && masked.verdict == .valid
        Fuzzer.expect(!isOpposite, "\(result.verdict) becomes \(masked.verdict) where strings are masked")
    }

    /// What is made for a schema is valid by it.
    static func sample(_ node: JSONNode, _ dialect: JSONSchemaDialect, _ schema: JSONSchema) {
        var registry = JSONSchemaRegistry()
        registry.add(node, uri: "fuzz:schema", dialect: dialect)
        let sampler = JSONSampler(registry: registry, seed: 7)
        guard case .value(let value, _) = sampler.sample(at: "fuzz:schema", extent: .minimal) else { return }
        // Properties that do not travel this way are missing.
        guard dialect != .openAPI30 else { return }
        // The sampler's own schema does not assert contents.
        var plain = JSONSchemaOptions()
        plain.assertsFormat = true
        guard let judge = try? JSONSchema(at: "fuzz:schema", in: registry, options: plain) else { return }
        Fuzzer.expect(judge.validate(JSONNode(value)).verdict == .valid, "not valid by its schema: \(value)")
    }
}

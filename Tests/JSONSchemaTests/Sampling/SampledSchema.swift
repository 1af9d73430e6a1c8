import JSON

@testable import JSONSchema

/// A schema by its text, with what a sampler makes of it.
struct SampledSchema {
    var registry = JSONSchemaRegistry()
    var reference: String

    init(_ text: String, dialect: JSONSchemaDialect = .draft2020, at pointer: String = "") throws {
        let root = try JSONParser().document(text).root
        registry.add(root, uri: "https://example.com/schema", dialect: dialect, isSchema: pointer.isEmpty)
        reference = "https://example.com/schema#" + pointer
    }

    func sample(
        seed: UInt64 = 0,
        direction: JSONSampler.Direction = .request,
        variant: Int = 0,
        extent: JSONSampler.Extent = .full,
        name: String? = nil
    ) -> JSONSampler.Sample {
        JSONSampler(registry: registry, direction: direction, seed: seed)
            .sample(at: reference, variant: variant, extent: extent, name: name)
    }

    /// The value, or nil where there is none that is proven valid.
    func value(
        seed: UInt64 = 0,
        direction: JSONSampler.Direction = .request,
        variant: Int = 0,
        extent: JSONSampler.Extent = .full,
        name: String? = nil
    ) -> JSONValue? {
        let sample = sample(seed: seed, direction: direction, variant: variant, extent: extent, name: name)
        if case .value(let value, _) = sample { return value }
        return nil
    }

    /// The reason why there is no value, or nil where there is one.
    func refusal() -> String? {
        if case .none(let reason) = sample() { reason } else { nil }
    }
}

/// The value that a schema gives at once.
func sampled(_ text: String, dialect: JSONSchemaDialect = .draft2020, name: String? = nil) throws -> JSONValue? {
    try SampledSchema(text, dialect: dialect).value(name: name)
}

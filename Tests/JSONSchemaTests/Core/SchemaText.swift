import JSON
import JSONSchema
import Testing

/// Compiles and applies schemas given as text.
enum SchemaText {
    static let parser = JSONParser(limits: JSONLimits(maxDepth: JSONLimits.greatestDepth))

    static func node(_ text: String) throws -> JSONNode {
        try parser.document(text).root
    }

    static func schema(
        _ text: String,
        _ dialect: JSONSchemaDialect = .draft2020,
        registry: JSONSchemaRegistry = JSONSchemaRegistry(),
        _ configure: (inout JSONSchemaOptions) -> Void = { _ in }
    ) throws -> JSONSchema {
        var options = JSONSchemaOptions()
        configure(&options)
        return try JSONSchema(node(text), dialect: dialect, registry: registry, options: options)
    }

    /// The verdict on an instance; both ways of validating must agree on it.
    static func verdict(
        _ schema: JSONSchema,
        _ instance: String,
        _ location: SourceLocation = #_sourceLocation
    ) throws -> JSONSchemaResult.Verdict {
        let node = try node(instance)
        let result = schema.validate(node)
        #expect(schema.isValid(node) == (result.verdict == .valid), sourceLocation: location)
        #expect((result.verdict == .invalid) != result.failures.isEmpty, sourceLocation: location)
        if result.verdict == .unjudged { #expect(!result.gaps.isEmpty, sourceLocation: location) }
        return result.verdict
    }

    static func verdict(
        _ schema: String,
        _ instance: String,
        _ dialect: JSONSchemaDialect = .draft2020,
        _ location: SourceLocation = #_sourceLocation
    ) throws -> JSONSchemaResult.Verdict {
        try verdict(self.schema(schema, dialect), instance, location)
    }

    /// The failures' messages.
    static func messages(
        _ schema: String,
        _ instance: String,
        _ dialect: JSONSchemaDialect = .draft2020
    ) throws -> [String] {
        try self.schema(schema, dialect) { $0.assertsFormat = true }.validate(node(instance)).failures.map(\.message)
    }
}

public import JSONSchema

/// Judges messages by a description: its schemas compiled once, then used for any number of messages.
public struct OpenAPIJudge: Sendable {
    /// The description.
    public let description: OpenAPIDescription
    /// The schemas as they hold for what a client sends.
    private let requestSchemas: CompiledSchemas
    /// The schemas as they hold for what a service sends.
    private let responseSchemas: CompiledSchemas
    /// The shapes of header values, by the reference of their schema.
    private let headerShapes: [String: ParameterShape]
    /// The properties that travel one way only.
    let oneWayProperties: OneWayProperties

    /// Compiles the schemas of a description's operations.
    public init(_ description: OpenAPIDescription, options: JSONSchemaOptions = OpenAPIJudge.options) {
        self.description = description
        oneWayProperties = OneWayProperties(in: description)
        let request = oneWayProperties.registry(for: .request)
        let response = oneWayProperties.registry(for: .response)
        let schemas = OperationSchemas(of: description)
        if request == nil, response == nil {
            let references = schemas.requests.union(schemas.responses)
            requestSchemas = CompiledSchemas(references, in: description.registry, options: options)
            responseSchemas = requestSchemas
        } else {
            requestSchemas = CompiledSchemas(
                schemas.requests,
                in: request ?? description.registry,
                options: options
            )
            responseSchemas = CompiledSchemas(
                schemas.responses,
                in: response ?? description.registry,
                options: options
            )
        }
        headerShapes = schemas.headers.mapValues { ParameterShape($0, in: description) }
    }

    /// The options by default: formats are asserted.
    public static var options: JSONSchemaOptions {
        var options = JSONSchemaOptions()
        options.assertsFormat = true
        return options
    }

    /// The compiled schema; nil where it cannot be compiled.
    ///
    /// - Parameters:
    ///   - schema: The schema; one that no operation uses is compiled on the spot.
    ///   - direction: Which way the value travels: `required` does not ask for `readOnly` properties in requests, nor
    ///     for `writeOnly` ones in responses.
    /// - Returns: The schema, or nil.
    public func compiled(_ schema: OpenAPISchema, for direction: JSONSampler.Direction = .request) -> JSONSchema? {
        switch direction {
        case .request: requestSchemas[schema.reference]
        case .response: responseSchemas[schema.reference]
        }
    }

    /// Compiles schemas that no operation names together.
    func compile(_ references: [String], for direction: JSONSampler.Direction) -> [JSONSchema?] {
        switch direction {
        case .request: requestSchemas.compile(references)
        case .response: responseSchemas.compile(references)
        }
    }

    /// The types that a header's value may have.
    func shape(ofHeader schema: OpenAPISchema) -> ParameterShape {
        headerShapes[schema.reference] ?? ParameterShape(schema, in: description)
    }
}

/// Compiled schemas by the references that they were compiled from.
private struct CompiledSchemas: Sendable {
    private let registry: JSONSchemaRegistry
    private let options: JSONSchemaOptions
    private var schemas: [String: Result<JSONSchema, JSONSchemaError>] = [:]

    init(_ references: Set<String>, in registry: JSONSchemaRegistry, options: JSONSchemaOptions) {
        self.registry = registry
        self.options = options
        let references = references.sorted()
        for (reference, result) in zip(
            references,
            JSONSchema.compile(references, in: registry, options: options)
        ) {
            schemas[reference] = result
        }
    }

    /// Compiles further schemas together.
    func compile(_ references: [String]) -> [JSONSchema?] {
        JSONSchema.compile(references, in: registry, options: options).map { try? $0.get() }
    }

    subscript(reference: String) -> JSONSchema? {
        if let known = schemas[reference] { return try? known.get() }
        return try? JSONSchema(at: reference, in: registry, options: options)
    }
}

public import JSON

/// A compiled schema: made once, then used on any number of instances by any number of threads.
public struct JSONSchema: Sendable {
    /// The absolute location that it was compiled from.
    public let location: String
    /// The compiled schemas, and the one of them that this is.
    let program: Program
    let root: Int32

    /// What is wrong in the schema and in those that it refers to.
    public var problems: [JSONSchemaProblem] {
        program.problems(from: root)
    }

    private init(_ location: String, _ program: Program, _ root: Int32) {
        self.location = location
        self.program = program
        self.root = root
    }

    /// Compiles the schema at a location: a URI that a document was added or that names itself by, with a pointer or
    /// an anchor as fragment.
    ///
    /// - Parameters:
    ///   - reference: The location.
    ///   - registry: The documents that references may lead to.
    ///   - options: How to compile and validate.
    /// - Throws: ``JSONSchemaError`` where there is no schema at the location.
    public init(
        at reference: String,
        in registry: JSONSchemaRegistry,
        options: JSONSchemaOptions = JSONSchemaOptions()
    ) throws(JSONSchemaError) {
        var compiler = SchemaCompiler(registry.index, options: options)
        let root = try compiler.root(at: reference)
        self.init(reference, compiler.finish(), root)
    }

    /// Compiles a schema that stands alone.
    ///
    /// - Parameters:
    ///   - schema: The schema.
    ///   - dialect: The rules where it has no `$schema`.
    ///   - registry: Further documents that references may lead to.
    ///   - options: How to compile and validate.
    /// - Throws: ``JSONSchemaError`` where it is neither an object nor a boolean, or too large.
    public init(
        _ schema: JSONNode,
        dialect: JSONSchemaDialect = .draft2020,
        registry: JSONSchemaRegistry = JSONSchemaRegistry(),
        options: JSONSchemaOptions = JSONSchemaOptions()
    ) throws(JSONSchemaError) {
        var registry = registry
        registry.add(schema, uri: "", dialect: dialect)
        try self.init(at: "", in: registry, options: options)
    }

    /// Compiles many schemas together, so that what they share is compiled once.
    ///
    /// - Parameters:
    ///   - references: The locations.
    ///   - registry: The documents that references may lead to.
    ///   - options: How to compile and validate.
    /// - Returns: A schema or the reason why there is none, in the order of the locations.
    public static func compile(
        _ references: [String],
        in registry: JSONSchemaRegistry,
        options: JSONSchemaOptions = JSONSchemaOptions()
    ) -> [Result<JSONSchema, JSONSchemaError>] {
        var compiler = SchemaCompiler(registry.index, options: options)
        let roots = references.map { reference in
            Result { () throws(JSONSchemaError) in try compiler.root(at: reference) }
        }
        let program = compiler.finish()
        return zip(references, roots).map { reference, root in root.map { JSONSchema(reference, program, $0) } }
    }

    /// Tells whether an instance is valid; false also where that could not be judged.
    ///
    /// The fast way: nothing is recorded.
    public func isValid(_ instance: JSONNode) -> Bool {
        program.outcome(of: root, on: instance, isOpaque: nil) == .valid
    }

    /// Validates an instance and says what is wrong with it.
    ///
    /// - Parameters:
    ///   - instance: The value.
    ///   - isOpaque: Tells of a string that its text is not known, such as one that was masked: keywords that look
    ///     into it are unjudged.
    /// - Returns: The verdict with failures and gaps.
    public func validate(
        _ instance: JSONNode,
        isOpaque: (@Sendable (String) -> Bool)? = nil
    ) -> JSONSchemaResult {
        let outcome = program.outcome(of: root, on: instance, isOpaque: isOpaque)
        guard outcome != .valid else { return JSONSchemaResult(verdict: .valid) }
        return program.explanation(of: outcome, root, on: instance, isOpaque: isOpaque)
    }
}

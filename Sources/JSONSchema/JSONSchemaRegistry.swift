public import JSON

/// The documents that references of schemas may lead to; nothing else is ever looked up.
///
/// The meta-schemas of the dialects are known without being handed in.
public struct JSONSchemaRegistry: Sendable {
    /// The documents and what is named in them.
    var index = SchemaIndex()

    /// Makes a registry that knows the meta-schemas alone.
    public init() {}

    /// Adds a document: a schema, or any document that holds schemas, such as an API description.
    ///
    /// - Parameters:
    ///   - document: The document.
    ///   - uri: The absolute URI, without fragment, that it is known by.
    ///   - dialect: The rules for schemas in it that do not name their own.
    ///   - isSchema: Whether the whole document is a schema, so that `$id` and anchors in it are found beforehand. In
    ///     another document they are found in the schemas that are compiled.
    public mutating func add(
        _ document: JSONNode,
        uri: String,
        dialect: JSONSchemaDialect = .draft2020,
        isSchema: Bool = true
    ) {
        index.add(document, uri: uri, rules: SchemaRules(dialect), isSchema: isSchema)
    }
}

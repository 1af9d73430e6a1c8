import JSON
import JSONSchema

/// A text that was handed in: the description or a document that its references may lead to.
struct DescriptionSource {
    /// The absolute URI under which its schemas are registered, and against which its references are resolved.
    var uri: String
    /// The tree.
    var root: JSONNode
    /// The index of lines.
    var sourceMap: SourceMap
    /// The version, where it is an API description itself.
    var version: OpenAPIVersion?
    /// The rules of its schemas, where they do not name their own.
    var dialect: JSONSchemaDialect
    /// A further URI that it is known by, where it names itself by another one.
    var alias: String?

    /// Whether the whole text is one schema, since it is no API description.
    var isSchema: Bool {
        version == nil
    }
}

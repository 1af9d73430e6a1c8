/// What was read of nodes already, since references lead to the same ones again and again.
struct DescriptionMemo {
    /// Parameters; nil where one could not be read.
    var parameters: [DescriptionNodeIdentity: DescriptionParameter?] = [:]
    /// Lists of parameters.
    var parameterLists: [DescriptionNodeIdentity: ParameterList] = [:]
    /// Request bodies; nil where one could not be read.
    var requestBodies: [DescriptionNodeIdentity: OpenAPIRequestBody?] = [:]
    /// Media types by the node of `content`.
    var contents: [ContentKey: [OpenAPIMediaType]] = [:]
    /// Responses, whatever their status.
    var responses: [DescriptionNodeIdentity: OpenAPIResponse] = [:]
    /// Headers.
    var headers: [HeaderKey: OpenAPIHeader?] = [:]
    /// The schemas of Swagger responses.
    var responseSchemas: [DescriptionNodeIdentity: OpenAPISchema] = [:]
    /// Operations without what their path adds.
    var operations: [DescriptionNodeIdentity: OpenAPIOperation] = [:]
    /// What references lead to in the end; nil where that is nothing.
    var ends: [ReferenceKey: DescriptionCursor?] = [:]
    /// Lists of servers.
    var servers: [DescriptionNodeIdentity: [OpenAPIServer]] = [:]
    /// Swagger's lists of media types.
    var mediaTypes: [DescriptionNodeIdentity: [String]] = [:]
    /// Swagger's examples of responses by media type.
    var responseExamples: [DescriptionNodeIdentity: [DescriptionCursor]] = [:]
    /// The content of Swagger responses.
    var swaggerContents: [SwaggerContentKey: [OpenAPIMediaType]] = [:]
    /// The operations of path items by method, without those of what they refer to.
    var pathItems: [DescriptionNodeIdentity: [PathItemMember]] = [:]
    /// The large objects whose fields were checked.
    var checked: Set<DescriptionNodeIdentity> = []
    /// What is wrong with regular expressions; nil where nothing is.
    var patterns: [String: String?] = [:]
    /// The length of those in all.
    var bytesOfPatterns = 0
    /// The nodes that are read once for their diagnostics only.
    var visited: Set<DescriptionNodeIdentity> = []

    /// The content of a Swagger response in operations with this list of media types or that of the description.
    struct SwaggerContentKey: Hashable {
        var response: DescriptionNodeIdentity
        var produces: DescriptionNodeIdentity?
    }

    /// Media types with or without the encodings of their parts.
    struct ContentKey: Hashable {
        var node: DescriptionNodeIdentity
        var hasEncoding: Bool
    }

    /// A header by its name, which stands outside of its node.
    struct HeaderKey: Hashable {
        var node: DescriptionNodeIdentity
        var name: String
    }
}

/// A parameter of any version as it was read.
enum DescriptionParameter {
    /// One of path, query, header or cookie.
    case plain(OpenAPIParameter)
    /// Swagger's parameter in `body`.
    case body(OpenAPIRequestBody, schema: OpenAPISchema?)
    /// Swagger's parameter in `formData`.
    case form(SwaggerFormField)
}

/// The parameters of an operation or path item.
struct ParameterList {
    /// Those that could be read, without repetitions.
    var parameters: [DescriptionParameter] = []
    /// Whether one could not be read.
    var isIncomplete = false
}

/// An operation of a path item.
struct PathItemMember {
    /// The method in upper case.
    var method: String
    /// The operation.
    var cursor: DescriptionCursor
}

/// An operation as it was found before it was read.
struct OperationEntry {
    /// The path template or the name of the webhook.
    var path: String
    /// The names in the template.
    var names: [String]
    /// The key that it stands under.
    var pathKey: DescriptionCursor
    /// The method in upper case.
    var method: String
    /// The operation.
    var cursor: DescriptionCursor
    /// The path item.
    var pathItem: DescriptionObject
}

/// The kinds of objects with fixed fields.
enum DescriptionObjectKind: String, CaseIterable {
    case root, info, components, pathItem, operation, parameter, items, header, requestBody, mediaType, encoding
    case response, link, example, securityScheme, server, serverVariable, tag, reference

    /// What messages call it.
    var title: String {
        switch self {
        case .root: "the description"
        case .info: "'info'"
        case .components: "'components'"
        case .pathItem: "a path item"
        case .operation: "an operation"
        case .parameter: "a parameter"
        case .items: "'items'"
        case .header: "a header"
        case .requestBody: "a request body"
        case .mediaType: "a media type"
        case .encoding: "an encoding"
        case .response: "a response"
        case .link: "a link"
        case .example: "an example"
        case .securityScheme: "a security scheme"
        case .server: "a server"
        case .serverVariable: "a server variable"
        case .tag: "a tag"
        case .reference: "a reference"
        }
    }

    /// The fields in a version; nil where any may stand.
    func fields(in version: OpenAPIVersion) -> Set<String>? {
        Self.tables[version]?[self]
    }

    /// The first later version that has a field.
    func laterVersion(of field: String, than version: OpenAPIVersion) -> OpenAPIVersion? {
        guard version != .v20 else { return nil }
        return [OpenAPIVersion.v31, .v32]
            .first { $0.rawValue > version.rawValue && fields(in: $0)?.contains(field) == true }
    }

    private static let tables: [OpenAPIVersion: [DescriptionObjectKind: Set<String>]] = {
        var result: [OpenAPIVersion: [DescriptionObjectKind: Set<String>]] = [:]
        for version in OpenAPIVersion.allCases {
            for kind in allCases { result[version, default: [:]][kind] = kind.names(in: version) }
        }
        return result
    }()

    private func names(in version: OpenAPIVersion) -> Set<String>? {
        if version == .v20 { return swaggerFields.map { Set($0.split(separator: " ").map(String.init)) } }
        var text = fields30
        if version != .v30 { text += " " + fields31 }
        if version == .v32 { text += " " + fields32 }
        return Set(text.split(separator: " ").map(String.init))
    }

    private var swaggerFields: String? {
        switch self {
        case .root:
            "swagger info host basePath schemes consumes produces paths definitions parameters responses"
                + " securityDefinitions security tags externalDocs"
        case .info: "title description termsOfService contact license version"
        case .pathItem: "$ref get put post delete options head patch parameters"
        case .operation:
            "tags summary description externalDocs operationId consumes produces parameters responses schemes"
                + " deprecated security"
        case .parameter: "name in description required schema allowEmptyValue \(Self.swaggerTypeFields)"
        case .items: Self.swaggerTypeFields
        case .header: "description \(Self.swaggerTypeFields)"
        case .response: "description schema headers examples"
        case .securityScheme: "type description name in flow authorizationUrl tokenUrl scopes"
        case .tag: "name description externalDocs"
        default: nil
        }
    }

    private static let swaggerTypeFields =
        "type format items collectionFormat default maximum exclusiveMaximum minimum exclusiveMinimum maxLength"
        + " minLength pattern maxItems minItems uniqueItems enum multipleOf"

    private var fields30: String {
        switch self {
        case .root: "openapi info servers paths components security tags externalDocs"
        case .info: "title description termsOfService contact license version"
        case .components:
            "schemas responses parameters examples requestBodies headers securitySchemes links callbacks"
        case .pathItem: "$ref summary description get put post delete options head patch trace servers parameters"
        case .operation:
            "tags summary description externalDocs operationId parameters requestBody responses callbacks deprecated"
                + " security servers"
        case .parameter:
            "name in description required deprecated allowEmptyValue style explode allowReserved schema example"
                + " examples content"
        case .header:
            "description required deprecated allowEmptyValue style explode allowReserved schema example examples content"
        case .requestBody: "description content required"
        case .mediaType: "schema example examples encoding"
        case .encoding: "contentType headers style explode allowReserved"
        case .response: "description headers content links"
        case .link: "operationRef operationId parameters requestBody description server"
        case .example: "summary description value externalValue"
        case .securityScheme: "type description name in scheme bearerFormat flows openIdConnectUrl"
        case .server: "url description variables"
        case .serverVariable: "enum default description"
        case .tag: "name description externalDocs"
        case .reference: "$ref"
        case .items: ""
        }
    }

    private var fields31: String {
        switch self {
        case .root: "jsonSchemaDialect webhooks"
        case .info: "summary"
        case .components: "pathItems"
        case .reference: "summary description"
        default: ""
        }
    }

    private var fields32: String {
        switch self {
        case .root: "$self"
        case .components: "mediaTypes"
        case .pathItem: "query additionalOperations"
        case .mediaType: "itemSchema prefixEncoding itemEncoding"
        case .encoding: "encoding prefixEncoding itemEncoding"
        case .response: "summary"
        case .example: "dataValue serializedValue"
        case .securityScheme: "deprecated oauth2MetadataUrl"
        case .server: "name"
        case .tag: "summary parent kind"
        default: ""
        }
    }
}

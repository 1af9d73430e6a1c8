import JSONSchema

/// What a dialect permits in a schema.
struct SchemaRules {
    /// The dialect.
    let dialect: JSONSchemaDialect

    /// Whether what stands beside a `$ref` is ignored.
    var ignoresSiblings: Bool {
        switch dialect {
        case .draft4, .draft6, .draft7, .swagger2, .openAPI30: true
        case .draft2019, .draft2020, .openAPI31: false
        }
    }

    /// Whether a boolean may stand for a schema; `additionalProperties` may be one in every dialect.
    var permitsBoolean: Bool {
        switch dialect {
        case .draft4, .swagger2, .openAPI30: false
        case .draft6, .draft7, .draft2019, .draft2020, .openAPI31: true
        }
    }

    /// Whether `exclusiveMinimum` and `exclusiveMaximum` are numbers rather than booleans.
    var hasNumericExclusives: Bool {
        permitsBoolean
    }

    /// Whether `items` may be an array of schemas.
    var permitsItemList: Bool {
        switch dialect {
        case .draft4, .draft6, .draft7, .draft2019: true
        case .draft2020, .openAPI31, .swagger2, .openAPI30: false
        }
    }

    /// Whether `type` may be an array.
    var permitsTypeList: Bool {
        dialect != .openAPI30
    }

    /// The types.
    var types: Set<String> {
        switch dialect {
        case .openAPI30: ["array", "boolean", "integer", "number", "object", "string"]
        case .swagger2: ["array", "boolean", "integer", "number", "object", "string", "file", "null"]
        default: ["array", "boolean", "integer", "null", "number", "object", "string"]
        }
    }

    /// The fixed fields of the schema object; nil where any keyword may stand.
    var fields: Set<String>? {
        switch dialect {
        case .openAPI30: Self.fields30
        case .swagger2: Self.fields20
        default: nil
        }
    }

    /// What messages call the dialect.
    var name: String {
        switch dialect {
        case .swagger2: "Swagger 2.0"
        case .openAPI30: "OpenAPI 3.0"
        case .openAPI31: "OpenAPI 3.1 and later"
        default: "the schema's dialect"
        }
    }

    private static let common =
        "$ref title multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems"
        + " minItems uniqueItems maxProperties minProperties required enum type allOf items properties"
        + " additionalProperties description format default discriminator readOnly xml externalDocs example"

    private static let fields20 = Set(common.split(separator: " ").map(String.init))

    private static let fields30 = fields20.union(["oneOf", "anyOf", "not", "nullable", "writeOnly", "deprecated"])

    /// The keywords beside a `$ref` that assert nothing, so that it does no harm that they are ignored.
    static let annotations: Set<String> = [
        "$comment", "$defs", "$schema", "default", "definitions", "deprecated", "description", "example", "examples",
        "externalDocs", "id", "readOnly", "summary", "title", "writeOnly", "xml",
    ]
}

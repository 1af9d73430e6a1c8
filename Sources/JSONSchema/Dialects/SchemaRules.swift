/// What a schema resource is read by: its dialect and the vocabularies in force.
struct SchemaRules: Hashable, Sendable {
    let dialect: JSONSchemaDialect
    var vocabularies: SchemaVocabularies = .standard

    init(_ dialect: JSONSchemaDialect) {
        self.dialect = dialect
    }

    /// The number of the draft that the dialect builds on, 2019 and 2020 being 8 and 9.
    var draft: Int {
        switch dialect {
        case .draft4, .swagger2, .openAPI30: 4
        case .draft6: 6
        case .draft7: 7
        case .draft2019: 8
        case .draft2020, .openAPI31: 9
        }
    }

    /// The keyword that names a resource; nil where the dialect has none.
    var identifier: String? {
        switch dialect {
        case .draft4: "id"
        case .swagger2, .openAPI30: nil
        default: "$id"
        }
    }

    /// Whether `$schema` in a resource may choose another dialect.
    var readsSchemaKeyword: Bool {
        dialect != .swagger2 && dialect != .openAPI30
    }

    /// Whether a reference replaces all that stands beside it.
    var ignoresSiblingsOfReferences: Bool {
        draft < 8
    }

    /// Whether the fragment of an identifier is an anchor.
    var hasFragmentIdentifiers: Bool {
        draft < 8
    }

    /// Whether the dialect is one of OpenAPI's.
    var isOpenAPI: Bool {
        switch dialect {
        case .swagger2, .openAPI30, .openAPI31: true
        default: vocabularies.contains(.openAPI)
        }
    }
}

extension JSONSchemaDialect {
    /// The dialect of a meta-schema that is known by heart.
    init?(metaSchema uri: String) {
        let uri = uri.hasSuffix("#") ? String(uri.dropLast()) : uri
        switch uri {
        case "http://json-schema.org/draft-04/schema", "https://json-schema.org/draft-04/schema": self = .draft4
        case "http://json-schema.org/draft-06/schema", "https://json-schema.org/draft-06/schema": self = .draft6
        case "http://json-schema.org/draft-07/schema", "https://json-schema.org/draft-07/schema": self = .draft7
        case "https://json-schema.org/draft/2019-09/schema": self = .draft2019
        case "https://json-schema.org/draft/2020-12/schema": self = .draft2020
        case "https://spec.openapis.org/oas/3.1/dialect/base": self = .openAPI31
        default:
            guard uri.hasPrefix("https://spec.openapis.org/oas/3."), uri.contains("/dialect/") else { return nil }
            self = .openAPI31
        }
    }
}

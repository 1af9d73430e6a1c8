import JSON

/// The meta-schemas that are known without being handed in.
enum MetaSchemas {
    /// The documents by the URI of each, read when the first one is asked for.
    private static let documents: [String: (node: JSONNode, dialect: JSONSchemaDialect)] = {
        var documents: [String: (node: JSONNode, dialect: JSONSchemaDialect)] = [:]
        for (dialect, texts) in texts {
            for text in texts {
                guard let node = try? JSONParser().document(text).root else { continue }
                guard case .string(let uri)? = (node["$id"] ?? node["id"])?.kind else { continue }
                documents[uri.hasSuffix("#") ? String(uri.dropLast()) : uri] = (node, dialect)
            }
        }
        return documents
    }()

    private static let texts: [(JSONSchemaDialect, [String])] = [
        (.draft4, Draft4MetaSchema.texts),
        (.draft6, Draft6MetaSchema.texts),
        (.draft7, Draft7MetaSchema.texts),
        (.draft2019, Draft2019MetaSchema.texts),
        (.draft2020, Draft2020MetaSchema.texts),
        (.draft2020, OpenAPI31MetaSchema.texts),
    ]

    /// The meta-schema or vocabulary of a URI without fragment.
    static func document(_ uri: String) -> (node: JSONNode, dialect: JSONSchemaDialect)? {
        guard uri.hasPrefix("http") else { return nil }
        return documents[uri]
    }

    /// All URIs.
    static var uris: [String] {
        documents.keys.sorted()
    }
}

import JSON
import JSONSchema

extension DescriptionReader {
    /// Reads everything.
    func read() -> OpenAPIDescription {
        let cursor = DescriptionCursor(root: sources[0].root, document: 0)
        guard let root = object(cursor, .root) else { return description }
        readInfo(root)
        readTags(root)
        if isSwagger {
            description.servers = swaggerServers(root)
        } else {
            description.servers = readServers(root) ?? [.unset]
        }
        readSecuritySchemes(root)
        readRoster(root)
        defaults = OperationDefaults(
            servers: description.servers,
            security: root["security"] == nil ? nil : securityRequirements(root),
            consumes: isSwagger ? swaggerMediaTypes(root, "consumes") : nil,
            produces: isSwagger ? swaggerMediaTypes(root, "produces") : nil
        )
        description.operations = roster.map { operation($0) }
        readWebhooks(root)
        readComponents(root)
        readCallbacks()
        walkSchemas()
        register()
        description.diagnostics.sort(by: Self.precedes)
        return description
    }

    private static func precedes(_ left: OpenAPIDiagnostic, _ right: OpenAPIDiagnostic) -> Bool {
        (left.place.document, left.place.span.lowerBound, left.code)
            < (right.place.document, right.place.span.lowerBound, right.code)
    }

    private func readInfo(_ root: DescriptionObject) {
        guard let cursor = root["info"] else {
            return missing("info", of: "the description", in: root.cursor, severity: .warning)
        }
        guard let info = object(cursor, .info) else { return }
        for field in ["title", "version"] where info[field] == nil {
            missing(field, of: "'info'", in: cursor, severity: .warning)
        }
        description.title = string(info, "title")
        description.apiVersion = string(info, "version")
    }

    private func readTags(_ root: DescriptionObject) {
        var names: Set<String> = []
        for cursor in array(root, "tags") {
            guard let tag = object(cursor, .tag), let name = requiredString(tag, "name", of: "a tag") else { continue }
            if names.insert(name).inserted {
                description.tags.append(name)
            } else {
                report(.warning, .duplicateTag, "the tag \(Self.quoted(name)) is declared twice", at: cursor)
            }
        }
    }

    private func register() {
        for source in sources {
            description.registry.add(source.root, uri: source.uri, dialect: source.dialect, isSchema: source.isSchema)
            if let alias = source.alias {
                description.registry.add(source.root, uri: alias, dialect: source.dialect, isSchema: source.isSchema)
            }
        }
        guard !syntheticSchemas.isEmpty else { return }
        description.registry.add(
            JSONNode(kind: .object(syntheticSchemas), span: sources[0].root.span),
            uri: syntheticURI,
            dialect: sources[0].dialect,
            isSchema: false
        )
    }
}

/// What operations take over from the description unless they say otherwise.
struct OperationDefaults {
    var servers: [OpenAPIServer] = []
    var security: [OpenAPISecurityRequirement]?
    var consumes: [String]?
    var produces: [String]?
}

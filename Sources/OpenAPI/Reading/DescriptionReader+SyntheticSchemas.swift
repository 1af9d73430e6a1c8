import JSON

extension DescriptionReader {
    /// The keywords of a Swagger parameter or header that make its schema.
    private static let keywords: Set<String> = [
        "type", "format", "items", "default", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength",
        "minLength", "pattern", "maxItems", "minItems", "uniqueItems", "enum", "multipleOf", "x-nullable",
    ]

    /// The URI of the document that holds the schemas that stand in no document as such.
    var syntheticURI: String {
        sources[0].uri + "/parameters"
    }

    /// The schema of a Swagger parameter or header, whose keywords stand among its other fields.
    func swaggerSchema(_ fields: DescriptionObject) -> OpenAPISchema? {
        guard fields["type"] != nil || fields["enum"] != nil || fields["format"] != nil else { return nil }
        return syntheticSchema(swaggerNode(fields.cursor), place: place(of: fields.cursor))
    }

    /// Notes where the type of a Swagger parameter or header is none, or an array lacks its items.
    func checkSwaggerType(_ fields: DescriptionObject, permitsFile: Bool = false) {
        guard let cursor = fields["type"], let type = string(fields, "type") else { return }
        var types: Set = ["array", "boolean", "integer", "number", "string"]
        if permitsFile { types.insert("file") }
        if !types.contains(type), !isFull {
            let meant = nearestName(type, among: types).map { "'\($0)'" } ?? MeantType.of(type)
            let hint = meant.map { "; did you mean \($0)?" } ?? ""
            report(.error, .invalidSchema, "\(Self.quoted(type)) is no type in Swagger 2.0\(hint)", at: cursor)
        } else if type == "array", fields["items"] == nil {
            report(.warning, .arrayWithoutItems, "an array must have 'items' in Swagger 2.0", at: cursor)
        }
    }

    /// The keywords of a Swagger parameter alone, with the places where they stand.
    func swaggerNode(_ cursor: DescriptionCursor) -> JSONNode {
        var members: [JSONMember] = []
        for member in cursor.node.members ?? [] where Self.keywords.contains(member.key) {
            if member.key == "type", member.value.text == "file" {
                let span = member.value.span
                members.append(
                    JSONMember(
                        key: "type",
                        keySpan: member.keySpan,
                        value: JSONNode(kind: .string("string"), span: span)
                    )
                )
                members.append(
                    JSONMember(
                        key: "format",
                        keySpan: member.keySpan,
                        value: JSONNode(kind: .string("binary"), span: span)
                    )
                )
            } else if member.key == "items" {
                let items = absolute(member.value, document: cursor.document, depth: 0)
                members.append(JSONMember(key: member.key, keySpan: member.keySpan, value: items))
            } else {
                members.append(member)
            }
        }
        return JSONNode(kind: .object(members), span: cursor.node.span)
    }

    /// Makes the references in a schema absolute, since it leaves the document that they stand in.
    private func absolute(_ node: JSONNode, document: Int, depth: Int) -> JSONNode {
        guard depth < 32, let members = node.members else { return node }
        let changed = members.map { member in
            if member.key == "$ref", let text = member.value.text {
                let uri = text.hasPrefix("#") ? sources[document].uri + text : text
                return JSONMember(
                    key: member.key,
                    keySpan: member.keySpan,
                    value: JSONNode(kind: .string(uri), span: member.value.span)
                )
            }
            return JSONMember(
                key: member.key,
                keySpan: member.keySpan,
                value: absolute(member.value, document: document, depth: depth + 1)
            )
        }
        return JSONNode(kind: .object(changed), span: node.span)
    }

    /// Registers a schema that stands in no document as such.
    func syntheticSchema(_ node: JSONNode, place: OpenAPIPlace) -> OpenAPISchema {
        let key = String(syntheticSchemas.count)
        syntheticSchemas.append(JSONMember(key: key, keySpan: node.span, value: node))
        return OpenAPISchema(reference: "\(syntheticURI)#/\(key)", node: node, place: place)
    }
}

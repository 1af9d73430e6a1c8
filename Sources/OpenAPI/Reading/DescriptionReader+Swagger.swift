import JSON

extension DescriptionReader {
    /// Reads a parameter of Swagger 2.0.
    func swaggerParameter(_ cursor: DescriptionCursor) -> DescriptionParameter? {
        guard let fields = object(cursor, .parameter),
            let text = requiredString(fields, "in", of: "a parameter")
        else { return nil }
        guard let name = requiredString(fields, "name", of: "a parameter") ?? (text == "body" ? "" : nil) else {
            return nil
        }
        switch text {
        case "body": return swaggerBody(fields)
        case "formData":
            checkSwaggerType(fields, permitsFile: true)
            if let items = fields["items"] { schemas.append(items) }
            return .form(
                SwaggerFormField(
                    name: name,
                    isRequired: bool(fields, "required") ?? false,
                    isFile: fields["type"]?.node.text == "file",
                    format: collectionFormat(fields, permitsMulti: true),
                    cursor: cursor
                )
            )
        case "path", "query", "header":
            return OpenAPIParameter.Location(rawValue: text)
                .map {
                    .plain(swaggerParameter(fields, name: name, location: $0))
                }
        default:
            if let place = fields["in"] {
                let message = "a parameter cannot be in \(Self.quoted(text)) in Swagger 2.0"
                report(.error, .invalidLocation, message, at: place)
            }
            return nil
        }
    }

    private func swaggerBody(_ fields: DescriptionObject) -> DescriptionParameter {
        var body = OpenAPIRequestBody(place: place(of: fields.cursor))
        body.isRequired = bool(fields, "required") ?? false
        body.details = string(fields, "description")
        if fields["schema"] == nil {
            report(.warning, .missingSchema, "the body lacks the required field 'schema'", at: fields.cursor)
        }
        return .body(body, schema: schema(fields))
    }

    private func swaggerParameter(
        _ fields: DescriptionObject,
        name: String,
        location: OpenAPIParameter.Location
    ) -> OpenAPIParameter {
        let format = collectionFormat(fields, permitsMulti: location == .query)
        var result = OpenAPIParameter(
            name: name,
            location: location,
            style: format.style(in: location),
            explode: format == .multi,
            place: place(of: fields.cursor)
        )
        readCommon(fields, into: &result)
        if fields["type"] == nil {
            report(
                .warning,
                .missingSchema,
                "the parameter \(Self.quoted(name)) lacks the required field 'type'",
                at: fields.cursor
            )
        }
        checkSwaggerType(fields)
        if let items = fields["items"] { schemas.append(items) }
        result.schema = fields["schema"] == nil || fields["type"] != nil ? swaggerSchema(fields) : schema(fields)
        // Swagger has no example for these; both spellings are in wide use.
        for field in ["example", "x-example"] {
            guard let cursor = fields[field] else { continue }
            result.examples.append(OpenAPIExample(value: cursor.node, place: place(of: cursor)))
        }
        return result
    }

    /// How arrays are written.
    func collectionFormat(_ fields: DescriptionObject, permitsMulti: Bool) -> SwaggerCollectionFormat {
        guard let text = string(fields, "collectionFormat"), let place = fields["collectionFormat"] else { return .csv }
        guard let format = SwaggerCollectionFormat(rawValue: text), permitsMulti || format != .multi else {
            let message = "the collection format \(Self.quoted(text)) is not for this place"
            report(.error, .invalidStyle, message, at: place)
            return .csv
        }
        return format
    }

    /// The request body that a Swagger body parameter makes.
    func swaggerBody(
        _ read: OpenAPIRequestBody,
        schema: OpenAPISchema?,
        consumes: [String]
    ) -> OpenAPIRequestBody {
        var body = read
        for type in consumes.isEmpty ? ["application/json"] : consumes {
            var media = OpenAPIMediaType(type: type, place: schema?.place ?? read.place)
            media.schema = schema
            body.content.append(media)
        }
        return body
    }

    /// The request body that form parameters make: one schema of an object with a property for each.
    func swaggerForm(
        _ fields: [SwaggerFormField],
        consumes: [String],
        at operation: DescriptionCursor
    ) -> OpenAPIRequestBody {
        let span = operation["parameters"]?.node.span ?? operation.node.span
        let properties = fields.map { field in
            JSONMember(key: field.name, keySpan: field.cursor.node.span, value: swaggerNode(field.cursor))
        }
        let required = fields.filter(\.isRequired).map { JSONNode(kind: .string($0.name), span: $0.cursor.node.span) }
        var members = [
            JSONMember(key: "type", keySpan: span, value: JSONNode(kind: .string("object"), span: span)),
            JSONMember(key: "properties", keySpan: span, value: JSONNode(kind: .object(properties), span: span)),
        ]
        // Draft 4 does not allow an empty list.
        if !required.isEmpty {
            members.append(
                JSONMember(key: "required", keySpan: span, value: JSONNode(kind: .array(required), span: span))
            )
        }
        let place = fields.first.map { self.place(of: $0.cursor) } ?? self.place(of: operation)
        let schema = syntheticSchema(JSONNode(kind: .object(members), span: span), place: place)
        var body = OpenAPIRequestBody(place: place)
        body.isRequired = !required.isEmpty
        for type in formTypes(consumes, hasFile: fields.contains(where: \.isFile)) {
            var media = OpenAPIMediaType(type: type, place: place)
            media.schema = schema
            for field in fields where field.cursor["type"]?.node.text == "array" {
                var encoding = OpenAPIEncoding()
                encoding.style = field.format.style(in: .query)
                encoding.explode = field.format == .multi
                media.encoding[field.name] = encoding
            }
            body.content.append(media)
        }
        return body
    }

    private func formTypes(_ consumes: [String], hasFile: Bool) -> [String] {
        let multipart = "multipart/form-data"
        let usable = consumes.filter {
            let type = $0.lowercased()
            return type.hasPrefix(multipart) || !hasFile && type.hasPrefix("application/x-www-form-urlencoded")
        }
        return usable.isEmpty ? [hasFile ? multipart : "application/x-www-form-urlencoded"] : usable
    }

    /// The media types of a Swagger response: what the operation produces, each with the response's schema.
    func swaggerContent(_ cursor: DescriptionCursor, operation: DescriptionObject) -> [OpenAPIMediaType] {
        let key = DescriptionMemo.SwaggerContentKey(
            response: cursor.identity,
            produces: operation["produces"]?.identity
        )
        if let known = memo.swaggerContents[key] { return known }
        let types = readSwaggerContent(cursor, operation: operation)
        memo.swaggerContents[key] = types
        return types
    }

    private func readSwaggerContent(
        _ cursor: DescriptionCursor,
        operation: DescriptionObject
    ) -> [OpenAPIMediaType] {
        guard let fields = object(cursor, .response) else { return [] }
        let declared = swaggerMediaTypes(operation, "produces") ?? defaults.produces
        let examples = swaggerExamples(fields)
        let schema = swaggerResponseSchema(fields)
        guard schema != nil || !examples.isEmpty else { return [] }
        // Without `produces` nothing is said of the media type, so any may come.
        var types = declared ?? []
        if types.isEmpty { types = schema == nil ? examples.map(\.token) : ["*/*"] }
        return types.map { type in
            var media = OpenAPIMediaType(type: type, place: place(of: fields["schema"] ?? cursor))
            media.schema = schema
            for example in examples where example.token == type || types == ["*/*"] {
                media.examples.append(OpenAPIExample(value: example.node, place: place(of: example)))
            }
            return media
        }
    }

    private func swaggerExamples(_ fields: DescriptionObject) -> [DescriptionCursor] {
        guard let cursor = fields["examples"] else { return [] }
        if let known = memo.responseExamples[cursor.identity] { return known }
        let examples = Array(map(cursor, title: "'examples'").prefix(64))
        memo.responseExamples[cursor.identity] = examples
        return examples
    }

    /// The media types of `consumes` or `produces`; nil where there is no such field.
    ///
    /// They multiply with bodies and responses, so there are at most 64.
    func swaggerMediaTypes(_ fields: DescriptionObject, _ field: String) -> [String]? {
        guard let cursor = fields[field] else { return nil }
        if let known = memo.mediaTypes[cursor.identity] { return known }
        for element in cursor.elements {
            guard let type = element.node.text, !MediaTypeSyntax.isMediaRange(type) else { continue }
            report(.warning, .invalidMediaType, "\(Self.quoted(type)) is no media type", at: element)
        }
        let types = Array(strings(fields, field).prefix(64))
        memo.mediaTypes[cursor.identity] = types
        return types
    }

    private func swaggerResponseSchema(_ fields: DescriptionObject) -> OpenAPISchema? {
        guard let cursor = fields["schema"] else { return nil }
        if let known = memo.responseSchemas[cursor.identity] { return known }
        let schema =
            cursor["type"]?.node.text == "file"
            ? syntheticSchema(swaggerNode(cursor), place: place(of: cursor)) : schema(at: cursor)
        memo.responseSchemas[cursor.identity] = schema
        return schema
    }
}

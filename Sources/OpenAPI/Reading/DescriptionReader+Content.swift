import JSON

extension DescriptionReader {
    /// Reads a request body of OpenAPI 3 or what it refers to; nil with a diagnostic where it cannot be read.
    func requestBody(_ reference: DescriptionCursor) -> OpenAPIRequestBody? {
        guard let cursor = dereferenced(reference, as: "a request body") else { return nil }
        if let known = memo.requestBodies[cursor.identity] { return known }
        let read = readRequestBody(cursor)
        memo.requestBodies[cursor.identity] = .some(read)
        return read
    }

    private func readRequestBody(_ cursor: DescriptionCursor) -> OpenAPIRequestBody? {
        guard let fields = object(cursor, .requestBody) else { return nil }
        var result = OpenAPIRequestBody(place: place(of: cursor))
        result.isRequired = bool(fields, "required") ?? false
        result.details = string(fields, "description")
        if let types = fields["content"] {
            result.content = content(types)
        } else {
            missing("content", of: "a request body", in: cursor)
        }
        return result
    }

    /// The media types of `content`.
    ///
    /// - Parameters:
    ///   - cursor: The map of media types.
    ///   - hasEncoding: Whether encodings of parts are read; within headers there are none, which also bounds how deep
    ///     headers and encodings nest.
    /// - Returns: The media types in order.
    func content(_ cursor: DescriptionCursor, hasEncoding: Bool = true) -> [OpenAPIMediaType] {
        let key = DescriptionMemo.ContentKey(node: cursor.identity, hasEncoding: hasEncoding)
        if let known = memo.contents[key] { return known }
        let types = map(cursor, title: "'content'")
            .compactMap { entry -> OpenAPIMediaType? in
                checkMediaType(entry)
                guard let target = version == .v32 ? dereferenced(entry, as: "a media type") : entry else { return nil }
                return mediaType(target, type: entry.token, hasEncoding: hasEncoding)
            }
        memo.contents[key] = types
        return types
    }

    /// Notes that a key is no media type.
    private func checkMediaType(_ entry: DescriptionCursor) {
        guard !MediaTypeSyntax.isMediaRange(entry.token) else { return }
        report(
            .warning,
            .invalidMediaType,
            "\(Self.quoted(entry.token)) is no media type",
            at: entry,
            atKey: true
        )
    }

    /// Reads one media type.
    func mediaType(_ cursor: DescriptionCursor, type: String, hasEncoding: Bool) -> OpenAPIMediaType? {
        guard let fields = object(cursor, .mediaType) else { return nil }
        var result = OpenAPIMediaType(type: type, place: place(of: cursor))
        result.schema = schema(fields)
        if version == .v32 { result.itemSchema = schema(fields, field: "itemSchema") }
        result.examples = examples(fields)
        if hasEncoding {
            for entry in map(fields, "encoding") { result.encoding[entry.token] = encoding(entry) }
        }
        return result
    }

    private func encoding(_ cursor: DescriptionCursor) -> OpenAPIEncoding? {
        guard let fields = object(cursor, .encoding) else { return nil }
        var result = OpenAPIEncoding()
        result.contentType = string(fields, "contentType")
        result.headers = headers(fields)
        result.explode = bool(fields, "explode")
        result.allowsReserved = bool(fields, "allowReserved") ?? false
        if let text = string(fields, "style"), let place = fields["style"] {
            let permitted: [OpenAPIStyle] = [.form, .spaceDelimited, .pipeDelimited, .deepObject]
            result.style = permitted.first { $0.rawValue == text }
            if result.style == nil {
                report(.error, .invalidStyle, "the style \(Self.quoted(text)) is not for encodings", at: place)
            }
        }
        return result
    }

    /// The schema of a field, which is walked at the end; nil where there is none.
    func schema(_ object: DescriptionObject, field: String = "schema") -> OpenAPISchema? {
        guard let cursor = object[field] else { return nil }
        // Each schema holds its whole path as text, which a long key would multiply.
        guard cursor.path?.length ?? 0 <= 32_768 else {
            report(.error, .tooLarge, "the path to this schema is too long", at: cursor)
            return nil
        }
        return schema(at: cursor)
    }

    /// The schema that stands at a node.
    func schema(at cursor: DescriptionCursor) -> OpenAPISchema {
        schemas.append(cursor)
        return OpenAPISchema(reference: location(of: cursor), node: cursor.node, place: place(of: cursor))
    }
}

import JSON

extension DescriptionReader {
    /// The headers that an object declares.
    func headers(_ object: DescriptionObject) -> [OpenAPIHeader] {
        map(object, "headers", extensible: false)
            .compactMap { entry in
                header(entry, name: entry.token)
            }
    }

    /// Reads a header or what it refers to; nil with a diagnostic where it cannot be read.
    func header(_ reference: DescriptionCursor, name: String) -> OpenAPIHeader? {
        guard let cursor = dereferenced(reference, as: "a header") else { return nil }
        let key = DescriptionMemo.HeaderKey(node: cursor.identity, name: name)
        if let known = memo.headers[key] { return known }
        let read = readHeader(cursor, name: name)
        memo.headers[key] = .some(read)
        return read
    }

    private func readHeader(_ cursor: DescriptionCursor, name: String) -> OpenAPIHeader? {
        guard let fields = object(cursor, .header) else { return nil }
        var result = OpenAPIHeader(name: name, place: place(of: cursor))
        if isSwagger {
            let format = collectionFormat(fields, permitsMulti: false)
            result.style = format.style(in: .header)
            result.schema = swaggerSchema(fields)
            checkSwaggerType(fields)
            if let items = fields["items"] { schemas.append(items) }
            return result
        }
        result.isRequired = bool(fields, "required") ?? false
        result.explode = bool(fields, "explode") ?? false
        if let style = string(fields, "style"), style != OpenAPIStyle.simple.rawValue, let place = fields["style"] {
            report(.error, .invalidStyle, "the style \(Self.quoted(style)) is not for headers (simple)", at: place)
        }
        result.schema = schema(fields)
        if let content = fields["content"] {
            result.content = singleContent(content)
        } else if fields["schema"] == nil {
            report(
                .warning,
                .missingSchema,
                "the header \(Self.quoted(name)) has neither 'schema' nor 'content'",
                at: cursor
            )
        }
        result.examples = examples(fields)
        return result
    }
}

import JSON

/// Writes and reads the bodies of requests by their media types.
enum RequestBodyCodec {
    /// What a body holds.
    enum Reading {
        /// A JSON text with its positions.
        case document(JSONDocument)
        /// The JSON texts of a sequence.
        case sequence([JSONDocument])
        /// What a text may mean, the likeliest first.
        case values([JSONValue])
        /// A body that breaks the rules of its media type.
        case unreadable(String, SourcePosition?)
        /// A body of a media type that is not read, and why.
        case gap(String)
    }

    /// Writes a body.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - type: The media type, no range.
    ///   - content: What the description declares of it.
    ///   - shape: The types that its schema permits.
    ///   - header: Gives the text of a header that a part must have.
    /// - Returns: The bytes, and the boundary where there is one.
    /// - Throws: ``ParameterCodecError`` where the media type has no form for the value.
    static func bytes(
        of value: JSONValue,
        as type: MediaType,
        _ content: OpenAPIMediaType,
        _ shape: ParameterShape,
        header: (OpenAPIHeader) -> String?
    ) throws(ParameterCodecError) -> (bytes: [UInt8], boundary: String?) {
        if type.isJSON { return (value.serialized(), nil) }
        if let sequence = TextSequence(type), sequence != .events {
            let items = if case .array(let items) = value { items } else { [value] }
            let head: [UInt8] = sequence == .records ? [0x1E] : []
            return (items.flatMap { head + $0.serialized() + [0x0A] }, nil)
        }
        if type.isForm { return (Array(try FormBody(content, shape).text(of: value).utf8), nil) }
        if type.isMultipart {
            guard type.subtype == "form-data" else { throw .mediaType(content.type) }
            let (bytes, boundary) = try MultipartBody(content, shape).bytes(of: value, header: header)
            return (bytes, boundary)
        }
        guard !type.isXML, let text = ScalarText.text(of: value) else { throw .mediaType(content.type) }
        return (Array(text.utf8), nil)
    }

    /// Reads a body.
    ///
    /// - Parameters:
    ///   - bytes: The bytes.
    ///   - type: The media type that it names.
    ///   - content: What the description declares of it.
    ///   - shape: The types that its schema permits.
    /// - Returns: What it holds.
    static func reading(
        _ bytes: [UInt8],
        as type: MediaType,
        _ content: OpenAPIMediaType,
        _ shape: ParameterShape
    ) -> Reading {
        if type.isJSON {
            do {
                return .document(try JSONParser().document(bytes))
            } catch {
                return .unreadable("it is no JSON: \(error)", error.position)
            }
        }
        switch TextSequence(type) {
        case .lines: return sequence(bytes, separator: UInt8(ascii: "\n"))
        case .records: return sequence(bytes, separator: 0x1E)
        case .events where content.itemSchema != nil: return .gap("events in a request are not judged")
        case .events, nil: break
        }
        if type.isXML { return .gap("xml bodies are not judged") }
        if type.isMultipart {
            guard type.subtype == "form-data" else {
                return .gap("bodies of type \(type.type)/\(type.subtype) are not read")
            }
            guard let boundary = type.parameters["boundary"] else {
                return .unreadable("its Content-Type has no boundary", nil)
            }
            return reading(MultipartBody(content, shape).reading(bytes, boundary: boundary))
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return type.isText || type.isForm
                ? .unreadable("it is no UTF-8", nil) : .gap("bytes that are no text are not judged")
        }
        if type.isForm { return reading(FormBody(content, shape).reading(text[...])) }
        let values = ScalarText.values(of: text, shape)
        return values.isEmpty ? .gap("bodies of type \(type.type)/\(type.subtype) are not read") : .values(values)
    }

    private static func reading(_ reading: ParameterReading) -> Reading {
        switch reading {
        case .values(let values): .values(values)
        case .unreadable(let reason): .unreadable(reason, nil)
        case .absent, .empty: .values([.object(JSONObject())])
        }
    }

    private static func sequence(_ bytes: [UInt8], separator: UInt8) -> Reading {
        var documents: [JSONDocument] = []
        for line in bytes.split(separator: separator) where line.contains(where: { $0 > 0x20 }) {
            do {
                documents.append(try JSONParser().document(Array(line)))
            } catch {
                let position = SourceMap(bytes).position(at: line.startIndex + error.offset)
                return .unreadable("item \(documents.count + 1) is no JSON: \(error)", position)
            }
        }
        return .sequence(documents)
    }
}

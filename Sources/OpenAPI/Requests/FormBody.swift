import JSON

/// A form as `application/x-www-form-urlencoded` writes it, by the rules of the encoding objects.
struct FormBody {
    private let encoding: [String: OpenAPIEncoding]
    private let shape: ParameterShape

    /// Makes a form.
    ///
    /// - Parameters:
    ///   - content: The media type with its encoding objects.
    ///   - shape: The types that the schema permits; needed for reading alone.
    init(_ content: OpenAPIMediaType, _ shape: ParameterShape) {
        encoding = content.encoding
        self.shape = shape
    }

    /// The text of an object.
    func text(of value: JSONValue) throws(ParameterCodecError) -> String {
        guard case .object(let members) = value else {
            throw .undefined(style: .form, explode: true, kind: .string, location: "form")
        }
        var parts: [String] = []
        for (name, value) in members where !value.isNull {
            if let writer = writer(name) {
                if let text = try writer.text(FlatValue(value, style: writer.style)) { parts.append(text) }
            } else {
                let escapedName = PercentEncoding.encoded(name)
                for text in try texts(of: value, name) {
                    parts.append("\(escapedName)=\(PercentEncoding.encoded(text))")
                }
            }
        }
        return parts.joined(separator: "&")
    }

    /// The writer of a property that is written by a style rather than by a media type.
    private func writer(_ name: String) -> ParameterWriter? {
        guard let own = encoding[name], own.style != nil || own.explode != nil || own.allowsReserved else { return nil }
        let style = own.style ?? .form
        return ParameterWriter(
            name: name,
            medium: .query,
            style: style,
            explode: own.explode ?? (style == .form),
            allowsReserved: own.allowsReserved
        )
    }

    private func isJSON(_ name: String) -> Bool {
        encoding[name]?.contentType.flatMap(MediaType.firstConcrete)?.isJSON ?? false
    }

    private func texts(of value: JSONValue, _ name: String) throws(ParameterCodecError) -> [String] {
        if isJSON(name) { return [value.text()] }
        guard case .array(let elements) = value else { return [ScalarText.text(of: value) ?? value.text()] }
        guard !elements.contains(where: \.isNull) else { throw .null }
        return elements.map { ScalarText.text(of: $0) ?? $0.text() }
    }

    /// Reads a form.
    func reading(_ text: Substring) -> ParameterReading {
        let query = QueryText(text)
        var claimed = Set(shape.properties.keys)
        claimed.formUnion(encoding.keys)
        var first = JSONObject()
        var last = JSONObject()
        var read: Set<String> = []
        func add(_ name: String, _ reading: ParameterReading) -> String? {
            switch reading {
            case .absent, .empty: break
            case .unreadable(let reason): return "'\(name)': \(reason)"
            case .values(let values):
                first[name] = values.first
                last[name] = values.last
            }
            return nil
        }
        for name in encoding.keys.sorted() {
            guard let writer = writer(name) else { continue }
            read.insert(name)
            let reading = query.reading(
                name,
                style: writer.style,
                explode: writer.explode,
                shape.property(name),
                claimed: claimed
            )
            if let failure = add(name, reading) { return .unreadable(failure) }
        }
        var texts: [String: [String]] = [:]
        var order: [String] = []
        for pair in query.pairs {
            guard let name = pair.name, let text = pair.text else { return .unreadable("its escapes are malformed") }
            if read.contains(where: { $0 == name || name.utf8.starts(with: "\($0)[".utf8) }) { continue }
            if texts[name] == nil { order.append(name) }
            texts[name, default: []].append(text)
        }
        for name in order {
            if let failure = add(name, property(name, texts[name] ?? [])) { return .unreadable(failure) }
        }
        return .values(first == last ? [.object(first)] : [.object(first), .object(last)])
    }

    private func property(_ name: String, _ texts: [String]) -> ParameterReading {
        FormProperty.reading(of: texts, shape.property(name), isJSON: isJSON(name))
    }
}

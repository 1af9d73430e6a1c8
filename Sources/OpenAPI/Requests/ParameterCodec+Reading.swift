import JSON

extension ParameterCodec {
    /// Reads a parameter out of a request.
    ///
    /// - Parameters:
    ///   - parameter: The parameter.
    ///   - shape: The types that its schema permits.
    ///   - parts: The request.
    ///   - variables: What stands for each expression of the path's template.
    ///   - claimed: The names of all parameters of the query.
    /// - Returns: What the request holds of it.
    static func reading(
        of parameter: OpenAPIParameter,
        _ shape: ParameterShape,
        in parts: RequestParts,
        variables: [String: Substring],
        claimed: Set<String>
    ) -> ParameterReading {
        switch parameter.location {
        case .path:
            guard let text = variables[parameter.name] else { return .absent }
            return path(text, parameter, shape)
        case .query: return query(parameter, shape, parts, claimed)
        case .querystring:
            guard let text = parts.rawQuery, let content = parameter.content else { return .absent }
            if MediaType(content.type)?.isForm == true { return FormBody(content, shape).reading(text) }
            guard let text = PercentEncoding.decoded(text.utf8) else { return .unreadable("its escapes are malformed") }
            return ParameterReading(documents(of: text, content, shape), of: QueryText.mistyped(text))
        case .header:
            guard let text = parts.fields[parameter.name.lowercased()] else { return .absent }
            let values =
                if let content = parameter.content {
                    documents(of: text, content, shape)
                } else {
                    fieldValues(of: text, style: parameter.style, explode: parameter.explode, shape)
                }
            return ParameterReading(values, of: QueryText.mistyped(text))
        case .cookie: return cookie(parameter, shape, parts)
        }
    }

    private static func query(
        _ parameter: OpenAPIParameter,
        _ shape: ParameterShape,
        _ parts: RequestParts,
        _ claimed: Set<String>
    ) -> ParameterReading {
        let own = parts.query.pairs(named: parameter.name)
        if parameter.allowsEmptyValue, own.count == 1, own[0].value.isEmpty { return .empty }
        guard let content = parameter.content else {
            return parts.query.reading(
                parameter.name,
                style: parameter.style,
                explode: parameter.explode,
                shape,
                claimed: claimed
            )
        }
        guard let pair = own.first else { return .absent }
        guard own.count == 1, let text = pair.text else { return .unreadable("it cannot be read as one document") }
        return ParameterReading(documents(of: text, content, shape), of: QueryText.mistyped(text))
    }

    private static func path(
        _ text: Substring,
        _ parameter: OpenAPIParameter,
        _ shape: ParameterShape
    ) -> ParameterReading {
        let decoded = PercentEncoding.decoded(text.utf8)
        let failure = QueryText.mistyped(decoded)
        if let content = parameter.content {
            return ParameterReading(decoded.map { documents(of: $0, content, shape) } ?? [], of: failure)
        }
        let explode = parameter.explode
        switch parameter.style {
        case .simple: return ParameterReading(flat(text.utf8, ",", explode).values(shape), of: failure)
        case .label:
            guard text.utf8.first == UInt8(ascii: ".") else { return .unreadable("it does not begin with '.'") }
            let flat = flat(text.utf8.dropFirst(), explode ? "." : ",", explode)
            return ParameterReading(flat.values(shape), of: failure)
        case .matrix: return matrix(text, parameter, shape, failure)
        case .spaceDelimited, .pipeDelimited, .tabDelimited:
            guard let decoded, let separator = parameter.style.separator else { return .unreadable(failure) }
            let flat = FlatText(text: decoded[...].utf8, separator: separator, pairsByEquals: false) { String($0) }
            return ParameterReading(flat.values(shape), of: failure)
        case .form, .deepObject, .cookie:
            return .unreadable("style '\(parameter.style.rawValue)' is not defined in a path")
        }
    }

    private static func flat(
        _ text: Substring.UTF8View,
        _ separator: Unicode.Scalar,
        _ explode: Bool
    ) -> FlatText {
        FlatText(text: text, separator: UInt8(ascii: separator), pairsByEquals: explode) {
            PercentEncoding.decoded($0)
        }
    }

    private static func matrix(
        _ text: Substring,
        _ parameter: OpenAPIParameter,
        _ shape: ParameterShape,
        _ failure: String
    ) -> ParameterReading {
        guard text.utf8.first == UInt8(ascii: ";") else { return .unreadable("it does not begin with ';'") }
        let parts = text.utf8.dropFirst().split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        let pairs = parts.map { part in
            let equals = part.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
            return (name: PercentEncoding.decoded(part[..<equals]), value: part[equals...].dropFirst())
        }
        let own = pairs.filter { $0.name == parameter.name }
        var values: [JSONValue] = []
        if own.count == pairs.count {
            if !parameter.explode, own.count == 1 {
                values = flat(own[0].value, ",", false).values(shape)
            } else {
                let texts = own.map { PercentEncoding.decoded($0.value) }
                if shape.kinds.contains(.array) { values = FlatText.arrays(of: texts, shape.anyElement) }
                if texts.count == 1, let text = texts[0] { values += ScalarText.values(of: text, shape) }
            }
        }
        if values.isEmpty, parameter.explode, shape.kinds.contains(.object) {
            values = FlatText.objects(of: pairs.map { ($0.name, PercentEncoding.decoded($0.value)) }, shape)
        }
        return ParameterReading(values, of: failure)
    }

    private static func cookie(
        _ parameter: OpenAPIParameter,
        _ shape: ParameterShape,
        _ parts: RequestParts
    ) -> ParameterReading {
        let isEscaped = parameter.style == .form || parameter.content != nil
        func text(_ value: Substring) -> String? {
            isEscaped ? PercentEncoding.decoded(value.utf8) : String(value)
        }
        let own = parts.cookies.filter { $0.name == parameter.name }
        if own.isEmpty, parameter.explode, parameter.content == nil, shape.kinds.contains(.object) {
            let properties = parts.cookies.filter { shape.properties[$0.name] != nil }
            if properties.isEmpty { return .absent }
            let values = FlatText.objects(of: properties.map { ($0.name, text($0.value)) }, shape)
            return ParameterReading(values, of: "a property is of no permitted type")
        }
        guard let first = own.first else { return .absent }
        let failure = QueryText.mistyped(text(first.value))
        if let content = parameter.content {
            return ParameterReading(text(first.value).map { documents(of: $0, content, shape) } ?? [], of: failure)
        }
        if parameter.explode {
            var values: [JSONValue] = []
            if shape.kinds.contains(.array), !shape.permitsEverything || own.count > 1 {
                values = FlatText.arrays(of: own.map { text($0.value) }, shape.anyElement)
            }
            if own.count == 1, let text = text(first.value) { values += ScalarText.values(of: text, shape) }
            return ParameterReading(values, of: failure)
        }
        guard own.count == 1 else { return .unreadable("it occurs \(own.count) times") }
        let flat = FlatText(text: first.value.utf8, separator: UInt8(ascii: ","), pairsByEquals: false) {
            text(Substring($0))
        }
        return ParameterReading(flat.values(shape), of: failure)
    }
}

/// Writes one value by a style: RFC 6570, and what OpenAPI and Swagger add to it.
struct ParameterWriter {
    /// Where the text goes, which decides what is escaped.
    enum Medium: String {
        /// A segment of a path.
        case path
        /// A query or a form.
        case query
        /// A header field.
        case header
        /// A cookie.
        case cookie
    }

    var name: String
    var medium: Medium
    var style: OpenAPIStyle
    var explode: Bool
    var allowsReserved = false

    /// The text of a value, or nil where there is nothing to write.
    ///
    /// Of a path it is what stands for the template's expression, of a query `a=1&b=2`, of a header the field's value,
    /// of cookies `a=1; b=2`.
    func text(_ value: FlatValue) throws(ParameterCodecError) -> String? {
        try checkName()
        if value.isUndefined { return nil }
        if case .array(let elements) = value, elements == [""], !(explode && hasNamedElements) {
            throw .onlyEmptyElement
        }
        return switch (style, medium) {
        case (.simple, .path), (.simple, .header): try list(value, separator: ",", pairSeparator: explode ? "=" : ",")
        case (.label, .path):
            "." + (try list(value, separator: explode ? "." : ",", pairSeparator: explode ? "=" : ","))
        case (.matrix, .path): try matrix(value)
        case (.form, .query): try form(value, joiner: "&")
        case (.form, .cookie): try formCookie(value)
        case (.cookie, .cookie): try form(value, joiner: "; ")
        case (.deepObject, .query): try deepObject(value)
        case (.spaceDelimited, .path), (.spaceDelimited, .query), (.spaceDelimited, .header),
            (.pipeDelimited, .path), (.pipeDelimited, .query), (.pipeDelimited, .header),
            (.tabDelimited, .path), (.tabDelimited, .query), (.tabDelimited, .header):
            try delimited(value)
        default: throw undefined(value)
        }
    }

    private var hasNamedElements: Bool {
        style == .form || style == .matrix || style == .cookie
    }

    private func undefined(_ value: FlatValue) -> ParameterCodecError {
        .undefined(style: style, explode: explode, kind: value.kind, location: medium.rawValue)
    }

    private func checkName() throws(ParameterCodecError) {
        switch medium {
        case .header, .cookie:
            guard FieldText.isToken(name) else { throw .name(name, location: medium.rawValue) }
        case .query, .path: break
        }
    }

    private func list(
        _ value: FlatValue,
        separator: String,
        pairSeparator: String
    ) throws(ParameterCodecError) -> String {
        switch value {
        case .scalar(let text): return try escaped(text, protecting: "")
        case .array(let elements):
            var texts: [String] = []
            for element in elements { texts.append(try escaped(element, protecting: separator)) }
            return texts.joined(separator: separator)
        case .object(let members):
            var texts: [String] = []
            for (key, value) in members {
                let key = try escaped(key, protecting: separator + (pairSeparator == separator ? "" : pairSeparator))
                texts.append(key + pairSeparator + (try escaped(value, protecting: separator)))
            }
            return texts.joined(separator: separator)
        }
    }

    private func matrix(_ value: FlatValue) throws(ParameterCodecError) -> String {
        let name = PercentEncoding.encoded(name)
        func pair(_ name: String, _ text: String) -> String { text.isEmpty ? ";\(name)" : ";\(name)=\(text)" }
        switch value {
        case .array(let elements) where explode:
            return elements.map { pair(name, PercentEncoding.encoded($0)) }.joined()
        case .object(let members) where explode:
            return members.map { pair(PercentEncoding.encoded($0.key), PercentEncoding.encoded($0.value)) }.joined()
        default:
            return pair(name, try list(value, separator: ",", pairSeparator: ","))
        }
    }

    private func form(_ value: FlatValue, joiner: String) throws(ParameterCodecError) -> String {
        let name = try escapedName(name)
        var pairs: [String] = []
        switch value {
        case .array(let elements) where explode:
            for element in elements { pairs.append("\(name)=\(try escaped(element, protecting: ""))") }
        case .object(let members) where explode:
            for (key, value) in members {
                pairs.append("\(try escapedName(key))=\(try escaped(value, protecting: ""))")
            }
        default:
            pairs.append("\(name)=\(try list(value, separator: ",", pairSeparator: ","))")
        }
        return pairs.joined(separator: joiner)
    }

    /// The form style joins by `&`, where no reader of cookies divides: only what makes one pair is written.
    private func formCookie(_ value: FlatValue) throws(ParameterCodecError) -> String {
        switch value {
        case .array(let elements) where explode && elements.count > 1: throw undefined(value)
        case .object(let members) where explode && members.count > 1: throw undefined(value)
        default: try form(value, joiner: "&")
        }
    }

    /// The specification leaves deep objects without explode undefined, but makes that the default: they are written
    /// in the one form that there is.
    private func deepObject(_ value: FlatValue) throws(ParameterCodecError) -> String {
        guard case .object(let members) = value else { throw undefined(value) }
        let name = PercentEncoding.encoded(name)
        return
            members.map { key, value in
                "\(name)%5B\(PercentEncoding.encoded(key))%5D=" + PercentEncoding.encoded(value, keeping: kept)
            }
            .joined(separator: "&")
    }

    private func delimited(_ value: FlatValue) throws(ParameterCodecError) -> String {
        guard let byte = style.separator, !explode else { throw undefined(value) }
        let separator = String(UnicodeScalar(byte))
        var parts: [String] = []
        switch value {
        case .scalar: throw undefined(value)
        case .array(let elements): parts = elements
        case .object(let members): parts = members.flatMap { [$0.key, $0.value] }
        }
        // The separator travels escaped, so an escaped one within a value cannot be told from it.
        guard parts.allSatisfy({ !$0.utf8.contains(byte) }) else { throw .delimiter(separator) }
        let escapedSeparator = medium == .header ? separator : PercentEncoding.encoded(separator)
        var texts: [String] = []
        for part in parts { texts.append(try escaped(part, protecting: "")) }
        let joined = texts.joined(separator: escapedSeparator)
        // Blanks at the ends of a field are no part of its value.
        if medium == .header, !FieldText.isFieldValue(joined) { throw .delimiter(separator) }
        return medium == .query ? "\(PercentEncoding.encoded(name))=\(joined)" : joined
    }

    private var kept: PercentEncoding.Kept {
        switch medium {
        case .path where allowsReserved: .reservedInPath
        case .query where allowsReserved: .reservedInQuery
        case .path, .query, .header, .cookie: .unreserved
        }
    }

    private func escapedName(_ name: String) throws(ParameterCodecError) -> String {
        guard medium == .cookie else { return PercentEncoding.encoded(name) }
        guard FieldText.isToken(name) else { throw .name(name, location: medium.rawValue) }
        return name
    }

    /// The text as it travels; where nothing is escaped, one that holds what separates values is refused.
    private func escaped(_ text: String, protecting delimiters: String) throws(ParameterCodecError) -> String {
        switch (medium, style) {
        case (.header, _):
            guard FieldText.isFieldValue(text) else { throw .character(location: medium.rawValue) }
        case (.cookie, .cookie):
            guard FieldText.isCookieValue(text) else { throw .character(location: medium.rawValue) }
        default:
            // A point is never escaped, yet separates labels.
            if delimiters.utf8.contains(UInt8(ascii: ".")), text.utf8.contains(UInt8(ascii: ".")) {
                throw .delimiter(".")
            }
            return PercentEncoding.encoded(text, keeping: kept)
        }
        for delimiter in delimiters.utf8 where text.utf8.contains(delimiter) {
            throw .delimiter(String(UnicodeScalar(delimiter)))
        }
        return text
    }
}

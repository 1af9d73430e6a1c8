public import JSON

extension ParameterCodec {
    /// Writes the value of a parameter as it travels.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - parameter: The parameter.
    /// - Returns: In a path what stands for the template's expression, in a query `a=1&b=2`, in a header the field's
    ///   value, of cookies `a=1; b=2`; nil where there is nothing to write, as of an empty array.
    /// - Throws: ``ParameterCodecError`` where the style has no form for the value, or one that reads as another value.
    public static func text(
        of value: JSONValue,
        for parameter: OpenAPIParameter
    ) throws(ParameterCodecError) -> String? {
        if parameter.location == .querystring { return try querystring(value, parameter) }
        let medium: ParameterWriter.Medium =
            switch parameter.location {
            case .path: .path
            case .query, .querystring: .query
            case .header: .header
            case .cookie: .cookie
            }
        var writer = ParameterWriter(
            name: parameter.name,
            medium: medium,
            style: parameter.style,
            explode: parameter.explode,
            allowsReserved: parameter.allowsReserved
        )
        guard let content = parameter.content else {
            return try writer.text(FlatValue(value, style: parameter.style))
        }
        (writer.style, writer.explode) = (medium == .path || medium == .header ? .simple : .form, false)
        return try writer.text(.scalar(document(value, content, isField: medium == .header)))
    }

    /// The text of a value as a document of a media type.
    static func document(
        _ value: JSONValue,
        _ content: OpenAPIMediaType,
        isField: Bool
    ) throws(ParameterCodecError) -> String {
        let type = MediaType(content.type)
        if type?.isJSON == true { return isField ? asciiText(of: value) : value.text() }
        guard type?.type == "text", let text = ScalarText.text(of: value) else { throw .mediaType(content.type) }
        return text
    }

    /// JSON in ASCII, since receivers of fields disagree on what other bytes mean.
    private static func asciiText(of value: JSONValue) -> String {
        var text = ""
        for unit in value.text().utf16 {
            if let scalar = Unicode.Scalar(unit), scalar.isASCII {
                text.unicodeScalars.append(scalar)
            } else {
                let digits = String(unit, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            }
        }
        return text
    }

    private static func querystring(
        _ value: JSONValue,
        _ parameter: OpenAPIParameter
    ) throws(ParameterCodecError) -> String? {
        guard let content = parameter.content else {
            throw .undefined(
                style: parameter.style,
                explode: parameter.explode,
                kind: .object,
                location: "query string"
            )
        }
        if MediaType(content.type)?.isForm == true {
            return try FormBody(content, ParameterShape()).text(of: value)
        }
        return PercentEncoding.encoded(try document(value, content, isField: false))
    }
}

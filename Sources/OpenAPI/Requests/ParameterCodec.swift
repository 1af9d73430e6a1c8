public import JSON

/// Writes and reads values of parameters and headers by their styles.
public enum ParameterCodec {
    /// Reads the value of a header field.
    ///
    /// - Parameters:
    ///   - text: The field's value.
    ///   - header: The header as declared.
    ///   - shape: The types that its schema permits.
    /// - Returns: The value, or nil where the text cannot be read by the style.
    public static func value(of text: String, header: OpenAPIHeader, shape: ParameterShape) -> JSONValue? {
        values(of: text, header: header, shape: shape).first
    }

    /// Reads what the value of a header field may mean, since text has no types.
    ///
    /// - Parameters:
    ///   - text: The field's value.
    ///   - header: The header as declared.
    ///   - shape: The types that its schema permits.
    /// - Returns: The values, the likeliest first; the one that its schema accepts is meant. None where the text
    ///   cannot be read by the style.
    public static func values(of text: String, header: OpenAPIHeader, shape: ParameterShape) -> [JSONValue] {
        if let content = header.content { return documents(of: text, content, shape) }
        return fieldValues(of: text, style: header.style, explode: header.explode, shape)
    }

    /// Reads the value of a field, written without escapes.
    static func fieldValues(
        of text: String,
        style: OpenAPIStyle,
        explode: Bool,
        _ shape: ParameterShape
    ) -> [JSONValue] {
        guard let separator = style.separator else { return [] }
        let flat = FlatText(
            text: text[...].utf8.trimmed,
            separator: separator,
            pairsByEquals: explode && style == .simple,
            unescape: { String($0.trimmed) }
        )
        return flat.values(shape)
    }

    /// Reads a value that is a serialised document.
    static func documents(of text: String, _ content: OpenAPIMediaType, _ shape: ParameterShape) -> [JSONValue] {
        if MediaType(content.type)?.isJSON == true {
            guard let value = try? JSONValue.parse(text) else { return [] }
            return [value]
        }
        return ScalarText.values(of: text, shape)
    }
}

extension OpenAPIStyle {
    /// What separates elements where they are not exploded; nil where the style has no such form.
    var separator: UInt8? {
        switch self {
        case .simple, .form, .matrix, .label, .cookie: UInt8(ascii: ",")
        case .spaceDelimited: UInt8(ascii: " ")
        case .pipeDelimited: UInt8(ascii: "|")
        case .tabDelimited: UInt8(ascii: "\t")
        case .deepObject: nil
        }
    }
}

extension Substring.UTF8View {
    /// The bytes without spaces and tabs at both ends.
    var trimmed: Substring.UTF8View {
        var bytes = self
        while let first = bytes.first, first == 0x20 || first == 0x09 { bytes = bytes.dropFirst() }
        while let last = bytes.last, last == 0x20 || last == 0x09 { bytes = bytes.dropLast() }
        return bytes
    }
}

import JSON

/// A value as texts of one level, which is all that styles write.
enum FlatValue {
    /// A scalar.
    case scalar(String)
    /// An array of scalars.
    case array([String])
    /// An object of scalars.
    case object([(key: String, value: String)])

    /// Takes a value apart.
    init(_ value: JSONValue, style: OpenAPIStyle) throws(ParameterCodecError) {
        switch value {
        case .array(let elements):
            var texts: [String] = []
            for element in elements { texts.append(try Self.text(of: element, style)) }
            self = .array(texts)
        case .object(let members):
            var pairs: [(key: String, value: String)] = []
            for (key, value) in members { pairs.append((key, try Self.text(of: value, style))) }
            self = .object(pairs)
        case .null: throw .null
        case .bool, .number, .string: self = .scalar(try Self.text(of: value, style))
        }
    }

    private static func text(of value: JSONValue, _ style: OpenAPIStyle) throws(ParameterCodecError) -> String {
        if let text = ScalarText.text(of: value) { return text }
        throw value.isNull ? .null : .nested(style: style)
    }

    /// Whether there is nothing to write: RFC 6570 takes arrays and objects without content for undefined.
    var isUndefined: Bool {
        switch self {
        case .scalar: false
        case .array(let elements): elements.isEmpty
        case .object(let members): members.isEmpty
        }
    }

    /// The type, for errors.
    var kind: ParameterShape.Kind {
        switch self {
        case .scalar: .string
        case .array: .array
        case .object: .object
        }
    }
}

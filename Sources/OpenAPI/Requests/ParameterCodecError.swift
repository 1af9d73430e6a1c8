/// Why a value cannot be written as a parameter, header or part of a form.
public enum ParameterCodecError: Error, Hashable, Sendable {
    /// The specification gives the style no such form there.
    case undefined(style: OpenAPIStyle, explode: Bool, kind: ParameterShape.Kind, location: String)
    /// An element or property is itself an array or object, for which no style has a form.
    case nested(style: OpenAPIStyle)
    /// `null` has no text of its own.
    case null
    /// A value holds what separates values, so that it would read as several.
    case delimiter(String)
    /// An array of one empty text, which reads as an empty array.
    case onlyEmptyElement
    /// A character that may not travel there.
    case character(location: String)
    /// A name that may not travel there.
    case name(String, location: String)
    /// A media type for which no writer is known.
    case mediaType(String)
    /// Two properties of an exploded object, or one and the parameter, would have the same name.
    case sameName(String)
}

extension ParameterCodecError: CustomStringConvertible {
    /// What happened, as a lower-case fragment.
    public var description: String {
        switch self {
        case .undefined(let style, let explode, let kind, let location):
            "style '\(style.rawValue)' with explode \(explode) is not defined for a value of type \(kind.rawValue) in a \(location)"
        case .nested(let style):
            "style '\(style.rawValue)' has no form for an array or object within another one"
        case .null: "null has no form as text"
        case .delimiter(let delimiter): "a value holds '\(delimiter)', which separates values"
        case .onlyEmptyElement: "an array of one empty text reads as an empty array"
        case .character(let location): "a value holds a character that cannot travel in a \(location)"
        case .name(_, let location): "the name cannot travel in a \(location)"
        case .mediaType(let type) where MediaType(type)?.isXML == true: "xml bodies are not built"
        case .mediaType(let type): "values of media type '\(type)' are not written"
        case .sameName(let name): "two values would travel under the name '\(name)'"
        }
    }
}

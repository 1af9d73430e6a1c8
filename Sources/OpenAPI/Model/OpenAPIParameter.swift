/// A parameter of an operation.
public struct OpenAPIParameter: Sendable {
    /// Where a parameter travels.
    public enum Location: String, Hashable, Sendable {
        /// In the path.
        case path
        /// In the query.
        case query
        /// As the whole query string (3.2).
        case querystring
        /// In a header field.
        case header
        /// In a cookie.
        case cookie
    }

    /// The name; of headers in any case.
    public var name: String
    /// Where it travels.
    public var location: Location
    /// Whether it must be there; always true in a path.
    public var isRequired = false
    /// `deprecated`.
    public var isDeprecated = false
    /// `allowEmptyValue`.
    public var allowsEmptyValue = false
    /// `allowReserved`.
    public var allowsReserved = false
    /// How a value becomes text.
    public var style: OpenAPIStyle
    /// Whether arrays and objects make one part for each element or property.
    public var explode: Bool
    /// The schema, where the value is written by ``style``.
    public var schema: OpenAPISchema?
    /// The media type, where the value is a serialised document (`content`).
    public var content: OpenAPIMediaType?
    /// The examples.
    public var examples: [OpenAPIExample] = []
    /// `description`.
    public var details: String?
    /// Where it stands.
    public var place: OpenAPIPlace

    /// Makes a parameter.
    public init(name: String, location: Location, style: OpenAPIStyle, explode: Bool, place: OpenAPIPlace) {
        self.name = name
        self.location = location
        self.style = style
        self.explode = explode
        self.place = place
    }
}

/// How the value of a parameter becomes text (OpenAPI 3.2, section 4.12.2; Swagger's collection formats).
public enum OpenAPIStyle: String, Hashable, Sendable, CaseIterable {
    /// `;color=blue`.
    case matrix
    /// `.blue`.
    case label
    /// `blue,black`; Swagger's `csv`.
    case simple
    /// `color=blue&color=black`, or without explode `color=blue,black`; Swagger's `multi`.
    case form
    /// `color=blue%20black`; Swagger's `ssv`.
    case spaceDelimited
    /// `color=blue|black`; Swagger's `pipes`.
    case pipeDelimited
    /// `color=blue\tblack`; Swagger's `tsv`.
    case tabDelimited
    /// `color[R]=100&color[G]=200`.
    case deepObject
    /// `color=blue; color=black`, not percent-encoded (3.2).
    case cookie
}

/// A header of a response or of a part of a body.
public struct OpenAPIHeader: Sendable {
    /// The name, in any case.
    public var name: String
    /// Whether it must be there.
    public var isRequired = false
    /// Whether arrays and objects are written as `key=value` (style simple).
    public var explode = false
    /// The schema.
    public var schema: OpenAPISchema?
    /// The media type, where the value is a serialised document.
    public var content: OpenAPIMediaType?
    /// The examples.
    public var examples: [OpenAPIExample] = []
    /// The separator of Swagger's `collectionFormat`; otherwise `simple`.
    public var style = OpenAPIStyle.simple
    /// Where it stands.
    public var place: OpenAPIPlace

    /// Makes a header.
    public init(name: String, place: OpenAPIPlace) {
        self.name = name
        self.place = place
    }
}

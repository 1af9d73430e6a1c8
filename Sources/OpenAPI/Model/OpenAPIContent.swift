public import JSON

/// The body of a request.
public struct OpenAPIRequestBody: Sendable {
    /// Whether it must be there.
    public var isRequired = false
    /// The media types that may be sent, in the order of the document.
    public var content: [OpenAPIMediaType] = []
    /// `description`.
    public var details: String?
    /// Where it stands.
    public var place: OpenAPIPlace

    /// Makes a body.
    public init(place: OpenAPIPlace) {
        self.place = place
    }
}

/// A media type and what it holds.
public struct OpenAPIMediaType: Sendable {
    /// The media type or range as written, such as `application/json` or `image/*`.
    public var type: String
    /// The schema of the whole.
    public var schema: OpenAPISchema?
    /// The schema of each item of a sequence (3.2: JSON lines, server-sent events).
    public var itemSchema: OpenAPISchema?
    /// How the properties of a form or multipart body are written, by name.
    public var encoding: [String: OpenAPIEncoding] = [:]
    /// The examples.
    public var examples: [OpenAPIExample] = []
    /// Where it stands.
    public var place: OpenAPIPlace

    /// Makes a media type.
    public init(type: String, place: OpenAPIPlace) {
        self.type = type
        self.place = place
    }
}

/// How one property of a form or multipart body is written.
public struct OpenAPIEncoding: Sendable {
    /// The media types that it may have, as written.
    public var contentType: String?
    /// The headers of its part.
    public var headers: [OpenAPIHeader] = []
    /// The style, where one was declared.
    public var style: OpenAPIStyle?
    /// Whether arrays and objects make one part for each element or property, where that was declared.
    public var explode: Bool?
    /// `allowReserved`.
    public var allowsReserved = false

    /// Makes the encoding that holds by default.
    public init() {}
}

/// One declared response.
public struct OpenAPIResponse: Sendable {
    /// The statuses that it stands for.
    public var status: OpenAPIStatus
    /// `description`.
    public var details: String?
    /// The headers.
    public var headers: [OpenAPIHeader] = []
    /// The media types; empty where it has no body or none was declared.
    public var content: [OpenAPIMediaType] = []
    /// Whether a part of it could not be read (a dead reference), so that it judges nothing beyond the status.
    public var isUnreadable = false
    /// The links to further operations.
    public var links: [OpenAPILink] = []
    /// Where it stands.
    public var place: OpenAPIPlace

    /// Makes a response.
    public init(status: OpenAPIStatus, place: OpenAPIPlace) {
        self.status = status
        self.place = place
    }
}

/// The statuses that a response is declared for.
public enum OpenAPIStatus: Hashable, Sendable, CustomStringConvertible {
    /// One status.
    case code(Int)
    /// A class: 4 for `4XX`.
    case range(Int)
    /// Every status that is not declared otherwise.
    case `default`

    /// Reads a key of `responses`, or nil where it is none.
    public init?(_ key: String) {
        let bytes = Array(key.utf8)
        if key == "default" {
            self = .default
        } else if bytes.count == 3, (49...53).contains(bytes[0]), bytes.dropFirst().allSatisfy({ $0 | 0x20 == 120 }) {
            self = .range(Int(bytes[0]) - 48)
        } else if bytes.count == 3, let code = Int(key), (100...999).contains(code) {
            self = .code(code)
        } else {
            return nil
        }
    }

    /// The key: `200`, `4XX`, `default`.
    public var description: String {
        switch self {
        case .code(let code): String(code)
        case .range(let hundreds): "\(hundreds)XX"
        case .default: "default"
        }
    }
}

/// How a response leads to a further operation.
public struct OpenAPILink: Sendable {
    /// The name.
    public var name: String
    /// The operation that it leads to, as an index into ``OpenAPIDescription/operations``; nil where it is unknown.
    public var operation: Int?
    /// The parameters by name (or `location.name`), each a constant or a runtime expression (`$response.body#/id`).
    public var parameters: [String: JSONNode] = [:]
    /// The body, a constant or a runtime expression.
    public var requestBody: JSONNode?
    /// Where it stands.
    public var place: OpenAPIPlace

    /// Makes a link.
    public init(name: String, place: OpenAPIPlace) {
        self.name = name
        self.place = place
    }
}

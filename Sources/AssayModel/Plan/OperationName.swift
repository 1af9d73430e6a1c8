/// A method and a path, written as `GET /orders/{id}`.
public struct OperationName: Sendable, Hashable {
    /// The method in upper case.
    public var method: String
    /// The path or path template, with a leading slash; a query may follow.
    public var path: String

    /// Makes a name.
    public init(method: String, path: String) {
        self.method = method.uppercased()
        self.path = path
    }

    /// Reads `METHOD /path`, or a path alone, which means GET; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = String(text).split(separator: " " as Character).map(String.init)
        guard let path = parts.last, parts.count <= 2, path.hasPrefix("/"), path.utf8.count <= 2_048,
            path.utf8.allSatisfy({ (33...126).contains($0) })
        else { return nil }
        let method = parts.count == 2 ? parts[0] : "GET"
        guard !method.isEmpty, method.utf8.allSatisfy({ (97...122).contains($0 | 0x20) }) else { return nil }
        self.init(method: method, path: path)
    }

    /// Whether the method changes nothing by its definition (RFC 9110, section 9.2.1).
    public var isSafe: Bool {
        ["GET", "HEAD", "OPTIONS", "TRACE"].contains(method)
    }

    /// Whether the path holds a parameter in braces.
    public var isTemplate: Bool {
        path.utf8.contains(UInt8(ascii: "{"))
    }
}

extension OperationName: CustomStringConvertible {
    /// The method and the path.
    public var description: String {
        "\(method) \(path)"
    }
}

extension OperationName: Comparable {
    /// Orders names by path, then by method.
    public static func < (left: OperationName, right: OperationName) -> Bool {
        (left.path, left.method) < (right.path, right.method)
    }
}

extension OperationName: Codable {
    /// Reads the printed form.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let name = OperationName(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a method and a path")
        }
        self = name
    }

    /// Writes the printed form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

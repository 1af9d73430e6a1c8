/// A header or trailer field line, with the name in the case in which it was written.
public struct HTTPField: Hashable, Sendable, Codable {
    /// The name as written; compare with ``matches(_:)``.
    public var name: String
    /// The value without surrounding whitespace.
    ///
    /// Field values are bytes (RFC 9110 §5.5). A received value that is valid UTF-8 is read as such; any other is read
    /// as ISO-8859-1, so that no byte is lost or replaced.
    public var value: String

    /// Creates a field; nothing is checked before serialisation.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// Whether the field has this name, ASCII case aside (RFC 9110 §5.1).
    public func matches(_ name: String) -> Bool {
        self.name.utf8.elementsEqual(name.utf8) { $0.asciiLowercased == $1.asciiLowercased }
    }
}

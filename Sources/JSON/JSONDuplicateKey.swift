/// A key that its object already had; the later value wins.
public struct JSONDuplicateKey: Hashable, Sendable {
    /// The key.
    public let key: String
    /// The bytes of the repeated key, its quotes included.
    public let span: Range<Int>
    /// The position of the repeated key.
    public let position: SourcePosition
    /// The position at which the object has the key for the first time.
    public let firstPosition: SourcePosition
}

extension JSONDuplicateKey: CustomStringConvertible {
    /// Position and message: `3:5: duplicate key "a", first at 2:5`.
    public var description: String {
        "\(position): duplicate key \(JSONValue.string(key)), first at \(firstPosition)"
    }
}

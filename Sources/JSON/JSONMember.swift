/// A member of an object together with the place that it was read from.
public struct JSONMember: Sendable {
    /// The key.
    public let key: String
    /// The bytes of the key, its quotes included.
    public let keySpan: Range<Int>
    /// The value.
    public let value: JSONNode

    /// Makes a member.
    public init(key: String, keySpan: Range<Int>, value: JSONNode) {
        self.key = key
        self.keySpan = keySpan
        self.value = value
    }
}

/// A text for looking up entries of many maps, hashed once.
public struct CELFieldKey: Sendable {
    /// The text.
    public let text: String
    let hash: UInt64

    /// Prepares a text.
    public init(_ text: String) {
        self.text = text
        hash = CELKeyHash.hash(of: text)
    }
}

/// A parsed text: its nodes, its lines and what is odd about it.
public struct JSONDocument: Sendable {
    /// The value of the text.
    public let root: JSONNode
    /// The keys that occur again in the same object, in source order.
    public let duplicateKeys: [JSONDuplicateKey]
    /// The index of lines, to turn spans into positions.
    public let sourceMap: SourceMap

    /// The value without positions; of equal keys the last one wins.
    public var value: JSONValue {
        root.value
    }

    /// The position at which a node starts.
    public func position(of node: JSONNode) -> SourcePosition {
        sourceMap.position(at: node.span.lowerBound)
    }
}

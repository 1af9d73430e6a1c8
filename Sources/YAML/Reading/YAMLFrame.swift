/// A sequence or mapping whose end was not seen yet.
struct YAMLFrame<Children> {
    /// The name of its anchor.
    let anchor: String?
    /// Its tag in the long form.
    let tag: String?
    /// Whether it stands in brackets or braces.
    let isFlow: Bool
    /// The offset of its first byte.
    let start: Int
    /// What stands in it so far.
    var children: Children
    /// The end of its last child.
    private(set) var lastEnd: Int?
    private(set) var weight = 1
    private(set) var height = 1

    init(anchor: String?, tag: String?, isFlow: Bool, start: Int, children: Children) {
        self.anchor = anchor
        self.tag = tag
        self.isFlow = isFlow
        self.start = start
        self.children = children
    }

    /// Counts a child.
    mutating func count<Node>(_ composed: ComposedNode<Node>) {
        weight += composed.weight
        height = max(height, composed.height + 1)
        lastEnd = composed.range.upperBound
    }
}

/// A node with its place and with what it costs: nodes after expansion, and levels below it.
struct ComposedNode<Node> {
    var node: Node
    var range: Range<Int>
    var weight: Int
    var height: Int
}

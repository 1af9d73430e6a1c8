/// What the composer builds out of events: the nodes of one kind of tree, each from its place in bytes.
protocol YAMLTree {
    /// A finished node.
    associatedtype Node
    /// The children of a sequence or mapping whose end was not seen yet.
    associatedtype Children

    /// What was found odd so far; the composer adds what it finds itself.
    var diagnostics: [ConfigurationDiagnostic] { get set }

    /// Makes a node of a scalar.
    mutating func node(of scalar: ScalarNode, at range: Range<Int>) -> Node

    /// Makes the node that an alias stands for; the target is nil where the anchor is unknown.
    func node(of target: Node?, alias name: String, at range: Range<Int>) -> Node

    /// Opens a sequence or mapping.
    func children(isMapping: Bool) -> Children

    /// Adds a child; in a mapping every second one is a key.
    mutating func add(_ node: Node, to children: inout Children)

    /// Closes a sequence or mapping.
    mutating func node(of children: Children, tag: String?, at range: Range<Int>) -> Node
}

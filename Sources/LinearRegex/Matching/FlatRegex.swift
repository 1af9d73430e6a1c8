/// A pattern's tree as an array, children before parents, so that a walk over a deep pattern needs no deep stack.
struct FlatRegex: Sendable {
    /// What a node is; its children are named by ``Node/children``.
    enum Kind: Sendable {
        case empty
        case never
        case scalars(ScalarSet)
        case assertion(RegexAssertion)
        case group(index: Int)
        case concatenation
        case alternation
        case repetition(minimum: Int, maximum: Int?, isGreedy: Bool)
    }

    /// A node of the tree.
    struct Node: Sendable {
        let kind: Kind
        /// Where the indices of the children stand in ``FlatRegex/children``.
        let children: Range<Int>
    }

    /// The nodes; the root is the last.
    private(set) var nodes: [Node] = []
    /// The indices of all nodes' children.
    private(set) var children: [Int] = []

    /// The index of the root.
    var root: Int { nodes.count - 1 }

    private enum Step {
        case visit(RegexNode)
        case build(Kind, childCount: Int)
    }

    /// Flattens a tree.
    init(_ root: RegexNode) {
        var steps: [Step] = [.visit(root)]
        var finished: [Int] = []
        while let step = steps.popLast() {
            switch step {
            case .build(let kind, let childCount):
                let first = children.count
                children.append(contentsOf: finished.suffix(childCount))
                finished.removeLast(childCount)
                finished.append(nodes.count)
                nodes.append(Node(kind: kind, children: first..<children.count))
            case .visit(let node):
                Self.expand(node, into: &steps)
            }
        }
    }

    private static func expand(_ node: RegexNode, into steps: inout [Step]) {
        switch node {
        case .empty: steps.append(.build(.empty, childCount: 0))
        case .never: steps.append(.build(.never, childCount: 0))
        case .scalars(let set):
            steps.append(.build(set.ranges.isEmpty ? .never : .scalars(set), childCount: 0))
        case .assertion(let assertion): steps.append(.build(.assertion(assertion), childCount: 0))
        case .group(let child, let index):
            steps.append(.build(.group(index: index), childCount: 1))
            steps.append(.visit(child))
        case .repetition(let child, let minimum, let maximum, let isGreedy):
            steps.append(.build(.repetition(minimum: minimum, maximum: maximum, isGreedy: isGreedy), childCount: 1))
            steps.append(.visit(child))
        case .concatenation(let children):
            steps.append(.build(.concatenation, childCount: children.count))
            for child in children.reversed() { steps.append(.visit(child)) }
        case .alternation(let children):
            steps.append(.build(.alternation, childCount: children.count))
            for child in children.reversed() { steps.append(.visit(child)) }
        }
    }
}

/// The variant in use at one place of the value, with those of the places below.
final class ChoiceNode {
    /// The number of the variant to begin with.
    var variant = 0
    /// The schemas that make up the value.
    var places: [SchemaPlace] = []
    private var children: [String: ChoiceNode] = [:]

    /// The node of a member or an element.
    func child(_ token: String) -> ChoiceNode {
        if let known = children[token] { return known }
        let node = ChoiceNode()
        children[token] = node
        return node
    }

    /// Forgets the choices below.
    func reset() {
        children.removeAll()
    }

    /// Moves on to the next variant.
    func advance() {
        variant += 1
        reset()
    }

    /// The nodes on the way along a pointer, as far down as there are any.
    func path(_ tokens: [String]) -> [ChoiceNode] {
        var path = [self]
        var node = self
        for token in tokens {
            guard let next = node.children[token] else { break }
            node = next
            path.append(next)
        }
        return path
    }
}

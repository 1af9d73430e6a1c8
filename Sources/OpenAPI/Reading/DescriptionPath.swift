import JSON

/// The way from the root of a document to a node, shared between siblings so that each step costs the same at any
/// depth.
final class DescriptionPath: Sendable {
    /// The way to the node above; nil below the root.
    let parent: DescriptionPath?
    /// The key or index of the last step.
    let token: String

    /// The bytes of all tokens, with one more for each step.
    let length: Int

    /// Goes one step further.
    init(parent: DescriptionPath?, token: String) {
        self.parent = parent
        self.token = token
        length = (parent?.length ?? 0) + token.utf8.count + 1
    }

    /// The tokens from the root down.
    var tokens: [String] {
        var tokens = [token]
        var step = parent
        while let current = step {
            tokens.append(current.token)
            step = current.parent
        }
        return tokens.reversed()
    }
}

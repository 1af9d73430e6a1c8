extension CELExpression {
    /// The node of a number within the tree.
    func node(_ id: Int) -> CELExpression? {
        if self.id == id { return self }
        for child in children {
            if let found = child.node(id) { return found }
        }
        return nil
    }
}

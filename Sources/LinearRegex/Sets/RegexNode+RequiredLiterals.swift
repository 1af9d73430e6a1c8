extension RegexNode {
    /// The cheapest literals found of which one stands in every match.
    ///
    /// Nil when there are none, as when the pattern matches the empty text.
    var requiredLiterals: RequiredLiterals? {
        RegexShape(self, depth: 0).required
    }
}

/// How a pattern of a set is matched.
enum SetPlan: Sendable {
    /// In the windows around literals.
    case windows(MatchWindows)
    /// In the whole text, if a keyword stands in it.
    case gated
    /// In the whole text.
    case always
}

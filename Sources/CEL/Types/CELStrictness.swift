/// How a check treats names that nothing declares.
public enum CELStrictness: Hashable, Sendable {
    /// They are errors.
    case strict
    /// They are values of any type, with a note: for an expression that is being written, or whose environment is only
    /// partly known.
    case partial
}

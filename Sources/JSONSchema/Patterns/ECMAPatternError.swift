/// Why a pattern cannot be used.
struct ECMAPatternError: Error, Hashable, CustomStringConvertible {
    /// Whether the text is no pattern of ECMA-262; otherwise it is one that is not supported.
    var isInvalid: Bool
    /// What is wrong, as a lower-case fragment.
    var description: String
}

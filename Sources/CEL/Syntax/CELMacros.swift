/// Which macros a parser expands; what is left out is parsed as an ordinary call.
///
/// A call is a macro only when its shape and its number of arguments match: `x.all(e, e > 0)` is one, `x.all(y)` is a call.
public struct CELMacros: OptionSet, Hashable, Sendable {
    /// The set as bits.
    public let rawValue: Int

    /// Makes a set from bits.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// `has`, `all`, `exists`, `exists_one`, `existsOne`, `map` and `filter`: those of the language's definition.
    public static let standard = CELMacros(rawValue: 1)
    /// `all`, `exists`, `existsOne`, `transformList`, `transformMap` and `transformMapEntry` with two variables.
    public static let twoVariables = CELMacros(rawValue: 2)
    /// `cel.bind`.
    public static let bindings = CELMacros(rawValue: 4)
    /// `cel.block`, `cel.index`, `cel.iterVar` and `cel.accuVar`: what optimisers write.
    public static let blocks = CELMacros(rawValue: 8)
    /// `optMap` and `optFlatMap`.
    public static let optionals = CELMacros(rawValue: 16)
    /// `sortBy`.
    public static let lists = CELMacros(rawValue: 32)
    /// All of them.
    public static let all: CELMacros = [.standard, .twoVariables, .bindings, .blocks, .optionals, .lists]
}

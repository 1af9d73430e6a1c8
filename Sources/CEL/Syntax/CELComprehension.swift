/// A macro that goes through the elements of a list or the entries of a map.
public struct CELComprehension: Sendable {
    /// What is done with the elements.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Whether the body holds for every element; errors are absorbed by an element for which it does not.
        case all
        /// Whether the body holds for some element; errors are absorbed by an element for which it does.
        case exists
        /// Whether the body holds for exactly one element; errors are not absorbed.
        case existsOne
        /// The list of the elements, or of the keys of a map, for which the body holds.
        case filter
        /// The list of the bodies' values.
        case map
        /// The list of the bodies' values, two variables.
        case transformList
        /// The map from each key to the body's value, two variables.
        case transformMap
        /// The map of the entries that the bodies' maps have, two variables; a key that comes twice is an error.
        case transformMapEntry
        /// The elements in ascending order of the body's value; stable.
        case sortBy
    }

    /// What is done.
    public let kind: Kind
    /// The macro as it was written (`exists_one`, `existsOne`, …) and where.
    public let name: CELName
    /// The list or map.
    public let range: CELExpression
    /// The element of a list or the key of a map; with two variables the index or key.
    public let variable: CELName
    /// With two variables: the element of a list or the value of a map.
    public let secondVariable: CELName?
    /// The condition of `map(x, condition, body)` and of the transforms.
    public let condition: CELExpression?
    /// What is evaluated for each element.
    public let body: CELExpression

    /// Makes a comprehension.
    public init(
        kind: Kind,
        name: CELName,
        range: CELExpression,
        variable: CELName,
        secondVariable: CELName? = nil,
        condition: CELExpression? = nil,
        body: CELExpression
    ) {
        self.kind = kind
        self.name = name
        self.range = range
        self.variable = variable
        self.secondVariable = secondVariable
        self.condition = condition
        self.body = body
    }
}

/// A function with its overloads.
public struct CELFunction: Sendable {
    /// The name, qualified where the function has a namespace: `size`, `math.greatest`.
    public let name: String
    /// The overloads; no two accept the same arguments.
    public let overloads: [CELOverload]

    /// Makes a function.
    public init(_ name: String, _ overloads: [CELOverload]) {
        self.name = name
        self.overloads = overloads
    }
}

/// Functions that belong together and are given to an environment as one.
public struct CELLibrary: Sendable {
    /// The library's name: `standard`, `strings`, `math`.
    public let name: String
    /// Its functions.
    public let functions: [CELFunction]

    /// Makes a library.
    public init(_ name: String, _ functions: [CELFunction]) {
        self.name = name
        self.functions = functions
    }

    /// The libraries beyond the standard one.
    ///
    /// Two of them may add overloads to one function: `reverse` to texts and lists, `string` to addresses.
    public static let extensions: [CELLibrary] = [
        .strings, .math, .lists, .sets, .encoders, .network, .optionals, .regex,
    ]
}

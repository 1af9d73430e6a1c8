import LinearRegex

/// A regular expression of ECMA-262 with the `u` flag, as `pattern` and `patternProperties` hold.
///
/// Most patterns are decided in one pass without an engine, nearly all others in linear time by ``LinearRegex``. Those that
/// look around, refer back or count beyond a thousand are tried one way after the other within bounds.
struct ECMAPattern: Sendable {
    /// How a pattern is matched.
    private enum Engine: Sendable {
        case simple(SimplePattern)
        case linear(LinearRegex)
        case backtracking(BacktrackProgram)
    }

    /// The pattern as it was given.
    let source: String
    /// The pattern as a tree.
    let root: PatternNode
    private let engine: Engine

    /// Reads a pattern.
    ///
    /// - Parameter source: The pattern.
    /// - Throws: ``ECMAPatternError`` where it is no pattern, or one that is not supported.
    init(_ source: String) throws(ECMAPatternError) {
        self.source = source
        root = try PatternParser.parse(source)
        if let simple = SimplePattern(root) {
            engine = .simple(simple)
        } else if let linear = Self.linear(root) {
            engine = .linear(linear)
        } else if let program = BacktrackProgram(root) {
            engine = .backtracking(program)
        } else {
            throw ECMAPatternError(isInvalid: false, description: "pattern too large")
        }
    }

    private static func linear(_ node: PatternNode) -> LinearRegex? {
        guard let pattern = node.linearPattern else { return nil }
        return try? LinearRegex(pattern, limits: LinearRegex.Limits(programSize: 200_000))
    }

    /// Whether the pattern occurs anywhere in a text; nil where that cannot be judged within bounds.
    func occurs(in text: String) -> Bool? {
        switch engine {
        case .simple(let simple): return simple.occurs(in: text.utf8.span)
        case .linear(let linear): return linear.matches(text)
        case .backtracking(let program):
            var machine = BacktrackMachine(program, text: text)
            return machine.occurs()
        }
    }
}

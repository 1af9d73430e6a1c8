/// Reads expressions of the Common Expression Language: a source in, a tree with places out.
///
/// ```swift
/// let tree = try CELParser().parse("request.size < 1000 && user in ['ann', 'bob']")
/// ```
///
/// The grammar is that of the language definition (`doc/langdef.md` of google/cel-spec) with optional syntax (`a.?b`,
/// `a[?b]`, `[?a]`, `{?k: v}`) and field names in backquotes. A parser is a value without state: one serves any number of
/// sources. Parsing takes time linear in the source, whatever it holds, and never more stack than the limits allow.
public struct CELParser: Sendable {
    /// How large sources and trees may be.
    public let limits: CELSyntaxLimits
    /// Which macros are expanded.
    public let macros: CELMacros

    /// Makes a parser.
    public init(limits: CELSyntaxLimits = CELSyntaxLimits(), macros: CELMacros = .all) {
        self.limits = limits
        self.macros = macros
    }

    /// Parses a source.
    ///
    /// - Returns: the tree; its nodes' numbers are dense from 0, their spans lie within the source. The span of a node in
    ///   parentheses leaves the parentheses out.
    /// - Throws: everything that is wrong as far as it can be told apart, in the order of the source.
    public func parse(_ source: String) throws(CELSyntaxError) -> CELExpression {
        let bytes = Array(source.utf8)
        guard bytes.count <= limits.maximumBytes, bytes.count < UInt32.max else {
            let message = "the expression has \(bytes.count) bytes, more than the limit of \(limits.maximumBytes)"
            throw CELSyntaxError([CELDiagnostic(message, at: 0..<bytes.count)])
        }
        var lexer = CELLexer(bytes)
        lexer.run()
        guard lexer.diagnostics.isEmpty else { throw CELSyntaxError(lexer.diagnostics) }
        var reader = CELSyntaxReader(bytes: bytes, tokens: lexer.tokens, limits: limits, macros: macros)
        return try reader.read()
    }
}

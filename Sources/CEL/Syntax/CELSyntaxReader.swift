/// Reads one source's tokens into a tree, with stacks of its own for brackets and operators.
struct CELSyntaxReader {
    let decoder: CELLiteralDecoder
    let tokens: [CELToken]
    let limits: CELSyntaxLimits
    let macros: CELMacros

    /// The token that is read next; the last one is of kind `end` and never passed.
    private(set) var index = 0
    /// The brackets that are open, outermost first.
    var frames: [CELSyntaxFrame] = []
    /// Operators whose right operand is not complete, of all brackets that are open.
    var pending: [CELPendingOperator] = []

    private(set) var diagnostics: [CELDiagnostic] = []
    /// Whether a limit was reached or there are too many complaints: no use to go on.
    private(set) var isOver = false

    /// The depth of the tree under each node, by number.
    private var depths: [Int32] = []
    /// Numbers of nodes that a macro has taken apart, given out again so that numbers stay dense.
    private var spares: [Int] = []

    /// What is to be read next.
    enum Step {
        /// An element of the innermost bracket, or its end.
        case element
        /// An operand.
        case operand
        /// What may follow an operand that begins at an offset.
        case suffix(CELExpression, from: Int)
        /// A comma or the end of the innermost bracket.
        case delimiter
        /// Nothing: the tree is complete.
        case finished(CELExpression)
    }

    init(bytes: [UInt8], tokens: [CELToken], limits: CELSyntaxLimits, macros: CELMacros) {
        decoder = CELLiteralDecoder(bytes: bytes)
        self.tokens = tokens
        self.limits = limits
        self.macros = macros
        depths.reserveCapacity(tokens.count)
    }

    mutating func read() throws(CELSyntaxError) -> CELExpression {
        var step = Step.operand
        do throws(CELDiagnostic) {
            while true {
                do throws(CELDiagnostic) {
                    let expression = try run(from: step)
                    if diagnostics.isEmpty { return expression }
                    break
                } catch {
                    step = try recover(from: error)
                }
            }
        } catch {
            record(error)
        }
        throw CELSyntaxError(
            diagnostics.sorted {
                ($0.span.lowerBound, $0.span.upperBound) < ($1.span.lowerBound, $1.span.upperBound)
            }
        )
    }

    private mutating func run(from first: Step) throws(CELDiagnostic) -> CELExpression {
        var step = first
        while true {
            switch step {
            case .element: step = try element()
            case .operand: step = try operand()
            case .suffix(let operand, let start): step = try suffix(operand, from: start)
            case .delimiter: step = try delimiter()
            case .finished(let expression): return expression
            }
        }
    }

    // MARK: Tokens

    var bytes: [UInt8] { decoder.bytes }
    var current: CELToken { tokens[index] }
    /// Where the last token that was read ends.
    var lastEnd: Int { index > 0 ? tokens[index - 1].end : 0 }

    /// The kind of the token at a distance from the current one.
    func peek(_ distance: Int) -> CELToken.Kind {
        index + distance < tokens.count ? tokens[index + distance].kind : .end
    }

    mutating func advance() {
        if current.kind != .end { index += 1 }
    }

    mutating func accept(_ kind: CELToken.Kind) -> Bool {
        guard current.kind == kind else { return false }
        advance()
        return true
    }

    /// Passes over tokens.
    mutating func move(to position: Int) {
        index = min(position, tokens.count - 1)
    }

    func text(_ span: Range<Int>) -> String {
        String(decoding: bytes[span], as: UTF8.self)
    }

    /// The name that a token holds, without backquotes.
    func name(_ token: CELToken) -> CELName {
        let isQuoted = token.kind == .quotedIdentifier
        return CELName(text(isQuoted ? token.start + 1..<token.end - 1 : token.span), span: token.span)
    }

    // MARK: Diagnostics

    /// Notes something wrong that does not keep the reader from going on; one for each place.
    mutating func record(_ diagnostic: CELDiagnostic) {
        guard diagnostics.count < CELLexer.maximumDiagnostics,
            !diagnostics.contains(where: { $0.span.lowerBound == diagnostic.span.lowerBound })
        else { return }
        diagnostics.append(diagnostic)
        if diagnostics.count == CELLexer.maximumDiagnostics { isOver = true }
    }

    func unexpected(_ expectation: String) -> CELDiagnostic {
        CELDiagnostic("expected \(expectation), found \(found)", at: current.span)
    }

    private var found: String {
        switch current.kind {
        case .end: "the end of the expression"
        case .string: "a string"
        case .bytes: "bytes"
        default: current.span.count <= 40 ? "`\(text(current.span))`" : "something long"
        }
    }

    /// Ends reading: a limit is reached.
    mutating func exceeded(_ message: String, _ span: Range<Int>) -> CELDiagnostic {
        isOver = true
        return CELDiagnostic(message, at: span)
    }

    // MARK: Nodes

    /// Makes a node over others, the deepest of which has the given depth; 0 for a leaf.
    mutating func node(
        _ kind: CELExpression.Kind,
        _ span: Range<Int>,
        above depth: Int32 = 0
    ) throws(CELDiagnostic) -> CELExpression {
        guard depth < limits.maximumDepth else {
            throw exceeded("the expression is more than \(limits.maximumDepth) levels deep", span)
        }
        if let spare = spares.popLast() {
            depths[spare] = depth + 1
            return CELExpression(id: spare, span: span, kind: kind)
        }
        guard depths.count < limits.maximumNodes else {
            throw exceeded("the expression has more than \(limits.maximumNodes) parts", span)
        }
        depths.append(depth + 1)
        return CELExpression(id: depths.count - 1, span: span, kind: kind)
    }

    /// Gives a node's number to the next one that is made, because the node will not be part of the tree.
    mutating func discard(_ node: CELExpression) {
        spares.append(node.id)
    }

    func depth(_ node: CELExpression) -> Int32 { depths[node.id] }

    func depth(_ nodes: [CELExpression]) -> Int32 {
        nodes.reduce(0) { max($0, depth($1)) }
    }
}

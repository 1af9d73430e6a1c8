/// Goes through an expression once and finds what its names mean and which types its nodes have.
struct Checker {
    enum Mode {
        case strict, partial, untyped
    }

    struct Local {
        let name: String
        let type: CELType
    }

    // Parsers bound the depth before; this is for trees made by hand.
    private static let maximumDepth = 300
    private static let maximumDiagnostics = 50
    private static let maximumSuggestions = 5
    /// Larger numbers than a parser would give are not kept.
    private static let maximumID = 1 << 22

    let declarations: Declarations
    let mode: Mode
    var substitution = TypeSubstitution()
    var locals: [Local] = []
    /// Where the slots of each `cel.block` around begin among the locals, and how many there are yet.
    var blocks: [(start: Int, count: Int)] = []
    /// The outermost of the selections that is being looked at, for messages about a name at its root.
    var outermostSelection: CELExpression?
    private var references: [CELReference?] = []
    private var types: [CELType] = []
    private var diagnostics: [CELDiagnostic] = []
    private var notes: [CELDiagnostic] = []
    private var suggestions = 0
    private var depth = 0

    init(_ declarations: Declarations, _ mode: Mode, locals: [Local] = []) {
        self.declarations = declarations
        self.mode = mode
        self.locals = locals
    }

    var isUntyped: Bool { mode == .untyped }

    mutating func run(_ expression: CELExpression, expecting expected: CELType?) -> CELChecked {
        let type = check(expression)
        if let expected, !substitution.isAssignable(type, to: expected) {
            report("the result is \(text(type)), not \(expected.shortText())", at: expression.span)
        }
        if substitution.isExhausted {
            report("the types of this expression are too complex", at: expression.span)
        }
        if substitution.hasVariables {
            for index in types.indices { types[index] = substitution.resolve(types[index], freeAsDyn: true) }
        }
        return CELChecked(
            expression: expression,
            diagnostics: diagnostics.sorted {
                ($0.span.lowerBound, $0.span.upperBound) < ($1.span.lowerBound, $1.span.upperBound)
            },
            notes: notes,
            resultType: substitution.resolve(type, freeAsDyn: true),
            types: types,
            references: references
        )
    }

    // Frames are kept small, since a node takes two on the stack: each kind has a method of its own, which checks the nodes
    // below and leaves the rest to others that have returned before the next node is looked at.
    mutating func check(_ node: CELExpression) -> CELType {
        guard enter(node) else { return .dyn }
        let type: CELType
        switch Step(node) {
        case .leaf: type = checkLeaf(node)
        case .select: type = checkSelect(node)
        case .has: type = checkHas(node)
        case .index: type = checkIndex(node)
        case .unary: type = checkUnary(node)
        case .binary: type = checkBinary(node)
        case .chain: type = checkChain(node)
        case .conditional: type = checkConditional(node)
        case .call: type = checkCall(node)
        case .list: type = checkList(node)
        case .map: type = checkMap(node)
        case .message: type = checkMessage(node)
        case .comprehension: type = checkComprehension(node)
        case .bind: type = checkBind(node)
        case .block: type = checkBlock(node)
        case .optionalMap: type = checkOptionalMap(node)
        }
        return leave(node, type)
    }

    /// The kind of a node without what belongs to it.
    private enum Step {
        case leaf, select, has, index, unary, binary, chain, conditional, call, list, map, message, comprehension, bind
        case block, optionalMap

        @inline(never)
        init(_ node: CELExpression) {
            switch node.kind {
            case .literal, .identifier: self = .leaf
            case .select: self = .select
            case .has: self = .has
            case .index: self = .index
            case .unary: self = .unary
            case .binary: self = .binary
            case .and, .or: self = .chain
            case .conditional: self = .conditional
            case .call: self = .call
            case .list: self = .list
            case .map: self = .map
            case .message: self = .message
            case .comprehension: self = .comprehension
            case .bind: self = .bind
            case .block: self = .block
            case .optionalMap: self = .optionalMap
            }
        }
    }

    private mutating func enter(_ node: CELExpression) -> Bool {
        guard depth < Self.maximumDepth else {
            report("the expression is nested too deeply", at: node.span)
            return false
        }
        depth += 1
        return true
    }

    private mutating func leave(_ node: CELExpression, _ type: CELType) -> CELType {
        depth -= 1
        let type = isUntyped ? .dyn : type
        keep(type, for: node)
        return type
    }

    @inline(never)
    private mutating func checkLeaf(_ node: CELExpression) -> CELType {
        if case .literal(let literal) = node.kind { return Self.type(of: literal) }
        return checkIdentifier(node)
    }

    private static func type(of literal: CELLiteral) -> CELType {
        switch literal {
        case .null: .null
        case .bool: .bool
        case .int: .int
        case .uint: .uint
        case .double: .double
        case .string: .string
        case .bytes: .bytes
        }
    }

    // MARK: Results

    private mutating func keep(_ type: CELType, for node: CELExpression) {
        guard makeRoom(for: node.id) else { return }
        types[node.id] = type
    }

    mutating func refer(_ node: CELExpression, to reference: CELReference) {
        guard makeRoom(for: node.id) else { return }
        references[node.id] = reference
    }

    private mutating func makeRoom(for id: Int) -> Bool {
        guard id >= 0, id < Self.maximumID else { return false }
        if id >= types.count {
            // A node comes after its children, or before: grow by half at least.
            let count = max(id + 1, types.count + types.count / 2, 16)
            types.append(contentsOf: repeatElement(.dyn, count: count - types.count))
            references.append(contentsOf: repeatElement(nil, count: count - references.count))
        }
        return true
    }

    // MARK: Messages

    mutating func report(_ message: String, at span: Range<Int>) {
        guard !isUntyped, diagnostics.count < Self.maximumDiagnostics else { return }
        diagnostics.append(CELDiagnostic(message, at: span))
    }

    mutating func note(_ message: String, at span: Range<Int>) {
        guard notes.count < Self.maximumDiagnostics else { return }
        notes.append(CELDiagnostic(message, at: span))
    }

    /// Reports an undeclared name as an error, or notes it where the check is partial.
    mutating func reportUndeclared(_ what: String, near name: String, among names: [String], at span: Range<Int>) {
        guard !isUntyped else { return }
        suggestions += 1
        let suggestion = suggestions > Self.maximumSuggestions ? "" : NameSuggestion.text(for: name, among: names)
        if mode == .partial {
            note(what + suggestion, at: span)
        } else {
            report(what + suggestion, at: span)
        }
    }

    /// A type in words, with what is known of it now; bounded, however large the type is.
    func text(_ type: CELType) -> String {
        substitution.resolve(type, freeAsDyn: true).shortText()
    }

    /// Sees to it that a node is a truth value.
    mutating func expectBool(_ type: CELType, _ node: CELExpression, _ what: String) {
        if case .bool = type { return }
        guard !substitution.isAssignable(type, to: .bool) else { return }
        report("\(what) must be bool, not \(text(type))", at: node.span)
    }
}

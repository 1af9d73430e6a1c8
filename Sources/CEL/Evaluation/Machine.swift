/// The state of one evaluation: a plan, the values of its variables, and what is left of the limits.
///
/// Nodes, constants and variables are reached by pointers that the caller of the evaluation keeps valid: every number in
/// a plan was made by the planner as a position in the table that it is used for. A failure is kept in the machine, so
/// that what is thrown is empty and cheap. Each operation is a function of its own, so that the functions that call each
/// other in depth have small frames.
@safe struct Machine: ~Copyable {
    let plan: Plan
    private let nodes: UnsafePointer<PlanNode>
    private let constants: UnsafePointer<CELValue>
    private let operandTable: UnsafePointer<Int32>
    private let globals: UnsafePointer<CELValue?>
    private let locals: UnsafeMutablePointer<CELValue>
    private let fields: UnsafePointer<CELFieldKey>
    private let hints: UnsafeMutablePointer<Int>

    /// The steps that are left.
    var steps: Int
    /// The bytes that are left.
    var memory: Int
    /// How deeply a value may be nested that something goes through.
    let deepest: Int
    /// Whether a limit was reached, so that nothing absorbs the failure.
    var isExhausted = false
    /// Why the evaluation, or a part of it, has no value.
    var failure = CELFailure.noValue
    /// The expression where that arose.
    var failedExpression: Int32 = 0
    /// What became of each lazy variable that was used.
    var lazy: [LazyState]
    /// The record of the evaluation, where one is kept.
    var trace: Trace?
    /// Patterns that were no constants, by their text.
    var patterns = PatternCache()

    init(
        plan: Plan,
        nodes: UnsafePointer<PlanNode>,
        constants: UnsafePointer<CELValue>,
        operands: UnsafePointer<Int32>,
        fields: UnsafePointer<CELFieldKey>,
        globals: UnsafePointer<CELValue?>,
        locals: UnsafeMutablePointer<CELValue>,
        hints: UnsafeMutablePointer<Int>,
        limits: CELLimits
    ) {
        self.plan = plan
        unsafe self.nodes = nodes
        unsafe self.constants = constants
        unsafe operandTable = operands
        unsafe self.fields = fields
        unsafe self.globals = globals
        unsafe self.locals = locals
        unsafe self.hints = hints
        steps = max(0, limits.steps)
        memory = max(0, limits.memory)
        deepest = max(CELLimits.deepestValue, limits.depth)
        lazy = plan.hasLazyLocals ? [LazyState](repeating: .unused, count: plan.lazyNodes.count) : []
    }

    /// What became of a lazy variable.
    enum LazyState {
        case unused
        case hasValue
        case failed(CELFailure, expression: Int32)
    }

    /// Thrown when there is no value; why, is in the machine.
    struct Raised: Error {}

    @inline(__always)
    func node(_ index: Int32) -> PlanNode { unsafe nodes[Int(index)] }

    @inline(__always)
    func constant(_ index: Int32) -> CELValue { unsafe constants[Int(index)] }

    @inline(__always)
    func operand(_ index: Int32) -> Int32 { unsafe operandTable[Int(index)] }

    @inline(__always)
    func global(_ index: Int32) -> CELValue? { unsafe globals[Int(index)] }

    @inline(__always)
    func local(_ index: Int32) -> CELValue { unsafe locals[Int(index)] }

    @inline(__always)
    func setLocal(_ index: Int32, _ value: CELValue) { unsafe locals[Int(index)] = value }

    /// The value under a field's name, looked for where it stood in the last map that its selection came across.
    @inline(__always)
    func field(_ number: Int32, of map: CELMap) -> CELValue? {
        guard let position = unsafe map.position(of: fields[Int(number)], near: hints[Int(number)]) else { return nil }
        unsafe hints[Int(number)] = position
        return map.values[position]
    }

    /// A field of a local variable, which is read where it stands; nil where it is not there or no map.
    @inline(__always)
    func field(_ number: Int32, ofLocal local: Int32) -> CELValue? {
        guard case .map(let map) = unsafe locals[Int(local)] else { return nil }
        return field(number, of: map)
    }
}

extension Machine {
    /// The value of a node.
    mutating func value(_ index: Int32) throws(Raised) -> CELValue {
        let node = node(index)
        if node.operation.isTruth { return .bool(try isTrue(index)) }
        try step()
        switch node.operation {
        case .constant: return constant(node.a)
        case .local: return local(node.a)
        case .global: return try globalValue(node)
        case .lazy: return try lazyValue(node)
        case .select: return try selection(node)
        case .index: return try element(node)
        case .negate: return try negation(node)
        case .add: return try sum(node)
        case .subtract, .multiply, .divide, .modulo: return try arithmetic(node)
        case .conditional: return try value(try isTrue(node.a) ? node.b : node.c)
        case .list: return try list(node)
        case .map: return try map(node)
        case .message: return try message(node)
        case .call: return try call(node)
        case .fallback: return try fallback(node)
        case .regexCall: return try regexCall(node)
        case .comprehension: return try comprehension(node)
        case .block: return try block(node)
        case .optionalMap: return try optionalMap(node)
        case .traced: return try traced(node)
        default: throw raise(plan.failures[Int(node.a)], at: node)
        }
    }

    /// The truth value of a node that gives one, or throws.
    @inline(__always)
    mutating func isTrue(_ index: Int32) throws(Raised) -> Bool {
        switch truth(index) {
        case .yes: return true
        case .no: return false
        case .failed: throw Raised()
        }
    }

    @inline(never)
    private mutating func globalValue(_ node: PlanNode) throws(Raised) -> CELValue {
        guard let value = global(node.a) else { throw raise(.noSuchVariable(plan.globalName(node.a)), at: node) }
        return value
    }

    @inline(never)
    private mutating func lazyValue(_ node: PlanNode) throws(Raised) -> CELValue {
        switch lazy[Int(node.a)] {
        case .hasValue: return local(node.a)
        case .failed(let failure, let expression):
            self.failure = failure
            failedExpression = expression
            throw Raised()
        case .unused: break
        }
        do {
            let made = try value(plan.lazyNodes[Int(node.a)])
            setLocal(node.a, made)
            lazy[Int(node.a)] = .hasValue
            return made
        } catch {
            lazy[Int(node.a)] = .failed(failure, expression: failedExpression)
            throw error
        }
    }

    @inline(never)
    private mutating func block(_ node: PlanNode) throws(Raised) -> CELValue {
        for slot in node.a..<node.a + node.b { lazy[Int(slot)] = .unused }
        return try value(node.c)
    }

    @inline(never)
    private mutating func optionalMap(_ node: PlanNode) throws(Raised) -> CELValue {
        let target = try value(node.a)
        guard case .optional(let optional) = target else {
            throw raise(
                .noSuchOverload(function: node.flag ? "optFlatMap" : "optMap", kinds: [target.kindName]),
                at: node
            )
        }
        guard let wrapped = optional.value else { return target }
        setLocal(node.b, wrapped)
        let result = try value(node.c)
        guard node.flag else { return .optional(CELOptional(result)) }
        guard case .optional = result else {
            throw raise(.noSuchOverload(function: "optFlatMap", kinds: [target.kindName, result.kindName]), at: node)
        }
        return result
    }
}

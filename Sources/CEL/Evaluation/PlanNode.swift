/// One step of a plan: plain data, so that going through a plan counts no references.
struct PlanNode: Sendable {
    /// What is done.
    var operation: Operation
    /// A variant of the operation: an optional element, a second variable.
    var flag: Bool = false
    /// The number of the expression that the node was made from.
    var expression: Int32
    /// First operand: a node, or a position in one of the plan's tables.
    var a: Int32 = 0
    /// Second operand.
    var b: Int32 = 0
    /// Third operand.
    var c: Int32 = 0

    enum Operation: UInt8, Sendable {
        // Operations that give any value.

        /// The constant a.
        case constant
        /// The global variable a.
        case global
        /// The local variable a.
        case local
        /// The lazy local variable a, made by the node of its slot at first use.
        case lazy
        /// The field named by constant b of node a; `flag`: as an optional.
        case select
        /// Element b of node a; `flag`: as an optional.
        case index
        /// −a.
        case negate
        /// a + b.
        case add
        /// a − b.
        case subtract
        /// a × b.
        case multiply
        /// a ÷ b.
        case divide
        /// The remainder of a ÷ b.
        case modulo
        /// b if a, else c.
        case conditional
        /// A list of the operands a ..< a + b; `flag`: a bit set in front of them says which are optional.
        case list
        /// A map of the pairs of operands a ..< a + 2b; `flag` as in `list`.
        case map
        /// A message of the type in constant c, the field names and values as operands a ..< a + 2b; `flag` as in `list`.
        case message
        /// A call of call site c with operands a ..< a + b.
        case call
        /// The optional a where it has a value, else what call site c makes of it and of b, which is evaluated only then;
        /// `flag`: the value that the optional a has.
        case fallback
        /// A function of the regex library; a: position in the plan's regex calls, its operands b and what follows.
        case regexCall
        /// A comprehension with a list or map as its value; a: position in the plan's comprehensions.
        case comprehension
        /// The lazy slots a ..< a + b begin unevaluated, then the value is that of node c.
        case block
        /// `optMap`: a is the target, b the local variable, c the body; `flag`: `optFlatMap`.
        case optionalMap
        /// The failure a.
        case failure
        /// Node a, with a record of what came of it.
        case traced

        // Operations that give a truth value.

        /// !a.
        case not
        /// The operands a ..< a + b, all of them.
        case and
        /// The operands a ..< a + b, any of them.
        case or
        /// a == b.
        case equal
        /// a != b.
        case notEqual
        /// a < b.
        case less
        /// a <= b.
        case lessOrEqual
        /// a > b.
        case greater
        /// a >= b.
        case greaterOrEqual
        /// Whether a is an element or a key of b.
        case isIn
        /// Whether a is one of the constants that are the keys of the map in constant b.
        case isInConstants
        /// `has(a.b)`, the field named by constant b.
        case has
        /// Whether a matches the compiled pattern b.
        case matches
        /// Whether a matches the pattern that is the value of b.
        case matchesAny
        /// `all`, `exists` or `existsOne`; a: position in the plan's comprehensions.
        case quantifier

        /// Whether the operation's value is a truth value.
        var isTruth: Bool { rawValue >= Operation.not.rawValue }
    }
}

/// One step of a compiled schema, small and without references, so that running through them costs no counting.
struct Instruction: Sendable {
    enum Operation: UInt8, Sendable {
        /// Nothing is valid.
        case fail
        /// Nothing can be judged; `a` is the number of the reason.
        case gap
        /// `a` is the number of a set of values.
        case enumeration
        /// `a` and `b` are counts; the latter is -1 where there is no upper bound.
        case length
        /// `a` is the number of a pattern.
        case pattern
        /// `a` is the number of a format.
        case format
        /// `a` holds the number of a content rule.
        case content
        /// `a` is the number of a bound.
        case minimum
        case maximum
        case exclusiveMinimum
        case exclusiveMaximum
        case multipleOf
        /// `a` is the position of a format among all formats of numbers.
        case numberFormat
        /// `a` and `b` are counts, as for the length.
        case itemCount
        case uniqueItems
        /// `a` is a list of nodes for the first items, `b` the node for the others or -1.
        case items
        /// `a` is a node, `b` and `c` are counts, -1 for no upper bound.
        case contains
        /// `a` is a node.
        case unevaluatedItems
        /// `a` and `b` are counts, as for the length.
        case propertyCount
        /// `a` is the number of an object rule.
        case properties
        /// `a` is a node.
        case propertyNames
        /// `a` is a key, `b` a list of keys.
        case dependentRequired
        /// `a` is a key, `b` a node.
        case dependentSchema
        /// `a` is a node.
        case unevaluatedProperties
        /// `a` is a node.
        case apply
        /// `a` is the number of a dynamic reference.
        case applyDynamic
        /// `a` is a list of nodes.
        case allOf
        case anyOf
        case oneOf
        /// `a` is a node.
        case not
        /// `a`, `b` and `c` are nodes, the latter two -1 where absent.
        case condition
    }

    let operation: Operation
    /// The keyword to name where it fails.
    let keyword: SchemaKeyword
    var a: Int32 = -1
    var b: Int32 = -1
    var c: Int32 = -1

    init(_ operation: Operation, _ keyword: SchemaKeyword, a: Int32 = -1, b: Int32 = -1, c: Int32 = -1) {
        self.operation = operation
        self.keyword = keyword
        self.a = a
        self.b = b
        self.c = c
    }
}

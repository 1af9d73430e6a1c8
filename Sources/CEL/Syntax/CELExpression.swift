/// A node of a parsed expression, with its place in the source.
///
/// Macros are already expanded: `all`, `map`, `cel.bind` and the like are kinds of node of their own rather than the fold
/// of the reference implementation, so that each can be checked, evaluated and explained in the words of its author.
public struct CELExpression: Sendable {
    /// The node's number, dense from 0 within one parsed source; children may have lower or higher numbers.
    public let id: Int
    /// The bytes of the source that the node covers, as UTF-8 offsets.
    public let span: Range<Int>
    /// What stands there.
    public let kind: Kind

    /// Makes a node.
    public init(id: Int, span: Range<Int>, kind: Kind) {
        self.id = id
        self.span = span
        self.kind = kind
    }

    /// What a node is.
    public indirect enum Kind: Sendable {
        /// A constant.
        case literal(CELLiteral)
        /// A simple name; `isAbsolute` where a dot leads it (`.name`), which leaves containers and local variables aside.
        ///
        /// `a.b.c` is parsed as selections from `a`; what is a qualified name is decided when names are resolved.
        /// `cel.index(0)`, `cel.iterVar(0, 1)` and `cel.accuVar(0, 1)` are the names `@index0`, `@it:0:1` and `@ac:0:1`.
        case identifier(CELName, isAbsolute: Bool)
        /// `operand.field`, or `operand.?field` with `isOptional`.
        case select(CELExpression, field: CELName, isOptional: Bool)
        /// `has(operand.field)`.
        case has(CELExpression, field: CELName)
        /// `operand[key]`, or `operand[?key]` with `isOptional`.
        case index(CELExpression, key: CELExpression, isOptional: Bool)
        /// `!a` or `-a`; a minus before a number is part of the literal.
        case unary(CELUnaryOperator, CELExpression)
        /// `a + b` and the like, except `&&` and `||`.
        case binary(CELBinaryOperator, CELExpression, CELExpression)
        /// A chain of `&&`, at least two members.
        case and([CELExpression])
        /// A chain of `||`, at least two members.
        case or([CELExpression])
        /// `condition ? then : otherwise`.
        case conditional(CELExpression, then: CELExpression, otherwise: CELExpression)
        /// `f(x)`, `.f(x)` with the dot in the name, or `target.f(x)`.
        ///
        /// A namespaced function such as `math.least(x)` is parsed as a call with the target `math`.
        case call(CELName, target: CELExpression?, arguments: [CELExpression])
        /// `[a, ?b]`.
        case list([ListElement])
        /// `{k: v, ?k: v}`.
        case map([MapEntry])
        /// `name{field: value}`; the name may be qualified and may start with a dot.
        case message(CELName, [MessageField])
        /// `range.all(x, …)` and its relatives.
        case comprehension(CELComprehension)
        /// `cel.bind(variable, value, body)`.
        case bind(CELName, value: CELExpression, body: CELExpression)
        /// `cel.block([…], body)`: slot i is the local variable `@index<i>`, seen by later slots and by the body, and is
        /// evaluated at most once, when first used.
        case block([CELExpression], body: CELExpression)
        /// `target.optMap(variable, body)`, or `optFlatMap` with `isFlat`.
        case optionalMap(CELExpression, variable: CELName, body: CELExpression, isFlat: Bool)
    }

    /// An element of a list literal.
    public struct ListElement: Sendable {
        /// The element, or with `isOptional` the optional that may hold it.
        public let value: CELExpression
        /// Whether the element is written `?value`.
        public let isOptional: Bool

        /// Makes an element.
        public init(value: CELExpression, isOptional: Bool) {
            self.value = value
            self.isOptional = isOptional
        }
    }

    /// An entry of a map literal.
    public struct MapEntry: Sendable {
        /// The key.
        public let key: CELExpression
        /// The value, or with `isOptional` the optional that may hold it.
        public let value: CELExpression
        /// Whether the entry is written `?key: value`.
        public let isOptional: Bool

        /// Makes an entry.
        public init(key: CELExpression, value: CELExpression, isOptional: Bool) {
            self.key = key
            self.value = value
            self.isOptional = isOptional
        }
    }

    /// A field of a message literal.
    public struct MessageField: Sendable {
        /// The field's name.
        public let name: CELName
        /// The value, or with `isOptional` the optional that may hold it.
        public let value: CELExpression
        /// Whether the field is written `?name: value`.
        public let isOptional: Bool

        /// Makes a field.
        public init(name: CELName, value: CELExpression, isOptional: Bool) {
            self.name = name
            self.value = value
            self.isOptional = isOptional
        }
    }
}

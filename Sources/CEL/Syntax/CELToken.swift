/// A lexical element of a source.
struct CELToken {
    let kind: Kind
    private let lower: UInt32
    private let upper: UInt32

    init(_ kind: Kind, _ span: Range<Int>) {
        self.kind = kind
        lower = UInt32(clamping: span.lowerBound)
        upper = UInt32(clamping: span.upperBound)
    }

    /// Where the element begins, as UTF-8 offset.
    var start: Int { Int(lower) }
    /// Where the element ends.
    var end: Int { Int(upper) }
    /// The bytes of the element.
    var span: Range<Int> { start..<end }

    enum Kind: UInt8 {
        case end
        case identifier, quotedIdentifier
        case int, uint, double, string, bytes
        case `true`, `false`, null, `in`
        case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
        case dot, comma, colon, question
        case not, minus, plus, star, slash, percent
        case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
        case and, or
    }
}

extension CELToken.Kind {
    /// How tightly an operator between two operands binds, 1 to 5; nil for what is none.
    var precedence: Int? {
        switch self {
        case .or: 1
        case .and: 2
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .in: 3
        case .plus, .minus: 4
        case .star, .slash, .percent: 5
        default: nil
        }
    }

    /// The operator between two operands, except `&&` and `||`.
    var binaryOperator: CELBinaryOperator? {
        switch self {
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        case .in: .isIn
        case .plus: .add
        case .minus: .subtract
        case .star: .multiply
        case .slash: .divide
        case .percent: .modulo
        default: nil
        }
    }

    /// How a bracket is written; empty for other kinds.
    var punctuation: String {
        switch self {
        case .leftParenthesis: "("
        case .rightParenthesis: ")"
        case .leftBracket: "["
        case .rightBracket: "]"
        case .leftBrace: "{"
        case .rightBrace: "}"
        default: ""
        }
    }

    var opensBracket: Bool { self == .leftParenthesis || self == .leftBracket || self == .leftBrace }
    var closesBracket: Bool { self == .rightParenthesis || self == .rightBracket || self == .rightBrace }
}

/// A bracket that is open, with what was read in it so far.
///
/// The reader keeps its open brackets in an array rather than on the stack, so that no source can overflow that.
struct CELSyntaxFrame {
    let kind: Kind
    /// The bracket.
    let opening: CELToken
    /// Where the operand begins that the bracket is or belongs to.
    let start: Int
    /// How many operators were pending when the bracket was opened.
    let base: Int
    /// The function's or message's name.
    var name: CELName?
    /// What is indexed or called on.
    var target: CELExpression?
    /// The macro that a call may turn out to be.
    var macro: CELMacro?

    /// The token that begins the element which is being read.
    var element = 0
    /// Whether that element began with a question mark.
    var isOptional = false
    /// The key of a map's entry whose value is being read.
    var key: CELExpression?
    /// The field of a message whose value is being read.
    var field: CELName?
    /// The depth of the deepest node so far.
    var deepest: Int32 = 0

    var elements: [CELExpression.ListElement] = []
    var entries: [CELExpression.MapEntry] = []
    var fields: [CELExpression.MessageField] = []
    var arguments: [CELExpression] = []
    /// The arguments of what may become a macro.
    var parts: [Part] = []

    init(_ kind: Kind, _ opening: CELToken, from start: Int, base: Int) {
        self.kind = kind
        self.opening = opening
        self.start = start
        self.base = base
    }

    enum Kind {
        case parentheses, index, list, map, message, call

        /// The bracket that ends it.
        var closing: CELToken.Kind {
            switch self {
            case .parentheses, .call: .rightParenthesis
            case .index, .list: .rightBracket
            case .map, .message: .rightBrace
            }
        }

        /// Whether it has elements with commas between them.
        var isSequence: Bool { self != .parentheses && self != .index }

        /// Whether a comma may follow its last element.
        var allowsTrailingComma: Bool { self == .list || self == .map || self == .message }
    }

    /// An argument of what may become a macro: what a macro takes apart is no node yet.
    enum Part {
        case expression(CELExpression)
        /// A plain name where the macro declares a variable.
        case name(CELName)
        /// The list of `cel.block`.
        case list([CELExpression.ListElement], span: Range<Int>, depth: Int32)
    }
}

/// Reads RE2's syntax, all of it but `\C`.
///
/// It keeps its own stack, so a pattern of any shape is read in a few frames; what is nested too deeply for those who walk
/// the tree recursively is refused.
struct RegexParser {
    /// The most levels of nodes in a tree, and of open parentheses in a pattern.
    static let maximumHeight = 1000
    /// The largest count in braces, alone and multiplied with those that it stands in.
    static let maximumRepetition = 1000
    /// The most scalars, classes, conditions and groups in a pattern.
    static let maximumPieces = 700_000

    /// What stands between two parentheses, or at the top.
    struct Frame {
        /// The options to return to behind the closing parenthesis.
        let options: RegexSyntaxOptions
        /// The number of the group; nil if it captures nothing.
        let groupIndex: Int?
        /// Where the parenthesis stands.
        let start: Int
        /// The branches before the last `|`.
        var branches: [RegexPiece] = []
        /// What stands behind the last `|`.
        var sequence: [RegexPiece] = []
    }

    /// The pattern in UTF-8.
    let bytes: [UInt8]
    /// The offset of what is read next.
    var position = 0
    /// The options here.
    var options: RegexSyntaxOptions
    /// The innermost frame.
    var frame: Frame
    /// The frames around it, the innermost last.
    var outerFrames: [Frame] = []
    /// The names of the groups so far.
    var groupNames: [String?] = []
    /// The classes looked up before, by escape and case option.
    var namedClasses: [String: ScalarSet] = [:]
    /// Whether no `:]` comes any more.
    var hasNoClassNameEnd = false
    private var pieceCount = 0

    private init(_ pattern: String, options: RegexSyntaxOptions) {
        bytes = Array(pattern.utf8)
        self.options = options
        frame = Frame(options: options, groupIndex: nil, start: 0)
    }

    /// Reads a pattern, or says what is wrong with it and where.
    static func parse(
        _ pattern: String,
        options: RegexSyntaxOptions = []
    ) throws(LinearRegexError) -> ParsedRegex {
        var parser = RegexParser(pattern, options: options)
        if options.contains(.literal) {
            while parser.position < parser.bytes.count {
                try parser.pushLiteral(parser.readScalar())
            }
        } else {
            try parser.readAll()
        }
        return try parser.finish()
    }

    private mutating func readAll() throws(LinearRegexError) {
        var operatorBefore: Range<Int>?
        while position < bytes.count {
            let start = position
            var isOperator = false
            switch bytes[position] {
            case UInt8(ascii: "("):
                try openGroup()
            case UInt8(ascii: "|"):
                endBranch()
                position += 1
            case UInt8(ascii: ")"):
                try closeGroup()
            case UInt8(ascii: "^"):
                try pushSymbol(.assertion(options.contains(.multiLine) ? .lineStart : .textStart))
            case UInt8(ascii: "$"):
                try pushSymbol(.assertion(options.contains(.multiLine) ? .lineEnd : .textEnd))
            case UInt8(ascii: "."):
                try pushSymbol(.scalars(options.contains(.dotMatchesNewline) ? .all : .allButNewline))
            case UInt8(ascii: "["):
                try push(readBracketClass())
            case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"), UInt8(ascii: "{"):
                isOperator = try readRepetition(after: operatorBefore)
            case UInt8(ascii: "\\"):
                try readEscape()
            default:
                try pushLiteral(readScalar())
            }
            operatorBefore = isOperator ? start..<position : nil
        }
    }

    private mutating func finish() throws(LinearRegexError) -> ParsedRegex {
        guard outerFrames.isEmpty else {
            throw LinearRegexError("missing ) for this (", at: frame.start..<(frame.start + 1))
        }
        endBranch()
        let root = RegexPiece.choice(frame.branches)
        try checkHeight(of: root, at: 0..<bytes.count)
        return ParsedRegex(root: root.node, groupCount: groupNames.count, groupNames: groupNames)
    }

    // MARK: - Pushing

    private mutating func pushSymbol(_ node: RegexNode) throws(LinearRegexError) {
        try push(node)
        position += 1
    }

    /// Appends a node to the sequence.
    mutating func push(_ node: RegexNode) throws(LinearRegexError) {
        try push(RegexPiece(node: node))
    }

    /// Appends a piece to the sequence.
    mutating func push(_ piece: RegexPiece) throws(LinearRegexError) {
        pieceCount += 1
        guard pieceCount <= RegexParser.maximumPieces else {
            throw LinearRegexError("pattern too large", at: position..<bytes.count)
        }
        frame.sequence.append(piece)
    }

    /// Appends a code point, with its other cases where case does not count.
    mutating func pushLiteral(_ codePoint: UInt32) throws(LinearRegexError) {
        try push(.literal(codePoint, ignoringCase: options.contains(.caseInsensitive)))
    }

    /// Makes what stands since the last `|` a branch.
    mutating func endBranch() {
        frame.branches.append(.sequence(frame.sequence))
        frame.sequence = []
    }

    /// Refuses what those who walk the tree could not walk.
    func checkHeight(of piece: RegexPiece, at span: Range<Int>) throws(LinearRegexError) {
        guard piece.height <= RegexParser.maximumHeight else {
            throw LinearRegexError("nested more than \(RegexParser.maximumHeight) levels deep", at: span)
        }
    }

    // MARK: - Reading

    /// The byte at some distance; nil behind the end.
    func byte(at distance: Int = 0) -> UInt8? {
        position + distance < bytes.count ? bytes[position + distance] : nil
    }

    /// Reads one scalar; there must be one.
    mutating func readScalar() -> UInt32 {
        let first = bytes[position]
        position += 1
        var value = UInt32(first)
        if first >= 0xF0 {
            value &= 0x07
        } else if first >= 0xE0 {
            value &= 0x0F
        } else if first >= 0xC0 {
            value &= 0x1F
        }
        // The bytes come from a String, so they are valid.
        while let next = byte(), next & 0xC0 == 0x80 {
            value = value << 6 | UInt32(next & 0x3F)
            position += 1
        }
        return value
    }

    /// The text of some bytes.
    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }
}

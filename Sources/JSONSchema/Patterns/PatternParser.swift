/// Reads the regular expressions of ECMA-262 with the `u` flag.
///
/// Where that flag refuses what the web's older syntax allows and schemas are full of, it is allowed too: signs escaped
/// without need (`\-`, `\_`), a lone `]`, `{` or `}`, and a class such as `\w` at the end of a range. Letters that mean
/// nothing behind a backslash stay refused.
///
/// It keeps its own stack, so a pattern of any shape is read in a few frames.
struct PatternParser {
    /// The most groups within each other.
    static let deepest = 60
    /// The largest pattern in code points.
    static let longest = 100_000

    /// What stands between two parentheses, or at the top.
    struct Frame {
        /// What the parenthesis began.
        enum Kind {
            case plain
            case capture(Int)
            case look(isBehind: Bool, isNegated: Bool)
        }

        let kind: Kind
        /// Tells frames apart.
        let number: Int
        /// The branches before the last `|`.
        var branches: [PatternNode] = []
        /// What stands behind the last `|`.
        var sequence: [PatternNode] = []
        /// Whether the last of them may be repeated.
        var isRepeatable = false
    }

    /// A group with a name, and in which branches of which frames it stands.
    struct NamedGroup {
        let name: [UInt32]
        let index: Int
        let branches: [Int: Int]
    }

    /// The pattern as code points.
    let scalars: [UInt32]
    /// The place of what is read next.
    var position = 0
    /// The frames, the innermost last.
    var frames = [Frame(kind: .plain, number: 0)]
    /// How many frames there were.
    var frameCount = 1
    /// How many groups capture so far.
    var groupCount = 0
    /// The groups with names so far.
    var namedGroups: [NamedGroup] = []
    /// The references that have to be resolved at the end, by the negative number that stands for them meanwhile.
    var pendingNames: [[UInt32]] = []
    /// The largest number that a reference names.
    var largestReference = 0

    private init(_ source: String) {
        scalars = source.unicodeScalars.map(\.value)
    }

    /// Reads a pattern, or says what is wrong with it.
    static func parse(_ source: String) throws(ECMAPatternError) -> PatternNode {
        var parser = PatternParser(source)
        guard parser.scalars.count <= longest else {
            throw ECMAPatternError(isInvalid: false, description: "longer than \(longest) characters")
        }
        return try parser.readAll()
    }

    private mutating func readAll() throws(ECMAPatternError) -> PatternNode {
        while let next = peek() {
            switch Character(ascii: next) {
            case "(": try openGroup()
            case ")": try closeGroup()
            case "|":
                position += 1
                endBranch()
            case "^": pushSymbol(.start)
            case "$": pushSymbol(.end)
            case ".": push(.set(.dot), advancing: 1)
            case "[": push(.set(try readClass()))
            case "*", "+", "?", "{": try readQuantifier()
            case "\\": try readEscape()
            default: push(.set(PatternSet(next)), advancing: 1)
            }
        }
        guard frames.count == 1 else { throw invalid("missing ) for a (") }
        endBranch()
        guard largestReference <= groupCount else { throw invalid("no group \(largestReference)") }
        let node = Self.choice(frames[0].branches)
        return pendingNames.isEmpty ? node : try resolved(node)
    }

    // MARK: - Reading

    /// The code point a little further on, or nil at the end.
    func peek(_ distance: Int = 0) -> UInt32? {
        position + distance < scalars.count ? scalars[position + distance] : nil
    }

    /// Whether a sign of ASCII comes next.
    func isNext(_ sign: Unicode.Scalar, _ distance: Int = 0) -> Bool {
        peek(distance) == sign.value
    }

    /// Says that the text is no pattern.
    func invalid(_ message: String) -> ECMAPatternError {
        ECMAPatternError(isInvalid: true, description: "\(message) at \(position)")
    }

    /// Says that the pattern is one that is not supported.
    func unsupported(_ message: String) -> ECMAPatternError {
        ECMAPatternError(isInvalid: false, description: "\(message) at \(position)")
    }

    // MARK: - Pushing

    /// Appends something that may be repeated.
    mutating func push(_ node: PatternNode, advancing distance: Int = 0) {
        position += distance
        frames[frames.count - 1].sequence.append(node)
        frames[frames.count - 1].isRepeatable = true
    }

    /// Appends a condition of one sign, which may not be repeated.
    mutating func pushSymbol(_ node: PatternNode, length: Int = 1) {
        push(node, advancing: length)
        frames[frames.count - 1].isRepeatable = false
    }

    /// Makes what stands since the last `|` a branch.
    mutating func endBranch() {
        let last = frames.count - 1
        frames[last].branches.append(.joined(frames[last].sequence))
        frames[last].sequence = []
        frames[last].isRepeatable = false
    }

    /// The branches as one node.
    static func choice(_ branches: [PatternNode]) -> PatternNode {
        branches.count == 1 ? branches[0] : .choice(branches)
    }

    // MARK: - References by name

    private func resolved(_ node: PatternNode) throws(ECMAPatternError) -> PatternNode {
        switch node {
        case .backreference(let groups):
            guard let first = groups.first, first < 0 else { return node }
            let name = pendingNames[-1 - first]
            let found = namedGroups.filter { $0.name == name }.map(\.index)
            guard !found.isEmpty else { throw invalid("no group of that name") }
            return .backreference(found)
        case .sequence(let nodes): return .sequence(try resolvedAll(nodes))
        case .choice(let nodes): return .choice(try resolvedAll(nodes))
        case .group(let inner, let index): return .group(try resolved(inner), index: index)
        case .repetition(let inner, let minimum, let maximum, let isGreedy):
            return .repetition(try resolved(inner), minimum: minimum, maximum: maximum, isGreedy: isGreedy)
        case .look(let inner, let isBehind, let isNegated):
            return .look(try resolved(inner), isBehind: isBehind, isNegated: isNegated)
        default: return node
        }
    }

    private func resolvedAll(_ nodes: [PatternNode]) throws(ECMAPatternError) -> [PatternNode] {
        var all: [PatternNode] = []
        for node in nodes {
            all.append(try resolved(node))
        }
        return all
    }
}

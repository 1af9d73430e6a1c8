import CEL

/// Makes random trees and random sources; the same seed makes the same ones.
struct SyntaxGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// A number below a bound (SplitMix64).
    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(max(1, bound)))
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
    mutating func flag() -> Bool { below(2) == 0 }

    // MARK: Trees

    private func node(_ kind: CELExpression.Kind) -> CELExpression { CELExpression(id: 0, span: 0..<0, kind: kind) }
    private mutating func name() -> CELName { CELName(pick(["a", "b", "_c1", "Request", "x"]), span: 0..<0) }

    private mutating func variable(except other: CELName? = nil) -> CELName {
        let name = CELName(pick(["v", "w", "@it:0:1", "@ac:2:0", "@index7"]), span: 0..<0)
        return name == other ? CELName("u", span: 0..<0) : name
    }

    private mutating func field() -> CELName {
        CELName(pick(["f", "for", "in", "null", "content-type", "a.b", "1st", "x y", "/p", "_"]), span: 0..<0)
    }

    private mutating func literal() -> CELLiteral {
        switch below(9) {
        case 0: .null
        case 1: .bool(flag())
        case 2: .int(pick([0, 1, -1, .max, .min, 42, -7]))
        case 3: .uint(pick([0, 1, .max]))
        case 4: .double(pick([0, -0.0, 1, -1.5, 1e300, .leastNonzeroMagnitude, 0.1, 123_456_789_012.5, -1e-7]))
        case 5: .bytes((0..<below(5)).map { _ in UInt8(below(256)) })
        default: .string(text())
        }
    }

    private mutating func text() -> String {
        let scalars: [Unicode.Scalar] = [
            "a", "\"", "'", "\\", "\n", "\r", "\t", "\0", "\u{7F}", "\u{85}", "é", "😬", "`", "\u{301}", "?", "{", "/",
        ]
        var text = ""
        for _ in 0..<below(6) {
            text.unicodeScalars.append(pick(scalars))
        }
        return text
    }

    private mutating func trees(_ range: ClosedRange<Int>, _ depth: Int) -> [CELExpression] {
        let count = range.lowerBound + below(range.count)
        return (0..<count).map { _ in tree(depth) }
    }

    /// A tree of at most the given depth.
    mutating func tree(_ depth: Int) -> CELExpression {
        if depth <= 1 {
            return node(flag() ? .literal(literal()) : .identifier(flag() ? name() : variable(), isAbsolute: false))
        }
        let next = depth - 1
        return switch below(18) {
        case 0: node(.identifier(name(), isAbsolute: true))
        case 1: node(.select(tree(next), field: field(), isOptional: flag()))
        case 2: node(.has(tree(next), field: field()))
        case 3: node(.index(tree(next), key: tree(next), isOptional: flag()))
        case 4, 5: node(.unary(flag() ? .not : .negate, tree(next)))
        case 6, 7, 8: node(.binary(pick(CELBinaryOperator.allCases), tree(next), tree(next)))
        case 9: node(.and(trees(2...4, next)))
        case 10: node(.or(trees(2...4, next)))
        case 11: node(.conditional(tree(next), then: tree(next), otherwise: tree(next)))
        case 12: node(call(next))
        case 13: node(.list(trees(0...3, next).map { .init(value: $0, isOptional: flag()) }))
        case 14: node(.map(trees(0...3, next).map { .init(key: $0, value: tree(1), isOptional: flag()) }))
        case 15: message(next)
        case 16: node(.comprehension(comprehension(next)))
        default: node(local(next))
        }
    }

    private mutating func call(_ depth: Int) -> CELExpression.Kind {
        let target = flag() ? tree(depth) : nil
        let name = CELName(pick(target == nil ? ["f", ".g", "size"] : ["f", "for", "bind", "index"]), span: 0..<0)
        return .call(name, target: target, arguments: trees(0...3, depth))
    }

    private mutating func message(_ depth: Int) -> CELExpression {
        let name = CELName(pick(["A", ".a.B", "google.protobuf.Any"]), span: 0..<0)
        return node(.message(name, trees(0...3, depth).map { .init(name: field(), value: $0, isOptional: flag()) }))
    }

    private mutating func comprehension(_ depth: Int) -> CELComprehension {
        let kind = pick(CELComprehension.Kind.allCases)
        let hasTwo =
            switch kind {
            case .transformList, .transformMap, .transformMapEntry: true
            case .all, .exists, .existsOne: flag()
            case .filter, .map, .sortBy: false
            }
        let hasCondition = [.map, .transformList, .transformMap, .transformMapEntry].contains(kind) && flag()
        let variable = variable()
        return CELComprehension(
            kind: kind,
            name: CELName(kind == .existsOne && flag() ? "exists_one" : kind.rawValue, span: 0..<0),
            range: tree(depth),
            variable: variable,
            secondVariable: hasTwo ? self.variable(except: variable) : nil,
            condition: hasCondition ? tree(depth) : nil,
            body: tree(depth)
        )
    }

    private mutating func local(_ depth: Int) -> CELExpression.Kind {
        switch below(3) {
        case 0: .bind(variable(), value: tree(depth), body: tree(depth))
        case 1: .block(trees(1...3, depth), body: tree(depth))
        default: .optionalMap(tree(depth), variable: variable(), body: tree(depth), isFlat: flag())
        }
    }

    // MARK: Sources

    private static let fragments = [
        "(", ")", "[", "]", "{", "}", ",", ".", "?", ":", "!", "-", "+", "*", "/", "%", "==", "!=", "<", "<=", ">",
        "&&", "||",
        " in ", "=", "&", "|", "'", "\"", "'''", "\"\"\"", "`", "\\", "r'", "b\"", "//", "\n", "\r", "\0", "é", "😬",
        "\u{FEFF}", " ",
        "true", "null", "for", "a", "x", "cel", "cel.bind(", "cel.index(", "cel.block([", "has(", ".all(", ".map(x, ",
        "1", "0x", "1u",
        "9223372036854775808", "1e999", ".5", "1.5e", "[?", ".?", "{?", "a.b.C{", "__result__", "\\u12", "\\x4",
        "\\377", "@",
    ]

    /// A source with a few pieces replaced, removed, repeated or put in.
    mutating func mutated(_ source: String) -> String {
        var scalars = Array(source.unicodeScalars)
        for _ in 0...below(4) {
            let position = below(scalars.count + 1)
            let end = min(scalars.count, position + below(6))
            switch below(4) {
            case 0: scalars.removeSubrange(position..<end)
            case 1: scalars.insert(contentsOf: scalars[position..<end], at: below(scalars.count + 1))
            case 2: scalars.replaceSubrange(position..<end, with: pick(Self.fragments).unicodeScalars)
            default: scalars.insert(contentsOf: pick(Self.fragments).unicodeScalars, at: position)
            }
        }
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars)
        return text
    }

    /// A source of random pieces.
    mutating func noise() -> String {
        (0..<below(40)).map { _ in pick(Self.fragments) }.joined()
    }
}

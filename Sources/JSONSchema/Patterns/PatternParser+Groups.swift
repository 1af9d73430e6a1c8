/// Parentheses and quantifiers.
extension PatternParser {
    /// Reads `(` with what follows it.
    mutating func openGroup() throws(ECMAPatternError) {
        guard frames.count <= Self.deepest else {
            throw unsupported("groups nested more than \(Self.deepest) levels deep")
        }
        position += 1
        guard isNext("?") else { return openCapture() }
        switch (peek(1).map(Character.init(ascii:)), peek(2).map(Character.init(ascii:))) {
        case (":", _): open(.plain, advancing: 2)
        case ("=", _): open(.look(isBehind: false, isNegated: false), advancing: 2)
        case ("!", _): open(.look(isBehind: false, isNegated: true), advancing: 2)
        case ("<", "="): open(.look(isBehind: true, isNegated: false), advancing: 3)
        case ("<", "!"): open(.look(isBehind: true, isNegated: true), advancing: 3)
        case ("<", _):
            position += 2
            let name = try readGroupName()
            // Branches that exclude each other may use the same name.
            let branches = Dictionary(uniqueKeysWithValues: frames.map { ($0.number, $0.branches.count) })
            let isTaken = namedGroups.contains { group in
                group.name == name
                    && !group.branches.contains { branches[$0.key].map { [own = $0.value] in $0 != own } ?? false }
            }
            guard !isTaken else { throw invalid("a second group of the same name") }
            namedGroups.append(NamedGroup(name: name, index: groupCount + 1, branches: branches))
            openCapture()
        default:
            throw try hasModifiers() ? unsupported("modifiers are not supported") : invalid("unknown kind of group")
        }
    }

    private mutating func openCapture() {
        groupCount += 1
        open(.capture(groupCount), advancing: 0)
    }

    private mutating func open(_ kind: Frame.Kind, advancing distance: Int) {
        position += distance
        frames.append(Frame(kind: kind, number: frameCount))
        frameCount += 1
    }

    /// Whether `?ims-ims:` comes next, as of ECMAScript 2025.
    private func hasModifiers() throws(ECMAPatternError) -> Bool {
        var distance = 1
        while let next = peek(distance), "ims-".unicodeScalars.contains(where: { $0.value == next }) {
            distance += 1
        }
        return distance > 1 && isNext(":", distance)
    }

    /// Reads the name up to `>`.
    mutating func readGroupName() throws(ECMAPatternError) -> [UInt32] {
        var name: [UInt32] = []
        while let next = peek(), next != 0x3E {
            guard let scalar = Unicode.Scalar(next), Self.isNameScalar(scalar, isFirst: name.isEmpty) else {
                throw invalid("invalid group name")
            }
            name.append(next)
            position += 1
        }
        guard !name.isEmpty, isNext(">") else { throw invalid("invalid group name") }
        position += 1
        return name
    }

    private static func isNameScalar(_ scalar: Unicode.Scalar, isFirst: Bool) -> Bool {
        if scalar == "$" || scalar == "_" { return true }
        if isFirst { return scalar.properties.isIDStart }
        return scalar.properties.isIDContinue || scalar == "\u{200C}" || scalar == "\u{200D}"
    }

    /// Reads `)`.
    mutating func closeGroup() throws(ECMAPatternError) {
        guard frames.count > 1 else { throw invalid("unexpected )") }
        endBranch()
        let frame = frames.removeLast()
        let node = Self.choice(frame.branches)
        switch frame.kind {
        case .plain: push(node, advancing: 1)
        case .capture(let index): push(.group(node, index: index), advancing: 1)
        case .look(let isBehind, let isNegated):
            push(.look(node, isBehind: isBehind, isNegated: isNegated), advancing: 1)
            frames[frames.count - 1].isRepeatable = !isBehind
        }
    }

    /// Reads an operator, or `{` as itself where no counts stand behind it.
    mutating func readQuantifier() throws(ECMAPatternError) {
        let counts: (minimum: Int, maximum: Int?)
        let start = position
        position += 1
        switch Character(ascii: scalars[start]) {
        case "*": counts = (0, nil)
        case "+": counts = (1, nil)
        case "?": counts = (0, 1)
        default:
            guard let read = readCounts() else {
                position = start
                return push(.set(PatternSet(0x7B)), advancing: 1)
            }
            counts = read
        }
        if isNext("?") {
            position += 1
            try appendRepetition(counts, isGreedy: false)
        } else {
            try appendRepetition(counts, isGreedy: true)
        }
    }

    private mutating func appendRepetition(
        _ counts: (minimum: Int, maximum: Int?),
        isGreedy: Bool
    ) throws(ECMAPatternError) {
        if let maximum = counts.maximum, maximum < counts.minimum { throw invalid("repetition counts out of order") }
        let last = frames.count - 1
        guard frames[last].isRepeatable, let node = frames[last].sequence.popLast() else {
            throw invalid("nothing to repeat")
        }
        if counts != (1, 1) {
            let (minimum, maximum) = counts
            let repeated = PatternNode.repetition(node, minimum: minimum, maximum: maximum, isGreedy: isGreedy)
            frames[last].sequence.append(repeated)
        } else {
            frames[last].sequence.append(node)
        }
        frames[last].isRepeatable = false
    }

    /// Reads `n}`, `n,}` or `n,m}`; otherwise returns nil.
    private mutating func readCounts() -> (minimum: Int, maximum: Int?)? {
        guard let minimum = readInteger() else { return nil }
        var maximum: Int? = minimum
        if isNext(",") {
            position += 1
            maximum = isNext("}") ? nil : readInteger()
            guard maximum != nil || isNext("}") else { return nil }
        }
        guard isNext("}") else { return nil }
        position += 1
        return (minimum, maximum)
    }

    /// Reads a number; what is absurdly large stays at a billion, longer than any text.
    mutating func readInteger() -> Int? {
        var value: Int?
        while let next = peek(), (0x30...0x39).contains(next) {
            value = min(1_000_000_000, (value ?? 0) * 10 + Int(next - 0x30))
            position += 1
        }
        return value
    }
}

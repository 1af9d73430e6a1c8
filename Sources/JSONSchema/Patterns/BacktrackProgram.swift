/// A pattern as instructions for the machine that tries one way after the other.
///
/// It does what the linear engine cannot: look around, refer back, and count beyond a thousand.
struct BacktrackProgram: Sendable {
    /// One step.
    enum Instruction: Sendable {
        /// Reads one code point of a set, backwards where a look behind wants it.
        case set(Int, isBackward: Bool)
        /// Reads as many of a set as it can or, where it is lazy, as few, and gives back or takes more one by one.
        case run(Int, minimum: Int, maximum: Int, isGreedy: Bool, isBackward: Bool)
        /// Goes on at the first place and, if that fails, at the second.
        case split(Int, Int)
        /// Goes on elsewhere.
        case jump(Int)
        /// Keeps the position.
        case save(Int)
        /// Forgets what the groups in a range captured.
        case forget(Range<Int>)
        /// Whether this is the start of the text.
        case start
        /// Whether this is the end of the text.
        case end
        /// Whether a word begins or ends here.
        case boundary(isNegated: Bool)
        /// Begins to count the turns of a loop.
        case beginLoop(Int)
        /// Decides whether to take another turn, which begins behind the instruction, or to go on elsewhere.
        case loop(Int, minimum: Int, maximum: Int, isGreedy: Bool, exit: Int)
        /// Goes back to a loop, unless the turn read nothing that was not asked for.
        case endTurn(Int, head: Int, minimum: Int)
        /// Runs what follows up to `accept` apart, and goes on elsewhere if it succeeds, or fails if that is wanted.
        case look(isNegated: Bool, exit: Int)
        /// Reads what a group captured again.
        case backreference([Int], isBackward: Bool)
        /// The end of the pattern or of what is looked for.
        case accept
    }

    /// The most instructions.
    static let largest = 20_000

    /// The instructions, the first one to be run first.
    private(set) var instructions: [Instruction] = []
    /// The sets that instructions name.
    private(set) var sets: [PatternSet] = []
    /// The number of groups that capture, with the one for the whole.
    private(set) var groupCount = 1
    /// The number of loops that count.
    private(set) var loopCount = 0
    /// Whether a place and an instruction alone say whether there is a match, so that no pair need be tried twice.
    let isMemoizable: Bool
    /// Whether a match can only be at the start of the text.
    let isAnchored: Bool

    /// Compiles a pattern; nil where it gets too large.
    init?(_ node: PatternNode) {
        isAnchored = Self.beginsAtStart(node)
        isMemoizable = !Self.needsMemory(node)
        groupCount = (node.groups.max() ?? 0) + 1
        guard emit(node, isBackward: false) else { return nil }
        instructions.append(.accept)
    }

    private static func beginsAtStart(_ node: PatternNode) -> Bool {
        switch node {
        case .start: true
        case .sequence(let nodes): nodes.first.map(beginsAtStart) ?? false
        case .choice(let nodes): nodes.allSatisfy(beginsAtStart)
        case .group(let inner, _): beginsAtStart(inner)
        default: false
        }
    }

    /// Whether what a match did before says how it may go on: it counts turns or refers back.
    private static func needsMemory(_ node: PatternNode) -> Bool {
        switch node {
        case .backreference: true
        case .sequence(let nodes), .choice(let nodes): nodes.contains(where: needsMemory)
        case .group(let inner, _), .look(let inner, _, _): needsMemory(inner)
        case .repetition(.set, _, _, _): false
        case .repetition(let inner, let minimum, let maximum, _):
            minimum > 1 || (maximum ?? 1) > 1 || needsMemory(inner)
        default: false
        }
    }

    // MARK: - Compiling

    private mutating func emit(_ node: PatternNode, isBackward: Bool) -> Bool {
        guard instructions.count < Self.largest else { return false }
        switch node {
        case .empty: break
        case .set(let set): instructions.append(.set(add(set), isBackward: isBackward))
        case .start: instructions.append(.start)
        case .end: instructions.append(.end)
        case .boundary(let isNegated): instructions.append(.boundary(isNegated: isNegated))
        case .backreference(let groups):
            instructions.append(.backreference(groups, isBackward: isBackward))
        case .sequence(let nodes):
            for inner in isBackward ? nodes.reversed() : nodes {
                guard emit(inner, isBackward: isBackward) else { return false }
            }
        case .group(let inner, let index):
            instructions.append(.save(2 * index + (isBackward ? 1 : 0)))
            guard emit(inner, isBackward: isBackward) else { return false }
            instructions.append(.save(2 * index + (isBackward ? 0 : 1)))
        case .choice(let nodes): return emitChoice(nodes, isBackward: isBackward)
        case .look(let inner, let isBehind, let isNegated):
            let place = instructions.count
            instructions.append(.accept)
            guard emit(inner, isBackward: isBehind) else { return false }
            instructions.append(.accept)
            instructions[place] = .look(isNegated: isNegated, exit: instructions.count)
        case .repetition(.set(let set), let minimum, let maximum, let isGreedy):
            let most = maximum ?? Int.max
            let index = add(set)
            instructions.append(
                .run(index, minimum: minimum, maximum: most, isGreedy: isGreedy, isBackward: isBackward)
            )
        case .repetition(let inner, let minimum, let maximum, let isGreedy):
            return emitLoop(inner, (minimum, maximum), isGreedy: isGreedy, isBackward: isBackward)
        }
        return true
    }

    private mutating func add(_ set: PatternSet) -> Int {
        if let known = sets.firstIndex(of: set) { return known }
        sets.append(set)
        return sets.count - 1
    }

    private mutating func emitChoice(_ nodes: [PatternNode], isBackward: Bool) -> Bool {
        var jumps: [Int] = []
        for (index, node) in nodes.enumerated() {
            let place = instructions.count
            let isLast = index == nodes.count - 1
            if !isLast { instructions.append(.accept) }
            guard emit(node, isBackward: isBackward) else { return false }
            if !isLast {
                jumps.append(instructions.count)
                instructions.append(.accept)
                instructions[place] = .split(place + 1, instructions.count)
            }
        }
        for jump in jumps {
            instructions[jump] = .jump(instructions.count)
        }
        return true
    }

    private mutating func emitLoop(
        _ node: PatternNode,
        _ counts: (minimum: Int, maximum: Int?),
        isGreedy: Bool,
        isBackward: Bool
    ) -> Bool {
        if counts.maximum == 0 { return true }
        // `*` and `?` need no counter; where nothing was read, having been there before ends the loop.
        guard isMemoizable else { return emitCounted(node, counts, isGreedy: isGreedy, isBackward: isBackward) }
        if counts.minimum == 1 {
            guard emit(node, isBackward: isBackward) else { return false }
            if counts.maximum == 1 { return true }
        }
        let place = instructions.count
        instructions.append(.accept)
        guard emit(node, isBackward: isBackward) else { return false }
        if counts.maximum == nil { instructions.append(.jump(place)) }
        let exit = instructions.count
        instructions[place] = isGreedy ? .split(place + 1, exit) : .split(exit, place + 1)
        return true
    }

    private mutating func emitCounted(
        _ node: PatternNode,
        _ counts: (minimum: Int, maximum: Int?),
        isGreedy: Bool,
        isBackward: Bool
    ) -> Bool {
        let loop = loopCount
        loopCount += 1
        instructions.append(.beginLoop(loop))
        let head = instructions.count
        instructions.append(.accept)
        let groups = node.groups
        if let first = groups.min(), let last = groups.max() { instructions.append(.forget(first..<last + 1)) }
        guard emit(node, isBackward: isBackward) else { return false }
        instructions.append(.endTurn(loop, head: head, minimum: counts.minimum))
        instructions[head] = .loop(
            loop,
            minimum: counts.minimum,
            maximum: counts.maximum ?? Int.max,
            isGreedy: isGreedy,
            exit: instructions.count
        )
        return true
    }
}

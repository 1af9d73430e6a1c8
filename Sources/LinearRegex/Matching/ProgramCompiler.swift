/// Makes a program from a pattern, from its end to its start.
///
/// Each node is given where to go on and returns where it begins. It works on a stack of its own, so deep patterns need no deep call stack.
struct ProgramCompiler {
    private enum Task {
        /// Compiles a node; takes the continuation from the stack of places and leaves the entry there.
        case node(Int)
        /// Puts a place on the stack.
        case place(UInt32)
        /// Makes a choice of that many entries on the stack.
        case choice(Int)
        /// Makes the entry on the stack optional.
        case optional(otherwise: UInt32, isGreedy: Bool)
        /// Closes a loop whose split was set aside; its entry is the split or the body.
        case loop(split: UInt32, otherwise: UInt32, isGreedy: Bool, entersBody: Bool)
        /// Opens a group.
        case open(slot: UInt32)
    }

    private let regex: FlatRegex
    private let isReversed: Bool
    private let limit: Int
    private let nullable: [Bool]
    private var program = RegexProgram()
    private var tasks: [Task] = []
    private var places: [UInt32] = []
    private var automata: [ScalarSet: UTF8Automaton] = [:]

    /// Compiles a pattern, forwards with captures or backwards without, or returns nil when it gets larger than `limit`.
    static func program(
        for regex: FlatRegex,
        facts: [RegexFacts],
        groupCount: Int,
        isReversed: Bool,
        limit: Int
    ) -> RegexProgram? {
        var compiler = ProgramCompiler(
            regex: regex,
            isReversed: isReversed,
            limit: limit,
            nullable: facts.map(\.isNullable)
        )
        compiler.program.slotCount = isReversed ? 2 : 2 * (groupCount + 1)
        guard compiler.compile() else { return nil }
        return compiler.program
    }

    private init(regex: FlatRegex, isReversed: Bool, limit: Int, nullable: [Bool]) {
        self.regex = regex
        self.isReversed = isReversed
        self.limit = limit
        self.nullable = nullable
    }

    private mutating func compile() -> Bool {
        places = [emit(.init(opcode: .match))]
        tasks = [.node(regex.root)]
        while let task = tasks.popLast() {
            guard program.size <= limit, tasks.count <= limit else { return false }
            perform(task)
        }
        program.start = places.popLast() ?? 0
        let loop = emitSplit([program.start, 0])
        let anything = emit(.init(opcode: .bytes, low: 0, high: 0xFF, next: loop))
        program.branches[program.branches.count - 1] = anything
        program.unanchoredStart = loop
        program.findClasses()
        return true
    }

    private mutating func perform(_ task: Task) {
        switch task {
        case .place(let place): places.append(place)
        case .node(let index): compile(index, before: places.popLast() ?? 0)
        case .choice(let count):
            let entries = Array(places.suffix(count).reversed())
            places.removeLast(count)
            places.append(emitSplit(entries))
        case .optional(let otherwise, let isGreedy):
            let entry = places.popLast() ?? 0
            places.append(emitSplit(isGreedy ? [entry, otherwise] : [otherwise, entry]))
        case .loop(let split, let otherwise, let isGreedy, let entersBody):
            let entry = places.popLast() ?? 0
            let first = Int(program.instructions[Int(split)].next)
            program.branches[first] = isGreedy ? entry : otherwise
            program.branches[first + 1] = isGreedy ? otherwise : entry
            places.append(entersBody ? entry : split)
        case .open(let slot):
            places.append(emit(.init(opcode: .capture, next: places.popLast() ?? 0, count: slot)))
        }
    }

    private mutating func compile(_ index: Int, before next: UInt32) {
        let node = regex.nodes[index]
        let children = regex.children[node.children]
        switch node.kind {
        case .empty: places.append(next)
        case .never: places.append(emit(.init(opcode: .sparse)))
        case .scalars(let set): places.append(emit(set, before: next))
        case .assertion(let assertion):
            let flags = isReversed ? AssertionFlags(assertion).mirrored : AssertionFlags(assertion)
            program.assertions.formUnion(flags)
            places.append(emit(.init(opcode: .assertion, low: flags.rawValue, next: next)))
        case .group(let group):
            if isReversed {
                places.append(next)
            } else {
                tasks.append(.open(slot: UInt32(2 * group)))
                places.append(emit(.init(opcode: .capture, next: next, count: UInt32(2 * group + 1))))
            }
            tasks.append(.node(children[children.startIndex]))
        case .concatenation:
            // The task that is put last is done first, and the code is made from the end.
            places.append(next)
            for child in isReversed ? Array(children.reversed()) : Array(children) { tasks.append(.node(child)) }
        case .alternation:
            tasks.append(.choice(children.count))
            for child in children {
                tasks.append(.node(child))
                tasks.append(.place(next))
            }
        case .repetition(let minimum, let maximum, let isGreedy):
            repetition(
                of: children[children.startIndex],
                minimum: minimum,
                maximum: maximum,
                isGreedy: isGreedy,
                before: next
            )
        }
    }

    /// `x{2,5}` is `xx(x(x(x)?)?)?`, `x{3,}` is `xxx+`.
    private mutating func repetition(of child: Int, minimum: Int, maximum: Int?, isGreedy: Bool, before next: UInt32) {
        if case .empty = regex.nodes[child].kind {
            places.append(next)
            return
        }
        guard let maximum else {
            for _ in 0..<max(0, minimum - 1) { tasks.append(.node(child)) }
            // One split is not enough for the right order when the body can be empty: `x*` is then `(x+)?`.
            let entersBody = minimum > 0 || nullable[child]
            if minimum == 0, entersBody { tasks.append(.optional(otherwise: next, isGreedy: isGreedy)) }
            let split = emitSplit([next, next])
            tasks.append(.loop(split: split, otherwise: next, isGreedy: isGreedy, entersBody: entersBody))
            tasks.append(.node(child))
            tasks.append(.place(split))
            return
        }
        places.append(next)
        for _ in 0..<minimum { tasks.append(.node(child)) }
        for _ in 0..<max(0, maximum - minimum) {
            tasks.append(.optional(otherwise: next, isGreedy: isGreedy))
            tasks.append(.node(child))
        }
    }

    private mutating func emit(_ instruction: RegexProgram.Instruction) -> UInt32 {
        program.instructions.append(instruction)
        return UInt32(program.instructions.count - 1)
    }

    private mutating func emitSplit(_ entries: [UInt32]) -> UInt32 {
        let first = UInt32(program.branches.count)
        program.branches.append(contentsOf: entries)
        return emit(.init(opcode: .split, next: first, count: UInt32(entries.count)))
    }

    private mutating func emit(_ set: ScalarSet, before next: UInt32) -> UInt32 {
        let automaton = automata[set] ?? UTF8Automaton(set, isReversed: isReversed)
        automata[set] = automaton
        var entry = next
        let base = UInt32(program.instructions.count)
        for edges in automaton.nodes {
            let targets = edges.map { $0.target == UTF8Automaton.accept ? next : base + UInt32($0.target) }
            if edges.count == 1 {
                entry = emit(.init(opcode: .bytes, low: edges[0].low, high: edges[0].high, next: targets[0]))
            } else {
                let first = UInt32(program.edges.count)
                for (edge, target) in zip(edges, targets) {
                    program.edges.append(.init(low: edge.low, high: edge.high, next: target))
                }
                entry = emit(.init(opcode: .sparse, next: first, count: UInt32(edges.count)))
            }
        }
        return entry
    }
}

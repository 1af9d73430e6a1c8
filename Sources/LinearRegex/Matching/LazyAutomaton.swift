/// A deterministic automaton whose states are made when a text first leads to them, and forgotten when they get too many.
///
/// As in RE2 a match is known one byte late: the flag of a state says that a match ended before the byte that led to it.
/// So what stands behind the match, `$` and `\b` ask for it, is known too. Not for use by two threads at once.
@safe final class LazyAutomaton {
    /// An entry of the transition table: the place of a state's row, or a negative number that carries tags as well.
    enum Entry {
        static let tagged = Int32.min
        static let match: Int32 = 1 << 30
        static let dead: Int32 = 1 << 29
        static let unknown: Int32 = 1 << 28
        /// The only threads are those that begin a match.
        static let start: Int32 = 1 << 27
        static let row: Int32 = (1 << 27) - 1
    }

    /// Which of the matches that begin at one place the automaton looks for.
    enum Preference: Sendable {
        /// The one that a backtracking matcher would find first.
        case first
        /// All; the last one seen is the longest.
        case longest
    }

    /// What a state stands for besides its instructions.
    struct StateFlags: Hashable {
        /// What is known to hold at this place.
        var known: AssertionFlags = []
        /// What its instructions ask for and is not known yet.
        var needed: AssertionFlags = []
        var isAfterWord = false
        var isMatch = false
    }

    let program: RegexProgram
    let preference: Preference
    /// The number of symbols: the byte classes and the end of the text.
    let stride: Int
    /// The transitions, one row for each state.
    private(set) var table: UnsafeMutablePointer<Int32>
    /// The class of each byte.
    let classes: UnsafeMutablePointer<UInt8>
    /// How often all states were forgotten.
    private(set) var flushCount = 0
    /// The number of states that were forgotten last.
    private(set) var stateCountAtFlush = 0
    private(set) var stateCount = 0

    private let isFiltered: Bool
    private let hasAssertions: Bool
    private let stateLimit: Int
    private let memberLimit: Int
    private var capacity: Int
    private var flags: [StateFlags] = []
    private var members: [UInt32] = []
    private var memberEnds: [Int] = []
    private var index: [Int32]
    private let starts: UnsafeMutablePointer<Int32>
    private static let startCount = 8
    private var startStates: [Bool] = []

    // What the making of a state works with.
    private var queue: InstructionQueue
    private var source: [UInt32] = []

    /// The number of states under which an automaton is of no use.
    private static let leastStates = 16

    /// Makes an automaton without states; nil when `byteLimit` is too small for it.
    ///
    /// With `isFiltered` its entries tell ``Entry/start``.
    init?(_ program: RegexProgram, preference: Preference, isFiltered: Bool, byteLimit: Int) {
        self.program = program
        self.preference = preference
        self.isFiltered = isFiltered
        hasAssertions = !program.assertions.isEmpty
        stride = program.classes.count + 1
        let rowBytes = stride * 4 + 64
        stateLimit = min(byteLimit / 2 / rowBytes, Int(Entry.row) / stride)
        memberLimit = byteLimit / 2 / 4
        guard stateLimit >= Self.leastStates, memberLimit >= Self.leastStates * program.instructions.count else {
            return nil
        }
        capacity = Self.leastStates
        unsafe table = UnsafeMutablePointer<Int32>.allocate(capacity: capacity * stride)
        unsafe classes = .allocate(capacity: 256)
        unsafe classes.initialize(from: program.classes.map, count: 256)
        unsafe starts = .allocate(capacity: Self.startCount)
        unsafe starts.initialize(repeating: Entry.tagged | Entry.unknown, count: Self.startCount)
        index = [Int32](repeating: -1, count: 64)
        queue = InstructionQueue(program)
    }

    deinit {
        unsafe table.deallocate()
        unsafe classes.deallocate()
        unsafe starts.deallocate()
    }

    /// The symbol of the text's end.
    var endSymbol: Int { stride - 1 }

    /// The entry of the state in which a search begins.
    func startEntry(isAnchored: Bool, after byte: UInt8?) -> Int32 {
        // Which of these contexts it is matters only to assertions.
        let context = !hasAssertions ? 0 : byte == nil ? 0 : byte == 0x0A ? 1 : AssertionFlags.isWord(byte) ? 2 : 3
        let slot = context + (isAnchored ? 4 : 0)
        let known = unsafe starts[slot]
        return known & Entry.unknown == 0 ? known : makeStart(slot: slot, context: context, isAnchored: isAnchored)
    }

    private func makeStart(slot: Int, context: Int, isAnchored: Bool) -> Int32 {
        let known: AssertionFlags = context == 0 ? [.textStart, .lineStart] : context == 1 ? [.lineStart] : []
        queue.begin()
        queue.follow(isAnchored ? program.start : program.unanchoredStart, known: known)
        let entry = entryOfQueue(
            StateFlags(known: known, isAfterWord: context == 2),
            isStart: !isAnchored && isFiltered
        )
        unsafe starts[slot] = entry
        return entry
    }

    /// Makes the entry of a state, given by the place of its row, for a symbol that was not met there before.
    func makeEntry(row: Int, symbol: Int) -> Int32 {
        let state = row / stride
        let old = flags[state]
        let isEnd = symbol == endSymbol
        let byte = isEnd ? 0 : program.classes.representatives[symbol]
        let isWord = !isEnd && AssertionFlags.isWord(byte)

        source.removeAll(keepingCapacity: true)
        source.append(contentsOf: members[(state == 0 ? 0 : memberEnds[state - 1])..<memberEnds[state]])
        if !old.needed.isEmpty {
            var known = old.known
            if isEnd { known.formUnion([.textEnd, .lineEnd]) }
            if !isEnd && byte == 0x0A { known.insert(.lineEnd) }
            known.insert(isWord == old.isAfterWord ? .notWordBoundary : .wordBoundary)
            queue.begin()
            for member in source { queue.follow(member, known: known) }
            swap(&queue.members, &source)
        }

        var new = StateFlags(isAfterWord: isWord)
        if !isEnd && byte == 0x0A { new.known = .lineStart }
        queue.begin()
        step: for member in source {
            let instruction = program.instructions[Int(member)]
            switch instruction.opcode {
            case .match:
                new.isMatch = true
                if preference == .first { break step }
            case .bytes where !isEnd && instruction.low <= byte && byte <= instruction.high:
                queue.follow(instruction.next, known: new.known)
            case .sparse where !isEnd:
                let first = Int(instruction.next)
                for edge in program.edges[first..<first + Int(instruction.count)]
                where edge.low <= byte && byte <= edge.high {
                    queue.follow(edge.next, known: new.known)
                }
            default: break
            }
        }
        let flushes = flushCount
        let entry = entryOfQueue(new, isStart: false)
        if flushes == flushCount { unsafe table[row + symbol] = entry }
        return entry
    }

    /// The entry of the state that the queue makes.
    private func entryOfQueue(_ context: StateFlags, isStart: Bool) -> Int32 {
        var state = context
        state.needed = queue.finish(for: preference)
        if state.needed.isEmpty {
            state.known = []
            state.isAfterWord = false
        }
        if preference == .longest { queue.members.sort() }
        if queue.members.isEmpty && !state.isMatch { return Entry.tagged | Entry.dead }

        let number = find(state) ?? add(state)
        if isStart { startStates[number] = true }
        var entry = Int32(number * stride)
        if state.isMatch { entry |= Entry.tagged | Entry.match }
        if startStates[number] { entry |= Entry.tagged | Entry.start }
        return entry
    }

    private func hash(_ state: StateFlags, _ members: some Sequence<UInt32>) -> Int {
        var hash = UInt64(state.known.rawValue) | UInt64(state.needed.rawValue) << 8
        hash |= (state.isAfterWord ? 1 << 16 : 0) | (state.isMatch ? 1 << 17 : 0)
        for member in members { hash = (hash ^ UInt64(member)) &* 0x9E37_79B9_7F4A_7C15 ^ hash >> 29 }
        return Int(truncatingIfNeeded: hash ^ hash >> 32) & (index.count - 1)
    }

    private func memberRange(_ state: Int) -> Range<Int> {
        (state == 0 ? 0 : memberEnds[state - 1])..<memberEnds[state]
    }

    private func find(_ state: StateFlags) -> Int? {
        var place = hash(state, queue.members)
        while index[place] >= 0 {
            let number = Int(index[place])
            if flags[number] == state, members[memberRange(number)].elementsEqual(queue.members) { return number }
            place = (place + 1) & (index.count - 1)
        }
        return nil
    }

    private func add(_ state: StateFlags) -> Int {
        if stateCount >= stateLimit || members.count + queue.members.count > memberLimit { flush() }
        if stateCount == capacity { grow() }
        let number = stateCount
        stateCount += 1
        flags.append(state)
        members.append(contentsOf: queue.members)
        memberEnds.append(members.count)
        startStates.append(false)
        unsafe (table + number * stride).initialize(repeating: Entry.tagged | Entry.unknown, count: stride)
        insert(number)
        return number
    }

    private func insert(_ number: Int) {
        var place = hash(flags[number], members[memberRange(number)])
        while index[place] >= 0 { place = (place + 1) & (index.count - 1) }
        index[place] = Int32(number)
    }

    private func grow() {
        let newCapacity = min(capacity * 2, stateLimit)
        let larger = UnsafeMutablePointer<Int32>.allocate(capacity: newCapacity * stride)
        unsafe larger.update(from: table, count: stateCount * stride)
        unsafe table.deallocate()
        unsafe table = larger
        capacity = newCapacity
        guard index.count < 4 * capacity else { return }
        index = [Int32](repeating: -1, count: 2 * index.count)
        for number in 0..<stateCount { insert(number) }
    }

    private func flush() {
        flushCount += 1
        stateCountAtFlush = stateCount
        stateCount = 0
        flags.removeAll(keepingCapacity: true)
        members.removeAll(keepingCapacity: true)
        memberEnds.removeAll(keepingCapacity: true)
        startStates.removeAll(keepingCapacity: true)
        for place in index.indices { index[place] = -1 }
        unsafe starts.update(repeating: Entry.tagged | Entry.unknown, count: Self.startCount)
    }
}

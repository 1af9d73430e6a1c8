/// A table for patterns in which each byte of an anchored match decides alone where to go on, so that captures need no
/// second try: RE2's one-pass automaton.
struct OnePassTable: Sendable {
    /// A word of the table: captured slots (from slot 2 on) in the low 32 bits, asked assertions in the next 6, whether a
    /// match here wins over going on, and the next node in the high 24.
    private enum Action {
        static let impossible = UInt64.max
        static let flagShift: UInt64 = 32
        static let flags: UInt64 = 0x3F << flagShift
        static let matchWins: UInt64 = 1 << 38
        static let nodeShift: UInt64 = 40
    }

    private var actions: [UInt64] = []
    /// What has to hold, and is captured, when a match ends at a node.
    private var ends: [UInt64] = []
    private let stride: Int
    private let classes: [UInt8]

    private static let instructionLimit = 2_000
    private static let wordLimit = 32_768
    private static let slotLimit = 34

    /// Makes the table of a program; nil if the program is not of this kind, or too large.
    init?(_ program: RegexProgram) {
        guard program.instructions.count <= Self.instructionLimit, program.slotCount <= Self.slotLimit else {
            return nil
        }
        stride = program.classes.count
        classes = program.classes.map
        var nodes: [UInt32: Int] = [program.start: 0]
        var entries = [program.start]
        var done = 0
        while done < entries.count {
            guard (done + 1) * stride <= Self.wordLimit else { return nil }
            guard addNode(program, entries[done], &nodes, &entries) else { return nil }
            done += 1
        }
    }

    private mutating func addNode(
        _ program: RegexProgram,
        _ entry: UInt32,
        _ nodes: inout [UInt32: Int],
        _ entries: inout [UInt32]
    ) -> Bool {
        let base = actions.count
        actions.append(contentsOf: repeatElement(Action.impossible, count: stride))
        var end = Action.impossible
        var seen: Set<UInt32> = []
        var stack: [(instruction: UInt32, condition: UInt64)] = [(entry, 0)]
        while let (index, condition) = stack.popLast() {
            // Two ways to one instruction: the captures would depend on the way.
            guard seen.insert(index).inserted else { return false }
            let instruction = program.instructions[Int(index)]
            let first = Int(instruction.next)
            var edges: ArraySlice<RegexProgram.Edge> = []
            switch instruction.opcode {
            case .match:
                guard end == Action.impossible else { return false }
                end = condition
            case .capture:
                stack.append((instruction.next, condition | 1 << UInt64(instruction.count - 2)))
            case .assertion:
                stack.append((instruction.next, condition | UInt64(instruction.low) << Action.flagShift))
            case .split:
                for branch in program.branches[first..<first + Int(instruction.count)].reversed() {
                    stack.append((branch, condition))
                }
            case .bytes: edges = [.init(low: instruction.low, high: instruction.high, next: instruction.next)]
            case .sparse: edges = program.edges[first..<first + Int(instruction.count)]
            }
            for edge in edges {
                let node = nodes[edge.next] ?? entries.count
                if node == entries.count {
                    nodes[edge.next] = node
                    entries.append(edge.next)
                }
                var action = condition | UInt64(node) << Action.nodeShift
                if end != Action.impossible { action |= Action.matchWins }
                for byte in edge.low...edge.high {
                    let place = base + Int(program.classes.map[Int(byte)])
                    guard actions[place] == Action.impossible || actions[place] == action else { return false }
                    actions[place] = action
                }
            }
        }
        ends.append(end)
        return true
    }

    /// Matches at the start of a window.
    func search(_ request: SearchRequest, slots: UnsafeMutableBufferPointer<Int>) -> Bool {
        unsafe actions.withUnsafeBufferPointer { actions in
            unsafe classes.withUnsafeBufferPointer { classes in
                unsafe search(request, actions, classes, slots)
            }
        }
    }

    @inline(__always)
    private func search(
        _ request: SearchRequest,
        _ actions: UnsafeBufferPointer<UInt64>,
        _ classes: UnsafeBufferPointer<UInt8>,
        _ slots: UnsafeMutableBufferPointer<Int>
    ) -> Bool {
        let text = unsafe request.text
        let end = request.window.upperBound
        var position = request.window.lowerBound
        var node = 0
        var match: Int?
        // Slots change after a match that a longer one may yet replace, so each match is kept in the second half.
        let kept = unsafe UnsafeMutableBufferPointer(rebasing: slots[(slots.count / 2)...])
        while true {
            let action =
                position < end
                ? unsafe actions[node &* stride &+ Int(classes[Int(text[position])])] : Action.impossible
            let condition = ends[node]
            if condition != Action.impossible, !request.isWhole || position == end,
                action & Action.matchWins != 0 || !certainlyMatches(after: action),
                unsafe holds(condition, at: position, in: text)
            {
                match = position
                for slot in 0..<request.slotCount { unsafe kept[slot] = slots[slot] }
                Self.capture(condition, at: position, limit: request.slotCount) { unsafe kept[$0] = position }
                if action & Action.matchWins != 0 { break }
            }
            guard action != Action.impossible, unsafe holds(action, at: position, in: text) else { break }
            Self.capture(action, at: position, limit: request.slotCount) { unsafe slots[$0] = position }
            node = Int(action >> Action.nodeShift)
            position &+= 1
        }
        guard let match else { return false }
        for slot in 2..<max(2, request.slotCount) { unsafe slots[slot] = kept[slot] }
        unsafe slots[0] = request.window.lowerBound
        unsafe slots[1] = match
        return true
    }

    /// Whether an action leads without condition to a node where a match ends without condition.
    @inline(__always)
    private func certainlyMatches(after action: UInt64) -> Bool {
        guard action & Action.flags == 0, action != Action.impossible else { return false }
        return ends[Int(action >> Action.nodeShift)] & Action.flags == 0
    }

    @inline(__always)
    private func holds(_ action: UInt64, at position: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard action & Action.flags != 0 else { return true }
        let wanted = AssertionFlags(rawValue: UInt8(truncatingIfNeeded: action >> Action.flagShift) & 0x3F)
        return unsafe AssertionFlags(at: position, in: text).isSuperset(of: wanted)
    }

    @inline(__always)
    private static func capture(_ action: UInt64, at position: Int, limit: Int, _ note: (Int) -> Void) {
        var mask = UInt32(truncatingIfNeeded: action)
        while mask != 0 {
            let slot = mask.trailingZeroBitCount + 2
            if slot < limit { note(slot) }
            mask &= mask - 1
        }
    }
}

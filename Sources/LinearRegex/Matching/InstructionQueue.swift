/// The instructions that wait for the next byte at one place, the preferred ones first.
struct InstructionQueue {
    /// The instructions; after ``finish(for:)`` what a state keeps of them.
    var members: [UInt32] = []

    private let program: RegexProgram
    private var marks: [UInt32]
    private var round: UInt32 = 0
    private var stack: [UInt32] = []
    /// Where the members came from: with more known about the place they can be found again from there.
    private var roots: [UInt32] = []
    /// The number of roots when the first match was met.
    private var rootsToMatch: Int?

    init(_ program: RegexProgram) {
        self.program = program
        marks = [UInt32](repeating: 0, count: program.instructions.count)
    }

    /// Empties the queue.
    mutating func begin() {
        members.removeAll(keepingCapacity: true)
        roots.removeAll(keepingCapacity: true)
        rootsToMatch = nil
        round &+= 1
        guard round == 0 else { return }
        for index in marks.indices { marks[index] = 0 }
        round = 1
    }

    /// Adds the instructions that are reached without a byte where the `known` assertions hold.
    mutating func follow(_ entry: UInt32, known: AssertionFlags) {
        guard marks[Int(entry)] != round else { return }
        roots.append(entry)
        stack.append(entry)
        while let index = stack.popLast() {
            guard marks[Int(index)] != round else { continue }
            marks[Int(index)] = round
            let instruction = program.instructions[Int(index)]
            switch instruction.opcode {
            case .bytes, .sparse: members.append(index)
            case .match:
                members.append(index)
                rootsToMatch = rootsToMatch ?? roots.count
            case .capture: stack.append(instruction.next)
            case .split:
                let first = Int(instruction.next)
                for branch in program.branches[first..<first + Int(instruction.count)].reversed() {
                    stack.append(branch)
                }
            case .assertion:
                let needed = instruction.assertion
                if known.isSuperset(of: needed) {
                    stack.append(instruction.next)
                } else if needed.isDisjoint(with: [.textStart, .lineStart]) {
                    // What asks for the next byte waits for it; what asks for the last one has failed.
                    members.append(index)
                }
            }
        }
    }

    /// Leaves in the queue what a state has to keep, and returns the assertions that wait for the next byte.
    mutating func finish(for preference: LazyAutomaton.Preference) -> AssertionFlags {
        var needed: AssertionFlags = []
        var count = 0
        for index in members {
            count += 1
            let instruction = program.instructions[Int(index)]
            if instruction.opcode == .assertion { needed.formUnion(instruction.assertion) }
            // What comes after the preferred match cannot win any more.
            if instruction.opcode == .match && preference == .first { break }
        }
        members.removeLast(members.count - count)
        if !needed.isEmpty {
            // The order of what follows a waiting assertion depends on all instructions that were passed before it, so the
            // state keeps the roots.
            if preference == .first, let rootsToMatch { roots.removeLast(roots.count - rootsToMatch) }
            swap(&members, &roots)
        }
        return needed
    }
}

/// A pattern as instructions of a non-deterministic machine over bytes.
struct RegexProgram: Sendable {
    /// What an instruction does.
    enum Opcode: UInt8, Sendable {
        /// Takes a byte from `low` to `high` and goes to `next`.
        case bytes
        /// Takes a byte by one of `count` edges, from index `next` on.
        case sparse
        /// Goes to `count` branches at once, from index `next` on, the first one preferred.
        case split
        /// Notes the place in slot `count` and goes to `next`.
        case capture
        /// Goes to `next` where an assertion holds.
        case assertion
        /// Ends a match.
        case match
    }

    /// One instruction.
    struct Instruction: Sendable {
        var opcode: Opcode
        var low: UInt8 = 0
        var high: UInt8 = 0
        var next: UInt32 = 0
        var count: UInt32 = 0

        /// The assertion that is asked for.
        var assertion: AssertionFlags { AssertionFlags(rawValue: low) }
    }

    /// A way out of a `sparse` instruction.
    struct Edge: Sendable {
        let low: UInt8
        let high: UInt8
        let next: UInt32
    }

    var instructions: [Instruction] = []
    var edges: [Edge] = []
    var branches: [UInt32] = []
    /// Where a match that begins here begins.
    var start: UInt32 = 0
    /// Where a match that begins here or later begins.
    var unanchoredStart: UInt32 = 0
    /// Two for the whole match and two for each group.
    var slotCount = 2
    /// All assertions that are asked for.
    var assertions: AssertionFlags = []
    var classes = ByteClasses()

    /// What the program costs, in instructions of the simplest kind.
    var size: Int { instructions.count + edges.count + branches.count }

    /// Makes the byte classes from the instructions.
    mutating func findClasses() {
        var classes = ByteClasses()
        for instruction in instructions {
            switch instruction.opcode {
            case .bytes:
                classes.refine(by: CollectionOfOne(Edge(low: instruction.low, high: instruction.high, next: 0)))
            case .sparse:
                let first = Int(instruction.next)
                let edges = edges[first..<first + Int(instruction.count)]
                guard let target = edges.first?.next, edges.contains(where: { $0.next != target }) else {
                    classes.refine(by: edges)
                    continue
                }
                let byTarget = edges.sorted { $0.next < $1.next }
                var start = 0
                for end in 1...byTarget.count where end == byTarget.count || byTarget[end].next != byTarget[start].next
                {
                    classes.refine(by: byTarget[start..<end])
                    start = end
                }
            default: break
            }
        }
        if !assertions.isDisjoint(with: [.lineStart, .lineEnd]) {
            classes.refine(by: [Edge(low: 0x0A, high: 0x0A, next: 0)])
        }
        if !assertions.isDisjoint(with: [.wordBoundary, .notWordBoundary]) {
            classes.refine(by: [
                Edge(low: 0x30, high: 0x39, next: 0), Edge(low: 0x41, high: 0x5A, next: 0),
                Edge(low: 0x5F, high: 0x5F, next: 0), Edge(low: 0x61, high: 0x7A, next: 0),
            ])
        }
        classes.finish()
        self.classes = classes
    }
}

extension RegexProgram {
    /// Where an instruction of the kind `sparse` goes by a byte.
    @inline(__always)
    func target(of instruction: Instruction, for byte: UInt8) -> UInt32? {
        unsafe edges.withUnsafeBufferPointer { edges in
            var low = Int(instruction.next)
            var high = low &+ Int(instruction.count)
            // The edges are disjoint and ascending.
            while high &- low > 4 {
                let middle = (low &+ high) >> 1
                if unsafe edges[middle].low <= byte { low = middle } else { high = middle }
            }
            while low < high {
                let edge = unsafe edges[low]
                if edge.low <= byte && byte <= edge.high { return edge.next }
                low &+= 1
            }
            return nil
        }
    }
}

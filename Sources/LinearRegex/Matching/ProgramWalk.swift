/// Follows a program without a text, to learn which bytes can stand where.
struct ProgramWalk {
    /// Ways into a match that share a bit of a filter's masks.
    struct Bucket {
        var bytes = ByteSet()
        var next: [UInt32] = []
    }

    private let program: RegexProgram
    private var marks: [UInt32]
    private var round: UInt32 = 0
    private var budget = 5_000

    init(_ program: RegexProgram) {
        self.program = program
        marks = [UInt32](repeating: 0, count: program.instructions.count)
    }

    /// The bytes that can stand at each of the next places, as far as no match can end before them.
    mutating func bytes(from entries: [UInt32], depth: Int) -> [ByteSet] {
        var result: [ByteSet] = []
        var entries = entries
        for _ in 0..<depth {
            guard let edges = edges(from: entries) else { break }
            var set = ByteSet()
            for edge in edges { set.insert(edge.low, edge.high) }
            result.append(set)
            entries = edges.map(\.next)
        }
        return result
    }

    /// The ways to begin, in at most eight buckets.
    mutating func buckets(from entry: UInt32) -> [Bucket] {
        guard let edges = edges(from: [entry])?.sorted(by: { ($0.low, $0.high) < ($1.low, $1.high) }) else { return [] }
        var buckets = [Bucket](repeating: Bucket(), count: min(8, edges.count))
        for (index, edge) in edges.enumerated() {
            let bucket = index * buckets.count / edges.count
            buckets[bucket].bytes.insert(edge.low, edge.high)
            buckets[bucket].next.append(edge.next)
        }
        return buckets
    }

    /// All edges that can be taken next, nil when a match may end here or the walk gets long.
    ///
    /// Assertions count as held.
    private mutating func edges(from entries: [UInt32]) -> [RegexProgram.Edge]? {
        round += 1
        var stack = entries
        var edges: [RegexProgram.Edge] = []
        while let index = stack.popLast() {
            guard marks[Int(index)] != round else { continue }
            marks[Int(index)] = round
            let instruction = program.instructions[Int(index)]
            let first = Int(instruction.next)
            switch instruction.opcode {
            case .match: return nil
            case .capture, .assertion: stack.append(instruction.next)
            case .split: stack.append(contentsOf: program.branches[first..<first + Int(instruction.count)])
            case .bytes: edges.append(.init(low: instruction.low, high: instruction.high, next: instruction.next))
            case .sparse: edges.append(contentsOf: program.edges[first..<first + Int(instruction.count)])
            }
            budget -= 1
        }
        budget -= edges.count
        return budget > 0 ? edges : nil
    }
}

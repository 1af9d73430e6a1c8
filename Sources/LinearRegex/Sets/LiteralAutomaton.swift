/// An Aho-Corasick automaton over many literals as a dense table over classes of bytes: each byte of the text costs one
/// look-up, whatever the text.
///
/// Letters are folded when any literal ignores case, and literals are cut off where the table would grow too large;
/// what the automaton finds is therefore compared with the literal where it may differ.
struct LiteralAutomaton: Sendable {
    /// For each byte its class.
    private let classes: [UInt8]
    /// The number of classes.
    private let stride: Int
    /// For each state and class the next state times `stride`, shifted left by one, with 1 where literals end.
    private var transitions: [UInt32] = []
    /// For each state the nearest state with outputs on the way of its suffixes, itself included; 0 is none.
    private var nearestOutput: [Int32] = []
    /// For each state the next one with outputs after itself.
    private var nextOutput: [Int32] = []
    /// For each state the literals that end there.
    private var outputs: [[Int32]] = []
    /// The number of bytes of each literal that are in the table.
    private let lengths: [Int]
    /// Whether each literal must be compared when its bytes in the table are found.
    private let needsComparison: [Bool]
    private let literals: [Literal]

    /// Makes the automaton, whose table takes at most about `limit` bytes.
    init(_ literals: [Literal], limit: Int = 16 << 20) {
        self.literals = literals
        let folds = literals.contains(where: \.ignoresCase)
        (classes, stride) = Self.classes(of: literals, folding: folds)
        let classes = classes
        let depth = Self.depth(of: literals, states: max(512, limit / (4 * stride)))
        lengths = literals.map { min($0.bytes.count, depth) }
        needsComparison = literals.map {
            $0.bytes.count > depth || folds && !$0.ignoresCase && $0.bytes.contains { $0.otherASCIICase != $0 }
        }
        addState()
        for (index, literal) in literals.enumerated() {
            var state = 0
            for byte in literal.bytes.prefix(depth) {
                let slot = state * stride + Int(classes[Int(folds ? byte.foldedASCII : byte)])
                if transitions[slot] == 0 {
                    transitions[slot] = UInt32(outputs.count)
                    addState()
                }
                state = Int(transitions[slot])
            }
            outputs[state].append(Int32(index))
        }
        complete()
    }

    /// Calls `body` with each literal that stands in the text from `from` on and its end, by ascending end, until it
    /// returns false.
    func forEachOccurrence(
        in text: UnsafeBufferPointer<UInt8>,
        from: Int = 0,
        _ body: (_ literal: Int, _ end: Int) -> Bool
    ) {
        var row: UInt32 = 0
        var at = from
        unsafe classes.withUnsafeBufferPointer { classes in
            unsafe transitions.withUnsafeBufferPointer { transitions in
                while at < text.count {
                    // In bounds: a row is the start of a state's transitions, a class is below the stride.
                    unsafe row = transitions[Int(row &+ UInt32(classes[Int(text[at])]))]
                    at &+= 1
                    if row & 1 != 0 {
                        let more = unsafe report(Int(row >> 1), at, text, from, body)
                        guard more else { return }
                    }
                    row >>= 1
                }
            }
        }
    }

    private func report(
        _ row: Int,
        _ at: Int,
        _ text: UnsafeBufferPointer<UInt8>,
        _ from: Int,
        _ body: (Int, Int) -> Bool
    ) -> Bool {
        var state = Int(nearestOutput[row / stride])
        while state > 0 {
            for output in outputs[state] {
                let literal = Int(output)
                let start = at - lengths[literal]
                if needsComparison[literal] {
                    guard unsafe literals[literal].stands(at: start, in: text) else { continue }
                }
                guard body(literal, start + literals[literal].bytes.count) else { return false }
            }
            state = Int(nextOutput[state])
        }
        return true
    }

    private mutating func addState() {
        transitions.append(contentsOf: repeatElement(0, count: stride))
        outputs.append([])
    }

    /// Turns the tree into the automaton, breadth first.
    private mutating func complete() {
        let count = outputs.count
        nearestOutput = [Int32](repeating: 0, count: count)
        nextOutput = nearestOutput
        var failure = nearestOutput
        var queue = [0]
        queue.reserveCapacity(count)
        var done = 0
        while done < queue.count {
            let state = queue[done]
            done += 1
            let fallback = Int(failure[state])
            nextOutput[state] = nearestOutput[fallback]
            nearestOutput[state] = outputs[state].isEmpty ? nextOutput[state] : Int32(state)
            for column in 0..<stride {
                let slot = state * stride + column
                let child = Int(transitions[slot])
                if child != 0 {
                    failure[child] = state == 0 ? 0 : Int32(transitions[fallback * stride + column])
                    queue.append(child)
                } else if state != 0 {
                    transitions[slot] = transitions[fallback * stride + column]
                }
            }
        }
        for slot in transitions.indices {
            let state = Int(transitions[slot])
            transitions[slot] = UInt32(state * stride) << 1 | (nearestOutput[state] > 0 ? 1 : 0)
        }
    }

    /// Classes of bytes that no literal tells apart; 0 holds those that are in none.
    private static func classes(of literals: [Literal], folding: Bool) -> (classes: [UInt8], count: Int) {
        var used = [Bool](repeating: false, count: 256)
        for literal in literals {
            for byte in literal.bytes {
                used[Int(folding ? byte.foldedASCII : byte)] = true
            }
        }
        var classes = [UInt8](repeating: 0, count: 256)
        // Where every byte is used, no class is needed for the rest.
        var next = used.contains(false) ? 1 : 0
        for byte in 0..<256 where used[byte] {
            classes[byte] = UInt8(next)
            next += 1
        }
        if folding {
            for byte in UInt8(0x41)...0x5A {
                classes[Int(byte)] = classes[Int(byte.foldedASCII)]
            }
        }
        return (classes, next)
    }

    /// The number of bytes of each literal that fit into a tree of so many states.
    private static func depth(of literals: [Literal], states: Int) -> Int {
        let longest = literals.map(\.bytes.count).max() ?? 0
        var total = 1
        for depth in 0..<longest {
            total += literals.count { $0.bytes.count > depth }
            if total > states {
                return max(1, depth)
            }
        }
        return longest
    }
}

/// Runs a program on one text, one way after the other, with its own stack and a limit to its steps.
struct BacktrackMachine {
    /// The steps after which it gives up.
    static let mostSteps = 200_000

    /// What to do when a way has failed.
    private enum Entry {
        /// Go on at an instruction and a place.
        case resume(Int, Int)
        /// Take a turn of a loop.
        case turn(Int, Int)
        /// Give one of a run back or, where it is lazy, take one more.
        case run(Int, from: Int, count: Int)
        /// Put back what a group captured.
        case slot(Int, Int)
        /// Put back the state of a loop.
        case loop(Int, Turn)

        var isUndo: Bool {
            switch self {
            case .slot, .loop: true
            default: false
            }
        }
    }

    /// Where a loop is.
    private struct Turn {
        var count = 0
        var start = 0
        /// Whether a turn read nothing, so that as many as are wanted could have done so there.
        var isFilled = false
    }

    private let program: BacktrackProgram
    private let text: [UInt32]
    private var steps = 0
    private var stack: [Entry] = []
    private var slots: [Int]
    private var loops: [Turn]
    /// The pairs of instruction and place that were tried, and their order.
    private var tried: VisitedPlaces
    private var marks: [Int] = []

    /// Makes a machine for one text.
    init(_ program: BacktrackProgram, text: String) {
        self.program = program
        self.text = text.unicodeScalars.map(\.value)
        slots = [Int](repeating: -1, count: 2 * program.groupCount)
        loops = [Turn](repeating: Turn(), count: program.loopCount)
        tried = VisitedPlaces(count: program.isMemoizable ? program.instructions.count * (self.text.count + 1) : 0)
    }

    /// Whether the pattern occurs; nil where the steps are used up.
    mutating func occurs() -> Bool? {
        for start in 0...(program.isAnchored ? 0 : text.count) {
            guard let isFound = run(from: 0, at: start) else { return nil }
            if isFound { return true }
        }
        return false
    }

    /// Runs up to `accept`; what is on the stack before stays.
    private mutating func run(from first: Int, at start: Int) -> Bool? {
        let base = stack.count
        var (place, position) = (first, start)
        while true {
            steps += 1
            guard steps <= Self.mostSteps else { return nil }
            var hasFailed = false
            switch program.instructions[place] {
            case .accept:
                return true
            case .look(let isNegated, let exit):
                guard let holds = look(from: place + 1, at: position, isNegated: isNegated) else { return nil }
                hasFailed = !holds
                place = exit
            default:
                hasFailed = !step(&place, &position)
            }
            if hasFailed {
                guard let next = backtrack(to: base) else { return false }
                (place, position) = next
            }
        }
    }

    private mutating func look(from first: Int, at position: Int, isNegated: Bool) -> Bool? {
        let base = stack.count
        let marked = marks.count
        guard let isFound = run(from: first, at: position) else { return nil }
        if isFound {
            // What was tried on the way to a success has not failed.
            for mark in marks[marked...] { tried.remove(mark) }
            marks.removeSubrange(marked...)
            if isNegated {
                while stack.count > base { undo(stack.removeLast()) }
            } else {
                // There is no way back into it, but what it captured has to be put back by ways around it.
                let undos = stack[base...].filter(\.isUndo)
                stack.replaceSubrange(base..., with: undos)
            }
        }
        return isFound != isNegated
    }

    // MARK: - Steps

    /// Takes one step; false where it fails.
    private mutating func step(_ place: inout Int, _ position: inout Int) -> Bool {
        let here = place
        place += 1
        switch program.instructions[here] {
        case .set(let set, let isBackward):
            let index = isBackward ? position - 1 : position
            guard text.indices.contains(index), program.sets[set].contains(text[index]) else { return false }
            position += isBackward ? -1 : 1
        case .run: return takeRun(here, &position)
        case .split(let first, let second):
            guard mark(here, position) else { return false }
            stack.append(.resume(second, position))
            place = first
        case .jump(let target): place = target
        case .save(let slot):
            stack.append(.slot(slot, slots[slot]))
            slots[slot] = position
        case .forget(let groups):
            for slot in 2 * groups.lowerBound..<2 * groups.upperBound where slots[slot] >= 0 {
                stack.append(.slot(slot, slots[slot]))
                slots[slot] = -1
            }
        case .start: return position == 0
        case .end: return position == text.count
        case .boundary(let isNegated): return isBoundary(position) != isNegated
        case .beginLoop(let loop):
            stack.append(.loop(loop, loops[loop]))
            loops[loop] = Turn()
        case .loop: return decideTurn(here, &place, position)
        case .endTurn(let loop, let head, let minimum):
            if loops[loop].start == position {
                if loops[loop].count > minimum || loops[loop].isFilled { return false }
                // A later turn may read something, but none has to be taken any more.
                stack.append(.loop(loop, loops[loop]))
                loops[loop].isFilled = true
            }
            place = head
        case .backreference(let groups, let isBackward):
            return readAgain(groups, isBackward: isBackward, &position)
        case .look, .accept: return false
        }
        return true
    }

    private func isBoundary(_ position: Int) -> Bool {
        let before = position > 0 && PatternSet.word.contains(text[position - 1])
        let after = position < text.count && PatternSet.word.contains(text[position])
        return before != after
    }

    private mutating func takeRun(_ here: Int, _ position: inout Int) -> Bool {
        guard case .run(let index, let minimum, let maximum, let isGreedy, let isBackward) = program.instructions[here]
        else { return false }
        guard mark(here, position) else { return false }
        let wanted = isGreedy ? maximum : minimum
        let available = isBackward ? position : text.count - position
        let set = program.sets[index]
        var count = 0
        while count < min(wanted, available),
            set.contains(text[isBackward ? position - 1 - count : position + count])
        {
            count += 1
        }
        steps += count / 8
        guard count >= minimum else { return false }
        if isGreedy ? count > minimum : count < maximum {
            stack.append(.run(here, from: position, count: count))
        }
        position += isBackward ? -count : count
        return true
    }

    private mutating func decideTurn(_ here: Int, _ place: inout Int, _ position: Int) -> Bool {
        guard case .loop(let loop, let minimum, let maximum, let isGreedy, let exit) = program.instructions[here]
        else { return false }
        let count = loops[loop].count
        let isWanted = count < minimum && !loops[loop].isFilled
        if isWanted || (count < maximum && isGreedy) {
            if !isWanted { stack.append(.resume(exit, position)) }
            beginTurn(loop, at: position)
        } else {
            if count < maximum { stack.append(.turn(here, position)) }
            place = exit
        }
        return true
    }

    private mutating func beginTurn(_ loop: Int, at position: Int) {
        stack.append(.loop(loop, loops[loop]))
        loops[loop].count += 1
        loops[loop].start = position
    }

    private func readAgain(_ groups: [Int], isBackward: Bool, _ position: inout Int) -> Bool {
        guard let group = groups.first(where: { slots[2 * $0] >= 0 && slots[2 * $0 + 1] >= 0 }) else { return true }
        let range = slots[2 * group]..<max(slots[2 * group], slots[2 * group + 1])
        let start = isBackward ? position - range.count : position
        guard start >= 0, start + range.count <= text.count else { return false }
        guard text[range].elementsEqual(text[start..<start + range.count]) else { return false }
        position = isBackward ? start : start + range.count
        return true
    }

    /// Marks an instruction and a place as tried; false where they were before.
    private mutating func mark(_ instruction: Int, _ position: Int) -> Bool {
        guard program.isMemoizable else { return true }
        let pair = instruction * (text.count + 1) + position
        guard tried.insert(pair) else { return false }
        marks.append(pair)
        return true
    }

    // MARK: - Going back

    /// Undoes what the last way did, up to the next one that is left; nil where there is none above the base.
    private mutating func backtrack(to base: Int) -> (place: Int, position: Int)? {
        while stack.count > base {
            switch stack.removeLast() {
            case .resume(let place, let position): return (place, position)
            case .turn(let place, let position):
                guard case .loop(let loop, _, _, _, _) = program.instructions[place] else { continue }
                beginTurn(loop, at: position)
                return (place + 1, position)
            case .run(let place, let start, let count):
                if let position = nextOfRun(place, start, count) { return (place + 1, position) }
            case let entry: undo(entry)
            }
        }
        return nil
    }

    private mutating func nextOfRun(_ place: Int, _ start: Int, _ count: Int) -> Int? {
        guard case .run(let set, let minimum, let maximum, let isGreedy, let isBackward) = program.instructions[place]
        else { return nil }
        if isGreedy {
            if count - 1 > minimum { stack.append(.run(place, from: start, count: count - 1)) }
            return isBackward ? start - (count - 1) : start + count - 1
        }
        let index = isBackward ? start - 1 - count : start + count
        guard text.indices.contains(index), program.sets[set].contains(text[index]) else { return nil }
        if count + 1 < maximum { stack.append(.run(place, from: start, count: count + 1)) }
        return isBackward ? index : index + 1
    }

    private mutating func undo(_ entry: Entry) {
        switch entry {
        case .slot(let slot, let old): slots[slot] = old
        case .loop(let loop, let old): loops[loop] = old
        default: break
        }
    }
}

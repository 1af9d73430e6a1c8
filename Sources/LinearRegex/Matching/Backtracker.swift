/// A backtracking matcher that never tries an instruction twice at the same place, so that it is linear; for short texts.
final class Backtracker {
    private struct Job {
        /// An instruction, or the complement of a slot that gets its value back.
        let target: Int
        let position: Int
    }

    private var visited: [UInt64] = []
    private var jobs: [Job] = []

    /// The number of pairs of instruction and place that it notes at most.
    private static let pairLimit = 256 * 1024

    /// Whether a window of a text is short enough.
    static func canSearch(_ program: RegexProgram, length: Int) -> Bool {
        length < pairLimit && program.instructions.count * (length + 1) <= pairLimit
    }

    /// Searches a window; to be called only where ``canSearch(_:length:)`` says yes.
    func search(
        _ program: RegexProgram,
        _ request: SearchRequest,
        filter: PrefixFilter?,
        slots: UnsafeMutableBufferPointer<Int>
    ) -> Bool {
        let width = request.window.count + 1
        let words = (program.instructions.count * width + 63) / 64
        if visited.count < words { visited = [UInt64](repeating: 0, count: words) }
        // As local variables they are not checked for exclusive access at each use.
        var jobs: [Job] = []
        swap(&jobs, &self.jobs)
        defer { swap(&jobs, &self.jobs) }
        return unsafe visited.withUnsafeMutableBufferPointer { visited in
            for index in 0..<words { unsafe visited[index] = 0 }
            var start = request.window.lowerBound
            while true {
                if let filter, !request.isAnchored {
                    guard let next = unsafe filter.next(in: request.text, from: start, to: request.window.upperBound)
                    else { return false }
                    start = next
                }
                if unsafe run(program, request, from: start, &jobs, visited: visited, slots: slots) {
                    unsafe slots[0] = start
                    return true
                }
                if request.isAnchored || start >= request.window.upperBound { return false }
                start += 1
            }
        }
    }

    @inline(__always)
    private func run(
        _ program: RegexProgram,
        _ request: SearchRequest,
        from start: Int,
        _ jobs: inout [Job],
        visited: UnsafeMutableBufferPointer<UInt64>,
        slots: UnsafeMutableBufferPointer<Int>
    ) -> Bool {
        let text = unsafe request.text
        let window = request.window
        let width = window.count + 1
        return unsafe program.instructions.withUnsafeBufferPointer { instructions in
            jobs.removeAll(keepingCapacity: true)
            jobs.append(Job(target: Int(program.start), position: start))
            while let job = jobs.popLast() {
                guard job.target >= 0 else {
                    unsafe slots[~job.target] = job.position
                    continue
                }
                var target = job.target
                var position = job.position
                thread: while true {
                    let pair = target &* width &+ position &- window.lowerBound
                    let bit: UInt64 = 1 << UInt64(pair & 63)
                    if unsafe visited[pair >> 6] & bit != 0 { break }
                    unsafe visited[pair >> 6] |= bit
                    let instruction = unsafe instructions[target]
                    switch instruction.opcode {
                    case .bytes:
                        guard position < window.upperBound, unsafe instruction.low <= text[position],
                            unsafe text[position] <= instruction.high
                        else { break thread }
                        target = Int(instruction.next)
                        position &+= 1
                    case .sparse:
                        guard position < window.upperBound,
                            let next = program.target(of: instruction, for: unsafe text[position])
                        else { break thread }
                        target = Int(next)
                        position &+= 1
                    case .split:
                        let first = Int(instruction.next)
                        for branch in (first + 1..<first + Int(instruction.count)).reversed() {
                            jobs.append(Job(target: Int(program.branches[branch]), position: position))
                        }
                        target = Int(program.branches[first])
                    case .capture:
                        let slot = Int(instruction.count)
                        if slot < request.slotCount {
                            jobs.append(Job(target: ~slot, position: unsafe slots[slot]))
                            unsafe slots[slot] = position
                        }
                        target = Int(instruction.next)
                    case .assertion:
                        guard unsafe AssertionFlags(at: position, in: text).isSuperset(of: instruction.assertion) else {
                            break thread
                        }
                        target = Int(instruction.next)
                    case .match:
                        if request.isWhole && position != window.upperBound { break thread }
                        unsafe slots[1] = position
                        return true
                    }
                }
            }
            return false
        }
    }
}

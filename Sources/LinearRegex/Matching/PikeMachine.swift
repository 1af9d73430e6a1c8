/// Pike's machine: all threads of a program at once, each with its captures, byte by byte.
///
/// It can do everything and needs time for each byte in proportion to the program.
@safe
final class PikeMachine {
    private struct Job {
        /// An instruction to follow, or the complement of a slot that gets its value back.
        let target: Int
        let value: Int
    }

    private let program: RegexProgram
    private let slotCount: Int
    private let current: PikeThreads
    private let next: PikeThreads
    private let scratch: UnsafeMutablePointer<Int>
    /// No instruction is followed twice at one place, so all that can wait has a place here.
    private let jobs: UnsafeMutablePointer<Job>

    /// Makes a machine that finds so many slots.
    init(_ program: RegexProgram, slotCount: Int) {
        self.program = program
        self.slotCount = slotCount
        current = PikeThreads(capacity: program.instructions.count, slotCount: slotCount)
        next = PikeThreads(capacity: program.instructions.count, slotCount: slotCount)
        unsafe scratch = .allocate(capacity: slotCount)
        unsafe scratch.initialize(repeating: -1, count: slotCount)
        unsafe jobs = .allocate(capacity: program.branches.count + 2 * program.instructions.count + 1)
    }

    deinit {
        unsafe scratch.deallocate()
        unsafe jobs.deallocate()
    }

    /// Searches a window.
    func search(
        _ request: SearchRequest,
        filter: PrefixFilter?,
        slots: UnsafeMutableBufferPointer<Int>
    ) -> Bool {
        let text = unsafe request.text
        let end = request.window.upperBound
        var position = request.window.lowerBound
        var hasMatch = false
        var (current, next) = (current, next)
        current.count = 0
        while true {
            if current.count == 0 {
                if hasMatch || (request.isAnchored && position > request.window.lowerBound) { break }
                if let filter, !request.isAnchored {
                    guard let start = unsafe filter.next(in: text, from: position, to: end) else { break }
                    position = start
                }
            }
            if !hasMatch && (!request.isAnchored || position == request.window.lowerBound) {
                for slot in 0..<slotCount { unsafe scratch[slot] = -1 }
                unsafe scratch[0] = position
                unsafe follow(program.start, at: position, in: text, current)
            }
            next.count = 0
            if unsafe step(request, at: position, current, next, slots: slots) { hasMatch = true }
            swap(&current, &next)
            if position >= end { break }
            position += 1
        }
        return hasMatch
    }

    /// Moves all threads by one byte; returns whether one of them has matched before it.
    @inline(__always)
    private func step(
        _ request: SearchRequest,
        at position: Int,
        _ current: PikeThreads,
        _ next: PikeThreads,
        slots: UnsafeMutableBufferPointer<Int>
    ) -> Bool {
        let text = unsafe request.text
        let hasByte = position < request.window.upperBound
        let byte = hasByte ? unsafe text[position] : 0
        for thread in 0..<current.count {
            let index = Int(current[thread])
            let instruction = program.instructions[index]
            let target: UInt32
            switch instruction.opcode {
            case .match:
                if request.isWhole && position != request.window.upperBound { continue }
                for slot in 0..<slotCount { unsafe slots[slot] = current.slots(of: index)[slot] }
                unsafe slots[1] = position
                return true
            case .bytes:
                guard hasByte, instruction.low <= byte, byte <= instruction.high else { continue }
                target = instruction.next
            case .sparse:
                guard hasByte, let next = program.target(of: instruction, for: byte) else { continue }
                target = next
            default: continue
            }
            for slot in 0..<slotCount { unsafe scratch[slot] = current.slots(of: index)[slot] }
            unsafe follow(target, at: position + 1, in: text, next)
        }
        return false
    }

    /// Adds the instructions that are reached without a byte, with the captures made on the way.
    private func follow(
        _ entry: UInt32,
        at position: Int,
        in text: UnsafeBufferPointer<UInt8>,
        _ threads: PikeThreads
    ) {
        let jobs = unsafe jobs
        unsafe jobs[0] = Job(target: Int(entry), value: 0)
        var count = 1
        while count > 0 {
            count &-= 1
            let job = unsafe jobs[count]
            guard job.target >= 0 else {
                unsafe scratch[~job.target] = job.value
                continue
            }
            var index = job.target
            while threads.insert(UInt32(index)) {
                let instruction = program.instructions[index]
                switch instruction.opcode {
                case .bytes, .sparse, .match:
                    for slot in 0..<slotCount { unsafe threads.slots(of: index)[slot] = scratch[slot] }
                case .split:
                    let first = Int(instruction.next)
                    for branch in (first + 1..<first + Int(instruction.count)).reversed() {
                        unsafe jobs[count] = Job(target: Int(program.branches[branch]), value: 0)
                        count &+= 1
                    }
                    index = Int(program.branches[first])
                    continue
                case .capture:
                    let slot = Int(instruction.count)
                    if slot < slotCount {
                        unsafe jobs[count] = Job(target: ~slot, value: scratch[slot])
                        count &+= 1
                        unsafe scratch[slot] = position
                    }
                    index = Int(instruction.next)
                    continue
                case .assertion:
                    guard unsafe AssertionFlags(at: position, in: text).isSuperset(of: instruction.assertion) else {
                        break
                    }
                    index = Int(instruction.next)
                    continue
                }
                break
            }
        }
    }
}

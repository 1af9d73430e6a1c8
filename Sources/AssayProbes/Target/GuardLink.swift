import AssayEvidence
import Glibc
import Synchronization

/// One guard as ``TargetProcess`` knows it: its command line, and what it has told.
///
/// The thread that listens to the guard holds this and not the target's process, so that a holder which is dropped ends
/// its guard; and each start has its own, so that late words of one guard are not taken for the next one's.
final class GuardLink: Sendable {
    /// What is known.
    struct State {
        /// The descriptor of the guard's command line; negative once it is closed.
        var control: Int32 = -1
        /// The guard.
        var guardProcess: pid_t = 0
        /// The process that it started; zero before.
        var process: pid_t = 0
        /// Why it could not start it.
        var failure: String?
        /// How the process ended.
        var end: ProcessEnd?
        /// How many other processes the guard ended.
        var leftBehind: Int?
        /// The end of the process's output, once it was asked for.
        var output: [UInt8]?
        /// Whether the guard has ended and was collected.
        var isGuardGone = true
    }

    /// What is known.
    let state: Mutex<State>

    /// Makes the link of a process that is not started yet.
    init() {
        state = Mutex(State())
    }

    /// Makes the link to a guard that was started.
    init(control: Int32, guardProcess: pid_t) {
        state = Mutex(State(control: control, guardProcess: guardProcess, isGuardGone: false))
    }

    /// Sends a command, where the guard is still there.
    func send(_ command: ProcessGuard.Command) {
        state.withLock { state in
            guard state.control >= 0, !state.isGuardGone else { return }
            Descriptor.write([command.rawValue], to: state.control)
        }
    }

    /// Closes the command line, whose end tells the guard to end everything.
    func closeControl() {
        state.withLock { state in
            if state.control >= 0 { close(state.control) }
            state.control = -1
        }
    }

    /// Waits for a state in short steps; cancellation does not cut the wait short, since it is bounded and what
    /// follows it cleans up.
    func wait(
        upTo span: Duration,
        heedingCancellation: Bool = false,
        until holds: @Sendable (borrowing State) -> Bool
    ) async -> Bool {
        let deadline = ContinuousClock.now + span
        while true {
            if state.withLock({ holds($0) }) { return true }
            if ContinuousClock.now >= deadline || (heedingCancellation && Task.isCancelled) { return false }
            await Pause.milliseconds(5)
        }
    }

    /// Reads the guard's answers until its end, and collects the guard.
    func listen(to answers: Int32) {
        var buffer: [UInt8] = []
        var wanted = 0
        while let bytes = Descriptor.read(answers, atMost: 1 << 16), !bytes.isEmpty {
            buffer += bytes
            while true {
                if wanted > 0 {
                    guard buffer.count >= wanted else { break }
                    let output = Array(buffer.prefix(wanted))
                    buffer.removeFirst(wanted)
                    wanted = 0
                    state.withLock { $0.output = output }
                }
                guard let end = buffer.firstIndex(of: UInt8(ascii: "\n")) else { break }
                let line = String(decoding: buffer[..<end], as: UTF8.self)
                buffer.removeFirst(end + 1)
                wanted = take(line)
            }
        }
        close(answers)
        let guardProcess = state.withLock(\.guardProcess)
        var status: Int32 = 0
        while unsafe waitpid(guardProcess, &status, 0) < 0, errno == EINTR {}
        state.withLock { $0.isGuardGone = true }
    }

    /// Takes one line of the guard, and returns how many bytes of output follow it.
    private func take(_ line: String) -> Int {
        let words = line.split(separator: " ", maxSplits: 1).map(String.init)
        let number = words.count > 1 ? Int32(words[1]) ?? 0 : 0
        switch words.first {
        case "output" where number > 0: return Int(number)
        case "output": state.withLock { $0.output = [] }
        case "started": state.withLock { $0.process = number }
        case "exited": state.withLock { $0.end = .exited(number) }
        case "signalled": state.withLock { $0.end = .signalled(number) }
        case "left": state.withLock { $0.leftBehind = Int(number) }
        case "failed": state.withLock { $0.failure = words.count > 1 ? words[1] : "the command did not start" }
        default: break
        }
        return 0
    }
}

public import AssayEvidence
public import AssayModel
import Dispatch
import Glibc
import Synchronization

/// The target's process, held through a guard that ends it with everything it started when Assay ends, however that
/// happens.
///
/// One process at a time; started, signalled and ended by the probes in the order of the run.
public final class TargetProcess: Sendable {
    /// The program and arguments that run ``ProcessGuard``, before the command itself.
    public let guardCommand: [String]

    private struct State {
        var control: Int32 = -1
        var guardProcess: pid_t = 0
        var process: pid_t = 0
        var failure: String?
        var end: ProcessEnd?
        var leftBehind: Int?
        var output: [UInt8]?
        var isGuardGone = true
    }

    private let state = Mutex(State())

    /// Makes the holder of a process that is not started yet.
    public init(guardCommand: [String]) {
        self.guardCommand = guardCommand
    }

    deinit {
        let control = state.withLock(\.control)
        if control >= 0 { close(control) }
    }

    /// Starts a command under a guard, and returns the process ids of both.
    public func start(
        _ command: [String],
        directory: String?,
        environment: [String: String]
    ) async throws(Unjudged) -> (guardProcess: Int32, process: Int32) {
        let commands = try Pipe()
        let answers = try Pipe()
        let folder = directory.map { ["--directory", $0] } ?? []
        let spawn = ProcessSpawn(
            arguments: guardCommand + folder + ["--"] + command,
            environment: environment,
            directory: nil,
            descriptors: [(commands.reading, 0), (answers.writing, 1)]
        )
        let guardProcess: pid_t
        do {
            guardProcess = try spawn.start()
        } catch {
            for end in [commands.reading, commands.writing, answers.reading, answers.writing] { close(end) }
            throw error
        }
        close(commands.reading)
        close(answers.writing)
        state.withLock { state in
            state = State()
            state.control = commands.writing
            state.guardProcess = guardProcess
            state.isGuardGone = false
        }
        Thread.detach { [self] in listen(to: answers.reading, of: guardProcess) }
        let answered = await wait(upTo: .seconds(10)) { $0.process > 0 || $0.failure != nil || $0.isGuardGone }
        let (process, failure) = state.withLock { ($0.process, $0.failure) }
        guard answered, process > 0 else {
            await end()
            throw Unjudged(.probeFailed, failure ?? "the guard of the target's process did not start it")
        }
        return (guardProcess, process)
    }

    /// Whether the process was started and has not ended.
    public var isRunning: Bool {
        state.withLock { $0.process > 0 && $0.end == nil && !$0.isGuardGone }
    }

    /// How the process ended; nil while it runs.
    public var processEnd: ProcessEnd? {
        state.withLock(\.end)
    }

    /// Sends SIGTERM to the process, as an orchestrator would.
    public func terminate() {
        send(.terminate)
    }

    /// Waits until the process has ended, and tells whether it has.
    public func hasEnded(within span: Duration) async -> Bool {
        await wait(upTo: span) { $0.end != nil || $0.isGuardGone }
    }

    /// The end of what the process wrote.
    public func outputTail() async -> [UInt8] {
        state.withLock { $0.output = nil }
        send(.output)
        _ = await wait(upTo: .seconds(2)) { $0.output != nil || $0.isGuardGone }
        return state.withLock { $0.output ?? [] }
    }

    /// Ends the process and all that it started, and returns how many others there were.
    @discardableResult
    public func end() async -> Int {
        send(.end)
        let gone = await wait(upTo: .seconds(5)) { $0.isGuardGone }
        return state.withLock { state in
            if state.control >= 0 { close(state.control) }
            state.control = -1
            if !gone, state.guardProcess > 0 { kill(state.guardProcess, SIGKILL) }
            return state.leftBehind ?? 0
        }
    }

    /// Closes the guard's command line without waiting, so that it ends everything; safe on the way out.
    public func abandon() {
        state.withLock { state in
            if state.control >= 0 { close(state.control) }
            state.control = -1
        }
    }

    private func send(_ command: ProcessGuard.Command) {
        let control = state.withLock(\.control)
        if control >= 0 { Descriptor.write([command.rawValue], to: control) }
    }

    /// Waits for a state in short steps; cancellation does not cut the wait short, since it is bounded and what
    /// follows it cleans up.
    private func wait(upTo span: Duration, until holds: @Sendable (borrowing State) -> Bool) async -> Bool {
        let deadline = ContinuousClock.now + span
        while true {
            if state.withLock({ holds($0) }) { return true }
            if ContinuousClock.now >= deadline { return false }
            await Pause.milliseconds(5)
        }
    }

    /// Reads the guard's answers until its end, and collects the guard.
    private func listen(to answers: Int32, of guardProcess: pid_t) {
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
        var status: Int32 = 0
        while unsafe waitpid(guardProcess, &status, 0) < 0, errno == EINTR {}
        state.withLock { state in
            if state.guardProcess == guardProcess { state.isGuardGone = true }
        }
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

/// A thread outside of the cooperative pool, for calls that block.
enum Thread {
    /// Runs the work on a thread of its own.
    static func detach(_ work: @escaping @Sendable () -> Void) {
        DispatchQueue(label: "assay.blocking").async(execute: work)
    }

    /// Runs blocking work on a thread of its own and waits for its result without blocking the caller's thread.
    static func run<Result: Sendable>(_ work: @escaping @Sendable () -> Result) async -> Result {
        await withCheckedContinuation { continuation in
            detach { continuation.resume(returning: work()) }
        }
    }
}

/// A pause that cancellation does not cut short.
enum Pause {
    /// Pauses for so many milliseconds.
    static func milliseconds(_ count: Int) async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global()
                .asyncAfter(deadline: .now() + .milliseconds(count)) {
                    continuation.resume()
                }
        }
    }
}

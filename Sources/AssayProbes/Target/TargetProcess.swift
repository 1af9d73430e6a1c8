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

    private let current = Mutex(GuardLink())

    /// Makes the holder of a process that is not started yet.
    public init(guardCommand: [String]) {
        self.guardCommand = guardCommand
    }

    deinit {
        abandon()
    }

    private var link: GuardLink { current.withLock { $0 } }

    /// Starts a command under a guard, and returns the process ids of both.
    public func start(
        _ command: [String],
        directory: String?,
        environment: [String: String]
    ) async throws(Unjudged) -> (guardProcess: Int32, process: Int32) {
        await end()
        let commands = try Pipe()
        let answers: Pipe
        do {
            answers = try Pipe()
        } catch {
            for end in [commands.reading, commands.writing] { close(end) }
            throw error
        }
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
        let link = GuardLink(control: commands.writing, guardProcess: guardProcess)
        current.withLock { $0 = link }
        Thread.detach { link.listen(to: answers.reading) }
        let answered = await link.wait(upTo: .seconds(10)) { $0.process > 0 || $0.failure != nil || $0.isGuardGone }
        let (process, failure) = link.state.withLock { ($0.process, $0.failure) }
        guard answered, process > 0 else {
            await end()
            throw Unjudged(.probeFailed, failure ?? "the guard of the target's process did not start it")
        }
        return (guardProcess, process)
    }

    /// Whether the process was started and has not ended.
    public var isRunning: Bool {
        link.state.withLock { $0.process > 0 && $0.end == nil && !$0.isGuardGone }
    }

    /// Why the guard could not start the command, such as that there is no such file; nil where it could.
    var startFailure: String? {
        link.state.withLock(\.failure)
    }

    /// How the process ended; nil while it runs.
    public var processEnd: ProcessEnd? {
        link.state.withLock(\.end)
    }

    /// Sends SIGTERM to the process, as an orchestrator would.
    public func terminate() {
        link.send(.terminate)
    }

    /// Waits until the process has ended or the task is cancelled, and tells whether it has ended.
    public func hasEnded(within span: Duration) async -> Bool {
        await link.wait(upTo: span, heedingCancellation: true) { $0.end != nil || $0.isGuardGone }
    }

    /// The end of what the process wrote.
    public func outputTail() async -> [UInt8] {
        let link = link
        link.state.withLock { $0.output = nil }
        link.send(.output)
        _ = await link.wait(upTo: .seconds(2)) { $0.output != nil || $0.isGuardGone }
        return link.state.withLock { $0.output ?? [] }
    }

    /// Ends the process and all that it started, and returns how many others there were.
    @discardableResult
    public func end() async -> Int {
        let link = link
        link.send(.end)
        // A guard that is given up leaves behind what it guards, so it has longer than it ever needs.
        let gone = await link.wait(upTo: .seconds(15)) { $0.isGuardGone }
        link.closeControl()
        return link.state.withLock { state in
            if !gone, state.guardProcess > 0 { kill(state.guardProcess, SIGKILL) }
            return state.leftBehind ?? 0
        }
    }

    /// Closes the guard's command line without waiting, so that it ends everything; safe on the way out.
    public func abandon() {
        link.closeControl()
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

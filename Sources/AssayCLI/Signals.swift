import Dispatch
import Glibc

/// The signals of the command.
enum Signals {
    /// Lets a broken pipe and a full or limited disk come back as errors of the write, which say what happened.
    static func ignoreFatalWrites() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }

    /// Runs work that SIGINT, SIGTERM and SIGHUP cancel; a second signal ends the process at once.
    ///
    /// Even then nothing is left running: the guard of the target ends it when this process is gone.
    static func cancelling<Result: Sendable>(
        _ work: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let task = Task { try await work() }
        let sources = [SIGINT, SIGTERM, SIGHUP]
            .map { number in
                signal(number, SIG_IGN)
                let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
                source.setEventHandler {
                    if task.isCancelled { _exit(130) }
                    task.cancel()
                }
                source.resume()
                return source
            }
        defer { for source in sources { source.cancel() } }
        return try await task.value
    }
}

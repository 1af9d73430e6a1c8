import Foundation
import Glibc
import Synchronization

/// A program that runs in a process group of its own, with its output captured and a limit on its time.
final class Command: Sendable {
    /// What came of a program.
    struct Result: Sendable {
        /// The exit status; nil where a signal ended it.
        var status: Int32?
        /// The signal that ended it.
        var signal: Int32?
        /// What it wrote to standard output.
        var output: String
        /// What it wrote to standard error.
        var errors: String

        /// Both streams.
        var transcript: String { output + errors }
    }

    private struct State {
        var output: [UInt8] = []
        var errors: [UInt8] = []
        var status: Int32?
    }

    private static let spawning = Mutex(())

    /// The process, which leads its group.
    let process: pid_t
    private let name: String
    private let state = Mutex(State())

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - arguments: The program, looked up in `PATH` where it holds no slash, and its arguments.
    ///   - directory: The working directory.
    ///   - environment: Settings beside `PATH`, `HOME` and the sample's program.
    /// - Throws: What keeps it from being started.
    init(_ arguments: [String], in directory: String, environment: [String: String] = [:]) throws {
        name = arguments.joined(separator: " ")
        let settings = try Self.base.merging(environment) { $1 }
        // No other child may inherit the pipes in the moment in which they are not marked yet.
        let (process, output, errors) = try Self.spawning.withLock { _ in
            let pipes = try Self.pipes()
            defer {
                close(pipes[1])
                close(pipes[3])
            }
            let words = ["env", "--chdir=\(directory)"] + arguments
            let process = try Self.spawn(words, environment: settings, output: pipes[1], errors: pipes[3])
            return (process, pipes[0], pipes[2])
        }
        self.process = process
        DispatchQueue(label: "command").async { [self] in watch(output, errors) }
    }

    /// Runs a program to its end.
    static func run(
        _ arguments: [String],
        in directory: String,
        environment: [String: String] = [:],
        within limit: Duration = .seconds(60)
    ) async throws -> Result {
        try await Command(arguments, in: directory, environment: environment).result(within: limit)
    }

    /// Waits for the end; what takes longer is killed with its group, and is an error that shows what it wrote.
    func result(within limit: Duration) async throws -> Result {
        let deadline = ContinuousClock.now + limit
        while true {
            let (status, output, errors) = state.withLock { ($0.status, $0.output, $0.errors) }
            if let status {
                let signal = status & 0x7f
                return Result(
                    status: signal == 0 ? (status >> 8) & 0xff : nil,
                    signal: signal == 0 ? nil : signal,
                    output: String(decoding: output, as: UTF8.self),
                    errors: String(decoding: errors, as: UTF8.self)
                )
            }
            if ContinuousClock.now >= deadline {
                kill(-process, SIGKILL)
                let shown = String(decoding: output.suffix(2_000) + errors.suffix(2_000), as: UTF8.self)
                throw SupportError("'\(name)' did not end within \(limit); it wrote:\n\(shown)")
            }
            do {
                try await Task.sleep(for: .milliseconds(10))
            } catch {
                kill(-process, SIGKILL)
                throw error
            }
        }
    }

    /// Whether it has not ended.
    var isRunning: Bool { state.withLock { $0.status == nil } }

    /// What it has written to standard error so far.
    var errorsSoFar: String { String(decoding: state.withLock { $0.errors }, as: UTF8.self) }

    /// Sends a signal to the process alone.
    func send(_ signal: Int32) {
        kill(process, signal)
    }

    private static var base: [String: String] {
        get throws {
            let own = ProcessInfo.processInfo.environment
            return [
                "PATH": own["PATH"] ?? "/usr/local/bin:/usr/bin:/bin", "HOME": NSTemporaryDirectory(),
                "LC_ALL": "C.UTF-8", "ULTRA_MVP": try Product.sample.path,
            ]
        }
    }

    /// Both ends of two pipes, which no later child inherits.
    private static func pipes() throws -> [Int32] {
        var pipes: [Int32] = [-1, -1, -1, -1]
        // Two descriptors are written each time, and there is room for four.
        let isPiped = unsafe pipes.withUnsafeMutableBufferPointer { pipes in
            guard let base = pipes.baseAddress else { return false }
            return unsafe pipe(base) == 0 && pipe(base + 2) == 0
        }
        guard isPiped else { throw SupportError("cannot make pipes") }
        for descriptor in pipes { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        return pipes
    }

    private static func spawn(
        _ arguments: [String],
        environment: [String: String],
        output: Int32,
        errors: Int32
    ) throws -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
        unsafe posix_spawn_file_actions_adddup2(&actions, errors, 2)
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        // The test runner may ignore or block signals, which the program must not inherit.
        var none = sigset_t()
        var all = sigset_t()
        unsafe sigemptyset(&none)
        unsafe sigfillset(&all)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setsigdefault(&attributes, &all)
        unsafe posix_spawnattr_setpgroup(&attributes, 0)
        unsafe posix_spawnattr_setflags(
            &attributes,
            Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)
        )
        // The copies are freed after the call that reads them.
        var words = unsafe arguments.map { unsafe strdup($0) } + [nil]
        var values = unsafe environment.map { unsafe strdup("\($0)=\($1)") } + [nil]
        defer { unsafe (words + values).forEach { unsafe free($0) } }
        var process: pid_t = 0
        let code = unsafe posix_spawnp(&process, arguments[0], &actions, &attributes, &words, &values)
        guard code == 0 else { throw SupportError("cannot start \(arguments[0]): error \(code)") }
        return process
    }

    /// Reads both streams until the process has ended; what it left running may hold them open for longer.
    private func watch(_ output: Int32, _ errors: Int32) {
        var open = [output, errors]
        var ended: Int32?
        while true {
            var list = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            let ready = unsafe poll(&list, nfds_t(list.count), ended == nil ? 20 : 0)
            for entry in list where ready > 0 && entry.revents != 0 {
                var buffer = [UInt8](repeating: 0, count: 1 << 16)
                let count = unsafe read(entry.fd, &buffer, buffer.count)
                guard count > 0 else {
                    open.removeAll { $0 == entry.fd }
                    continue
                }
                state.withLock { state in
                    if entry.fd == output { state.output += buffer[..<count] } else { state.errors += buffer[..<count] }
                }
            }
            if let ended, ready <= 0 || open.isEmpty {
                state.withLock { $0.status = ended }
                break
            }
            var status: Int32 = 0
            if ended == nil, unsafe waitpid(process, &status, open.isEmpty ? 0 : WNOHANG) == process { ended = status }
        }
        close(output)
        close(errors)
    }
}

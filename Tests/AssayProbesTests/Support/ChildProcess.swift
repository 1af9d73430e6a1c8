import Glibc
import Synchronization

/// A command with pipes to its input and output, ended with the last reference to it.
final class ChildProcess: Sendable {
    private static let spawning = Mutex(())
    private let process: pid_t
    private let input: Int32
    private let output: Int32
    private let isReaped = Mutex(false)

    /// Starts `/bin/sh` with a script, whose parameters are `$1` and on.
    init(shell script: String, _ arguments: String...) throws {
        // No other child may inherit the pipes in the moment in which they are not marked yet.
        (process, input, output) = try Self.spawning.withLock { _ in try Self.spawn(script, arguments) }
    }

    private static func spawn(_ script: String, _ arguments: [String]) throws -> (pid_t, Int32, Int32) {
        var pipes: [Int32] = [-1, -1, -1, -1]
        // Two descriptors are written each time, and there is room for four.
        let isPiped = unsafe pipes.withUnsafeMutableBufferPointer { pipes in
            guard let base = pipes.baseAddress else { return false }
            return unsafe pipe(base) == 0 && pipe(base + 2) == 0
        }
        guard isPiped else { throw SupportError("cannot make pipes") }
        for descriptor in pipes { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, pipes[0], 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, pipes[3], 1)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        let words = ["/bin/sh", "-c", script, "sh"] + arguments
        // The copies are freed after the call that reads them.
        var vector = unsafe words.map { unsafe strdup($0) } + [nil]
        defer { unsafe vector.forEach { unsafe free($0) } }
        var process: pid_t = 0
        let code = unsafe posix_spawn(&process, "/bin/sh", &actions, nil, &vector, environ)
        close(pipes[0])
        close(pipes[3])
        guard code == 0 else { throw SupportError("cannot start a shell: error \(code)") }
        return (process, pipes[1], pipes[2])
    }

    deinit {
        close(input)
        close(output)
        guard !isReaped.withLock({ $0 }), process > 0 else { return }
        kill(process, SIGKILL)
        _ = waitpid(process, nil, 0)
    }

    /// Runs a script to its end.
    ///
    /// - Returns: Whether it ended with status zero.
    static func run(shell script: String, _ argument: String) throws -> Bool {
        let child = try ChildProcess(shell: script, argument)
        while child.read(4_096) != nil {}
        var status: Int32 = -1
        let process = unsafe waitpid(child.process, &status, 0)
        child.isReaped.withLock { $0 = true }
        return process == child.process && status == 0
    }

    /// Reads what is there, waiting for it; `nil` at the end, and after twenty seconds.
    func read(_ count: Int) -> [UInt8]? {
        var request = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&request, 1, 20_000) == 1 else { return nil }
        var buffer = [UInt8](repeating: 0, count: count)
        let result = unsafe Glibc.read(output, &buffer, count)
        return result > 0 ? Array(buffer.prefix(result)) : nil
    }

    /// Reads up to a line that contains a text.
    func line(containing text: String) throws -> String {
        var line = ""
        while let byte = read(1)?.first {
            guard byte == UInt8(ascii: "\n") else {
                line.unicodeScalars.append(Unicode.Scalar(byte))
                continue
            }
            if line.contains(text) { return line }
            line = ""
        }
        throw SupportError("no line with \(text)")
    }

    /// Writes text to the command's input.
    func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = unsafe Glibc.write(input, bytes, bytes.count)
    }
}

import AssayEvidence
import AssayModel
import Glibc

/// A command that ends by itself, with bounds on its time and output.
struct ShortCommand: Sendable {
    /// The program and its arguments.
    var arguments: [String]
    /// The whole environment.
    var environment: [String: String]
    /// The longest that it may take.
    var timeout: Duration
    /// The most output that is read, in bytes.
    var outputLimit: Int

    /// What came of a command.
    struct Result: Sendable {
        /// How it ended.
        var end: ProcessEnd
        /// What it wrote to standard output.
        var output: [UInt8]
    }

    /// Runs the command on a thread of its own.
    func run() async throws(Unjudged) -> Result {
        try await Thread.run { Swift.Result { () throws(Unjudged) in try runBlocking() } }.get()
    }

    private var lateness: Unjudged {
        Unjudged(.timedOut, "\(arguments[0]) did not end within \(timeout)")
    }

    private func runBlocking() throws(Unjudged) -> Result {
        let pipe = try Pipe()
        defer { close(pipe.reading) }
        let null = unsafe open("/dev/null", O_RDWR | O_CLOEXEC)
        defer { close(null) }
        let spawn = ProcessSpawn(
            arguments: arguments,
            environment: environment,
            directory: nil,
            descriptors: [(null, 0), (pipe.writing, 1), (null, 2)]
        )
        let process: pid_t
        do {
            process = try spawn.start()
            close(pipe.writing)
        } catch {
            close(pipe.writing)
            throw error
        }
        let deadline = ContinuousClock.now + timeout
        var output: [UInt8] = []
        var complaint: Unjudged?
        while complaint == nil {
            if ContinuousClock.now >= deadline {
                complaint = lateness
            } else if !Descriptor.ready([pipe.reading], within: 50).isEmpty {
                guard let bytes = Descriptor.read(pipe.reading, atMost: 1 << 16), !bytes.isEmpty else { break }
                output += bytes
                if output.count > outputLimit {
                    complaint = Unjudged(.tooLarge, "\(arguments[0]) printed more than \(outputLimit) bytes")
                }
            }
        }
        var status: Int32 = 0
        // A program may close its output and go on all the same.
        while complaint == nil, unsafe waitpid(process, &status, WNOHANG) == 0 {
            if ContinuousClock.now >= deadline { complaint = lateness }
            usleep(1_000)
        }
        if let complaint {
            // The process leads a session of its own, so the group is itself and what it started.
            kill(-process, SIGKILL)
            while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
            throw complaint
        }
        let signal = status & 0x7f
        return Result(end: signal == 0 ? .exited((status >> 8) & 0xff) : .signalled(signal), output: output)
    }
}

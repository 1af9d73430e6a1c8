import AssayEvidence
import CProcess
import Glibc

/// The process between Assay and the target: it starts the target, tells how it ends, and ends everything that the
/// target started when Assay asks for it or is gone.
///
/// It runs as `assay supervise`. Commands come as single bytes on standard input, and its end means that Assay is
/// gone, however it went; answers leave as lines on standard output. Being the subreaper of all its descendants, it
/// finds processes that cut themselves loose.
public struct ProcessGuard {
    /// What Assay asks for.
    enum Command: UInt8 {
        /// SIGTERM to the process that was started, as an orchestrator would send it.
        case terminate = 84
        /// SIGKILL to that process alone, as an out-of-memory killer would send it.
        case crash = 67
        /// SIGKILL to every descendant, then the guard's own end.
        case end = 75
        /// The end of the output.
        case output = 76
    }

    /// How much of the output is kept, in bytes.
    static let keptOutput = 64 << 10

    private let child: pid_t
    private let outputDescriptor: Int32
    private var output: [UInt8] = []
    private var isRunning = true

    /// Starts the command and guards it until Assay is gone or asks for its end.
    ///
    /// Returns the exit status of the guard.
    public static func run(command: [String], directory: String?) -> Int32 {
        for signal in [SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGQUIT] {
            Glibc.signal(signal, SIG_IGN)
        }
        guard assay_become_subreaper() == 0, let pipe = try? Pipe() else {
            report("failed cannot become a subreaper")
            return 70
        }
        let spawn = ProcessSpawn(
            arguments: command,
            environment: ProcessEnvironment.current,
            directory: directory,
            descriptors: [(pipe.writing, 1), (pipe.writing, 2)] + nullInput()
        )
        do {
            let child = try spawn.start()
            close(pipe.writing)
            report("started \(child)")
            var guardian = ProcessGuard(child: child, outputDescriptor: pipe.reading)
            guardian.watch()
            return 0
        } catch {
            report("failed \(error)")
            return 1
        }
    }

    private init(child: pid_t, outputDescriptor: Int32) {
        self.child = child
        self.outputDescriptor = outputDescriptor
    }

    private mutating func watch() {
        var isOutputOpen = true
        while true {
            let ready = Descriptor.ready([0] + (isOutputOpen ? [outputDescriptor] : []), within: 10)
            if ready.contains(outputDescriptor) {
                isOutputOpen = readOutput()
            }
            if ready.contains(0) {
                guard let bytes = Descriptor.read(0, atMost: 1), let byte = bytes.first else {
                    endAll()
                    return
                }
                switch Command(rawValue: byte) {
                // Once it has ended and was collected, its number may be another process's.
                case .terminate: if isRunning { kill(child, SIGTERM) }
                case .crash: if isRunning { kill(child, SIGKILL) }
                case .output: sendOutput()
                case .end:
                    Self.report("left \(endAll())")
                    return
                case nil: break
                }
            }
            reap()
        }
    }

    /// Reads what the target wrote and keeps the end of it; false at the end of the output.
    private mutating func readOutput() -> Bool {
        guard let bytes = Descriptor.read(outputDescriptor, atMost: 1 << 14), !bytes.isEmpty else { return false }
        output += bytes
        if output.count > 2 * Self.keptOutput {
            output.removeFirst(output.count - Self.keptOutput)
        }
        return true
    }

    private func sendOutput() {
        let tail = output.suffix(Self.keptOutput)
        Self.report("output \(tail.count)")
        Descriptor.write(Array(tail), to: 1)
    }

    /// Collects ended processes and reports the end of the one that was started.
    private mutating func reap() {
        var status: Int32 = 0
        while true {
            let process = unsafe waitpid(-1, &status, WNOHANG)
            guard process > 0 else { return }
            if process == child {
                isRunning = false
                let signal = status & 0x7f
                Self.report(signal == 0 ? "exited \((status >> 8) & 0xff)" : "signalled \(signal)")
            }
        }
    }

    /// Kills every descendant until none is left, and returns how many there were beside the process itself.
    ///
    /// Those that had ended before and only were not collected do not count.
    @discardableResult
    private mutating func endAll() -> Int {
        var others: Set<pid_t> = []
        reap()
        for _ in 0..<500 {
            let descendants = ProcessTable.descendants(of: getpid())
            if descendants.isEmpty { break }
            for entry in descendants where !entry.hasEnded {
                kill(entry.process, SIGKILL)
                if entry.process != child { others.insert(entry.process) }
            }
            reap()
            usleep(5_000)
        }
        return others.count
    }

    private static func nullInput() -> [(own: Int32, become: Int32)] {
        let null = unsafe open("/dev/null", O_RDONLY | O_CLOEXEC)
        return null >= 0 ? [(own: null, become: Int32(0))] : []
    }

    private static func report(_ line: String) {
        Descriptor.write(Array("\(line)\n".utf8), to: 1)
    }
}

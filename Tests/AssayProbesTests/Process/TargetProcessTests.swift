import AssayEvidence
import AssayModel
import Glibc
import Testing

@testable import AssayProbes

@Suite("The target's process", .serialized)
struct TargetProcessTests {
    private let environment = ["PATH": "/usr/bin:/bin"]

    private func process() throws -> TargetProcess {
        TargetProcess(guardCommand: try GuardBinary.command())
    }

    @discardableResult
    private func start(
        _ process: TargetProcess,
        _ command: [String],
        in directory: String? = nil
    ) async throws -> (guardProcess: Int32, process: Int32) {
        try await process.start(command, directory: directory, environment: environment)
    }

    /// What a command prints when it is run to its end as a target.
    private func output(
        of command: [String],
        in directory: String? = nil,
        environment: [String: String]? = nil
    ) async throws -> String {
        let process = try process()
        _ = try await process.start(command, directory: directory, environment: environment ?? self.environment)
        #expect(await process.hasEnded(within: .seconds(20)))
        let output = await process.outputTail()
        await process.end()
        return String(decoding: output, as: UTF8.self)
    }

    @Test(
        "a process that ends at once tells how",
        arguments: [("exit 0", ProcessEnd.exited(0)), ("exit 7", .exited(7)), ("kill -9 $$", .signalled(9))]
    )
    func tellsEnds(script: String, end: ProcessEnd) async throws {
        let process = try process()
        let ids = try await start(process, ["sh", "-c", script])
        #expect(ids.process > 0 && ids.guardProcess > 0 && ids.process != ids.guardProcess)
        #expect(await process.hasEnded(within: .seconds(20)))
        #expect(process.processEnd == end && !process.isRunning)
        #expect(await process.end() == 0)
    }

    @Test("SIGTERM is passed on, and a process that heeds it ends within its grace")
    func terminates() async throws {
        let process = try process()
        try await start(
            process,
            ["sh", "-c", "trap 'echo bye; exit 5' TERM; echo ready; while :; do sleep 0.05; done"]
        )
        try await outputs(process, "ready\n")
        #expect(process.isRunning && process.processEnd == nil)
        process.terminate()
        #expect(await process.hasEnded(within: .seconds(20)))
        #expect(process.processEnd == .exited(5))
        #expect(String(decoding: await process.outputTail(), as: UTF8.self) == "ready\nbye\n")
        process.terminate()
        #expect(await process.end() == 0)
    }

    @Test("a process that ignores SIGTERM goes on, until it is ended")
    func endsTheDeaf() async throws {
        let process = try process()
        let ids = try await start(process, ["sh", "-c", "trap '' TERM; echo ready; while :; do sleep 0.05; done"])
        try await outputs(process, "ready\n")
        process.terminate()
        #expect(await !process.hasEnded(within: .milliseconds(300)))
        #expect(process.isRunning)
        await process.end()
        #expect(!process.isRunning && kill(ids.process, 0) != 0 && kill(ids.guardProcess, 0) != 0)
    }

    @Test("what cut itself loose from the process is found, counted and ended")
    func endsDaemons() async throws {
        let length = Processes.uniqueSleep()
        let script = """
            setsid sleep \(length) &
            (setsid sh -c 'sleep \(length) & exit' &)
            nohup sh -c 'trap "" TERM HUP; exec sleep \(length)' >/dev/null 2>&1 &
            sleep 0.3; exit 0
            """
        let process = try process()
        try await start(process, ["sh", "-c", script])
        #expect(await process.hasEnded(within: .seconds(20)))
        #expect(Processes.having(length).count == 3)
        #expect(await process.end() == 3)
        #expect(Processes.having(length).isEmpty)
    }

    @Test("a child that had ended before and was never collected was not left behind")
    func doesNotCountTheDead() async throws {
        let process = try process()
        // The shell becomes a program that never looks after the child which the shell had.
        let ids = try await start(process, ["sh", "-c", "sleep 0.1 & exec sleep \(Processes.uniqueSleep())"])
        try await eventually("the child has ended") {
            ProcessTable.descendants(of: ids.process).map(\.hasEnded) == [true]
        }
        #expect(await process.end() == 0)
        #expect(ProcessTable.descendants(of: ids.guardProcess).isEmpty && kill(ids.process, 0) != 0)
    }

    @Test("of a flood of output the end is kept, and the process is never held up")
    func keepsTheEnd() async throws {
        let text = try await output(of: ["sh", "-c", "yes 0123456789 | head -c 20000000; echo; echo last"])
        #expect(text.utf8.count <= 64 << 10 && text.utf8.count > 60 << 10)
        #expect(text.hasSuffix("last\n"))
    }

    @Test("output holds both streams; what looks like the guard's own words is only output")
    func isNotFooled() async throws {
        let text = "started 1\nexited 0\noutput 5\nleft 9\nfailed x\n"
        #expect(try await output(of: ["sh", "-c", "printf '\(text)' >&2; echo out"]) == text + "out\n")
    }

    @Test("the environment is passed exactly, and nothing of this process's own leaks in")
    func passesEnvironment() async throws {
        let values = ["PATH": "/usr/bin:/bin", "EMPTY": "", "ODD": "a=b\nc 'd' \"e\" $F", "É": "ü"]
        let printed = try await output(of: ["env", "-0"], environment: values)
        #expect(Set(printed.split(separator: "\0").map(String.init)) == Set(values.map { "\($0.key)=\($0.value)" }))
    }

    @Test("the process has its own folder, an empty input, no descriptor of ours and a session of its own")
    func isolates() async throws {
        let tree = try TestTree(["x/run": "#!/bin/sh\npwd\n"])
        try tree.run("chmod 755 x/run")
        #expect(try await output(of: ["./run"], in: tree.root + "/x") == tree.root + "/x\n")
        #expect(try await output(of: ["cat"]) == "")
        // The fourth is that of the listing itself.
        #expect(try await output(of: ["ls", "/proc/self/fd"]) == "0\n1\n2\n3\n")
        let session = try await output(of: [
            "sh", "-c", "ps -o sid= -p $$ 2>/dev/null || cut -d' ' -f6 /proc/$$/stat; echo $$",
        ])
        let numbers = session.split(whereSeparator: { $0 == "\n" || $0 == " " })
        #expect(numbers.count == 2 && numbers.first == numbers.last)
    }

    @Test("signals that this process ignores are at their defaults in the target")
    func resetsSignals() async throws {
        signal(SIGPIPE, SIG_IGN)
        let status = try await output(of: ["grep", "-E", "Sig(Ign|Blk)", "/proc/self/status"])
        let sets = status.split(separator: "\n").compactMap { UInt64($0.suffix(16), radix: 16) }
        // Signals 32 and 33 are the C library's own, and nobody can set them.
        #expect(sets.count == 2 && sets.allSatisfy { $0 & ~0x1_8000_0000 == 0 }, "\(status)")
    }

    @Test(
        "what cannot be started says why, and leaves nothing behind",
        arguments: [
            (["assay-no-such-program"], nil, "no such file"), (["/etc/passwd"], nil, "permission denied"),
            (["true"], "/assay-no-such-folder", "no such file"), ([""], nil, "no command"),
        ] as [([String], String?, String)]
    )
    func tellsWhy(command: [String], directory: String?, reason: String) async throws {
        let process = try process()
        let error = await #expect(throws: Unjudged.self) { try await start(process, command, in: directory) }
        #expect(error?.reason == .probeFailed && error?.detail.contains(reason) == true, "\(String(describing: error))")
        #expect(!process.isRunning && process.processEnd == nil)
        #expect(await process.end() == 0)
    }

    @Test("without a guard nothing is started")
    func needsItsGuard() async throws {
        for command in [["assay-no-such-guard"], ["false"], []] {
            let process = TargetProcess(guardCommand: command)
            await #expect(throws: Unjudged.self) { try await start(process, ["true"]) }
            #expect(!process.isRunning)
        }
    }

    @Test("a second start ends the first")
    func holdsOne() async throws {
        let (first, second) = (Processes.uniqueSleep(), Processes.uniqueSleep())
        let process = try process()
        try await start(process, ["sleep", first])
        try await start(process, ["sleep", second])
        #expect(Processes.having(first).isEmpty && Processes.having(second).count >= 1 && process.isRunning)
        await process.end()
        #expect(Processes.having(second).isEmpty)
    }

    @Test("a holder that is dropped or gives up ends its process")
    func endsWithItsHolder() async throws {
        let length = Processes.uniqueSleep()
        do {
            let process = try process()
            try await start(process, ["sleep", length])
            #expect(!Processes.having(length).isEmpty)
        }
        try await eventually("the process is gone with its holder") { Processes.having(length).isEmpty }
        let process = try process()
        try await start(process, ["sleep", length])
        process.abandon()
        try await eventually("the process is gone") { Processes.having(length).isEmpty && !process.isRunning }
    }

    @Test("a guard whose Assay was killed ends everything, and then itself")
    func outlivesNobody() async throws {
        let (holder, target) = (Processes.uniqueSleep(), Processes.uniqueSleep())
        // The holder keeps the guard's command line open, as Assay does, and cannot say goodbye.
        let shell = try ChildProcess(
            shell: "sleep \(holder) | \"$1\" supervise -- sh -c '(setsid sleep \(target) &) ; exec sleep \(target)'",
            try GuardBinary.path()
        )
        try await eventually("the target runs") {
            Processes.having(target).count { !Processes.having("supervise").contains($0) } == 2
        }
        for process in Processes.having(holder) { kill(process, SIGKILL) }
        try await eventually("the target and its guard are gone") {
            !Processes.having(target).contains { _ in true }
        }
        _ = shell
    }

    @Test("a guard that is killed itself is noticed, and the next start works")
    func noticesALostGuard() async throws {
        let length = Processes.uniqueSleep()
        let process = try process()
        let ids = try await start(process, ["sleep", length])
        kill(ids.guardProcess, SIGKILL)
        try await eventually("the loss is noticed") { !process.isRunning }
        #expect(await process.outputTail().isEmpty)
        kill(ids.process, SIGKILL)
        try await start(process, ["true"])
        #expect(await process.hasEnded(within: .seconds(20)))
        #expect(process.processEnd == .exited(0))
        await process.end()
    }

    @Test("a hundred starts leak neither descriptors nor processes")
    func leaksNothing() async throws {
        await #expect(processExitsWith: .success) {
            let process = TargetProcess(guardCommand: try GuardBinary.command())
            func round(_ index: Int) async throws {
                let command = index.isMultiple(of: 5) ? ["assay-no-such-program"] : ["sh", "-c", "sleep 1000 & exit 0"]
                do throws(Unjudged) {
                    _ = try await process.start(command, directory: nil, environment: ["PATH": "/usr/bin:/bin"])
                } catch {
                    return
                }
                await process.end()
            }
            func descriptors() -> Int { (0..<1_024).count { fcntl($0, F_GETFD) >= 0 } }
            for index in 0..<5 { try await round(index) }
            let before = descriptors()
            for index in 0..<100 { try await round(index) }
            try #require(descriptors() == before)
            // No child is left, neither alive nor waiting to be collected.
            try #require(waitpid(-1, nil, WNOHANG) == -1 && errno == ECHILD)
        }
    }

    /// Waits until the process has written a text and nothing else.
    private func outputs(_ process: TargetProcess, _ text: String) async throws {
        for _ in 0..<1_000 {
            if String(decoding: await process.outputTail(), as: UTF8.self) == text { return }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw SupportError("the process never wrote \(text)")
    }
}

import AssayEvidence
import AssayModel
import Testing

@testable import AssayProbes

@Suite("Short commands")
struct ShortCommandTests {
    private func run(
        _ arguments: [String],
        environment: [String: String] = ["PATH": "/usr/bin:/bin"],
        timeout: Duration = .seconds(20),
        limit: Int = 1 << 20
    ) async throws(Unjudged) -> ShortCommand.Result {
        try await ShortCommand(arguments: arguments, environment: environment, timeout: timeout, outputLimit: limit)
            .run()
    }

    private func reason(_ script: String, timeout: Duration = .seconds(20), limit: Int = 1_000) async -> Unjudged
        .Reason?
    {
        do throws(Unjudged) {
            _ = try await run(["sh", "-c", script], timeout: timeout, limit: limit)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test("output and end are told; what goes to standard error is not output")
    func runs() async throws {
        let fine = try await run(["sh", "-c", "echo out; echo err >&2; exit 3"])
        #expect(fine.output == Array("out\n".utf8) && fine.end == .exited(3))
        #expect(try await run(["sh", "-c", "kill -9 $$"]).end == .signalled(9))
        #expect(try await run(["sh", "-c", "head -c 900000 /dev/zero"]).output.count == 900_000)
        #expect(try await run(["cat"]).output.isEmpty, "there is nothing to read on standard input")
    }

    @Test("the environment is exactly the one given, and words are passed as they are")
    func passesWords() async throws {
        let environment = ["PATH": "/usr/bin:/bin", "B": "", "C": "a=b\nc", "É": "ö"]
        let printed = try await run(["env", "-0"], environment: environment).output
        #expect(
            Set(printed.split(separator: 0).map { String(decoding: $0, as: UTF8.self) })
                == Set(environment.map { "\($0.key)=\($0.value)" })
        )
        let words = ["", "a b", "$HOME", "'\"", "*", "-n", "é\n"]
        let echoed = try await run(["printf", "%s\\0"] + words).output
        #expect(
            echoed.split(separator: 0, omittingEmptySubsequences: false).dropLast()
                .map { String(decoding: $0, as: UTF8.self) } == words
        )
    }

    @Test("what takes too long or prints too much is ended with what it started")
    func isBounded() async throws {
        let length = Processes.uniqueSleep()
        #expect(await reason("sleep \(length)", timeout: .milliseconds(200)) == .timedOut)
        #expect(await reason("yes") == .tooLarge)
        #expect(await reason("(sleep \(length); echo) & exit 0", timeout: .milliseconds(200)) == .timedOut)
        #expect(await reason("exec 1>&-; exec sleep \(length)", timeout: .milliseconds(200)) == .timedOut)
        try await eventually("the sleeps are gone") { Processes.having(length).isEmpty }
    }

    @Test("a program that closes its output and ends later is waited for")
    func waitsForTheEnd() async throws {
        #expect(try await run(["sh", "-c", "echo x; exec 1>&-; sleep 0.1; exit 4"]).end == .exited(4))
    }

    @Test("a program that is not there is told by its name")
    func tellsMissing() async {
        for (program, reason) in [
            ("assay-no-such-program", "no such file"), ("/etc/passwd", "permission denied"), ("/", "permission denied"),
        ] {
            let error = await #expect(throws: Unjudged.self) { try await run([program]) }
            #expect(
                error?.reason == .probeFailed && error?.detail.contains("cannot start \(program): \(reason)") == true
            )
        }
        let nothing = await #expect(throws: Unjudged.self) { try await run([""]) }
        #expect(nothing?.reason == .probeFailed)
    }
}

import Foundation
import Glibc
import Testing

extension EndToEnd {
    @Suite("A target that does not come up")
    struct TargetStartTests {
        /// A way not to come up.
        struct Failure: CustomTestStringConvertible, Sendable {
            var testDescription: String
            var command: String
            var outcome: String
            var saying: String
        }

        static let failures = [
            Failure(
                testDescription: "it ends at once",
                command: #"["false"]"#,
                outcome: "fail",
                saying: "exit status 1"
            ),
            Failure(
                testDescription: "it says why and ends",
                command: #"[sh, -c, "echo no database >&2; exit 3"]"#,
                outcome: "fail",
                saying: "no database"
            ),
            Failure(
                testDescription: "it is killed by a signal",
                command: #"[sh, -c, "kill -SEGV $$"]"#,
                outcome: "fail",
                saying: "signal 11"
            ),
            Failure(
                testDescription: "it never becomes ready",
                command: "[sleep, \"600\"]",
                outcome: "fail",
                saying: "not ready"
            ),
            Failure(
                testDescription: "its command does not exist",
                command: "[./no-such-program]",
                outcome: "fail",
                saying: "the command cannot be run: ./no-such-program"
            ),
        ]

        @Test("the audit says what happened, proves nothing and ends", arguments: failures)
        func failing(_ failure: Failure) async throws {
            try await Bench.with { bench in
                let tree = try bench.tree()
                let port = try FreePort.next()
                let start = """
                    start:
                      run: \(failure.command)
                      ready: GET /health
                      ready_timeout: 1s
                      stop_grace: 1s
                    """
                try tree.write(BarePlan.text(port: port, target: start), to: "assay.yaml")
                let result = try await Assay.run("audit", in: tree, within: .seconds(20))
                let report = try Assay.onlyRun(in: tree).report()
                let outcome = try report.result("deployment.start")
                #expect(outcome.outcome == failure.outcome)
                let said = report.findings.map(\.line) + report.results.flatMap(\.gaps).map(\.detail)
                #expect(said.contains { $0.contains(failure.saying) }, "\(said)")
                // The tree may have been assessed all the same, by checks that need no target.
                let isAnythingJudged = report.results.contains { $0.judged > 0 }
                #expect(result.status == (isAnythingJudged ? report.status : 69), "\(result.transcript)")
                #expect(failure.outcome == "fail" || result.errors.contains(failure.saying), "\(result.errors)")
                #expect(report.decision.verdict.hasPrefix("NO-GO"))
                #expect(report.targetPasses == [])
                #expect(try await SystemProcesses.left(of: tree.path, port: port).isEmpty)
            }
        }

        @Test("what the target cut loose ends with the audit, also when the audit is killed", arguments: [false, true])
        func daemon(isKilled: Bool) async throws {
            try await Bench.with { bench in
                let tree = try bench.tree()
                let port = try FreePort.next()
                let start = """
                    start:
                      run: [sh, -c, "trap '' TERM; setsid -f sleep 601; (setsid sleep 602 &); touch up; exec sleep 603"]
                      ready: GET /health
                      ready_timeout: \(isKilled ? 40 : 2)s
                    """
                try tree.write(BarePlan.text(port: port, target: start), to: "assay.yaml")
                let command = try bench.start([try Product.assay.path, "audit"], in: tree.path)
                try await eventually("the target is up") { tree.holds("up") }
                #expect(SystemProcesses.concerning(tree.path, port: port).count >= 5)
                if isKilled { command.send(SIGKILL) }
                _ = try await command.result(within: .seconds(20))
                #expect(try await SystemProcesses.left(of: tree.path, port: port) == [])
            }
        }

        @Test("a target that nobody starts and that does not answer is unreachable, which is no verdict on it")
        func dead() async throws {
            try await Bench.with { bench in
                let tree = try bench.tree()
                let port = try FreePort.next()
                try tree.write(BarePlan.text(port: port), to: "assay.yaml")
                let result = try await Assay.run("audit", in: tree, within: .seconds(20))
                let report = try Assay.onlyRun(in: tree).report()
                // The tree may have been assessed all the same, by checks that need no target.
                let isAnythingJudged = report.results.contains { $0.judged > 0 }
                #expect(result.status == (isAnythingJudged ? report.status : 69), "\(result.transcript)")
                #expect(result.transcript.contains("127.0.0.1:\(port)"))
                let wire = try report.result("deployment.health-truth")
                #expect(wire.outcome == "not-assessed")
                #expect(wire.gaps.map(\.reason) == ["unreachable"])
                #expect(report.targetPasses == [])
            }
        }

        @Test("a stranger on the target's port is neither audited nor harmed")
        func stranger() async throws {
            try await Bench.with { bench in
                let stranger = try bench.service(.answers { _ in "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi" })
                let tree = try bench.tree()
                let start = "start:\n  run: [sleep, \"600\"]\n  ready: GET /health\n  ready_timeout: 1s"
                try tree.write(BarePlan.text(port: stranger.port, target: start), to: "assay.yaml")
                let result = try await Assay.run("audit", in: tree, within: .seconds(20))
                #expect(result.transcript.contains("something else already listens on 127.0.0.1:\(stranger.port)"))
                #expect(stranger.connectionCount == 1, "asked whether anybody is there, and no more")
                #expect([3, 69].contains(result.status))
                let run = try Assay.onlyRun(in: tree)
                #expect(try run.report().targetPasses == [])
                #expect(try !run.text("journal.jsonl").contains("\"started\""))
            }
        }

        @Test("another service on the target's port goes on")
        func strangerProcess() async throws {
            try await Bench.with { bench in
                let sample = try await bench.sample(.flawed)
                let serve = [try Product.sample.path, "--port", String(sample.port)]
                let stranger = try bench.start(serve, in: try bench.tree().path)
                try await eventually("the stranger listens") {
                    (try? LoopbackListener(port: sample.port))?.close() == nil
                }
                let result = try await Assay.run("audit", in: sample.tree, within: .seconds(20))
                #expect(result.transcript.contains("something else already listens on 127.0.0.1:\(sample.port)"))
                #expect(stranger.isRunning)
            }
        }
    }
}

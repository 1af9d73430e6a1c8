import Foundation
import Glibc
import Testing

extension EndToEnd.Flawed {
    @Suite("A run that is cut short")
    struct KilledRunTests {
        /// Moments of the run, in milliseconds: one at random in each fifth of the least that it takes.
        static let moments: [Int] = {
            var generator = SeededGenerator(seed: 20_261_124)
            return (0..<5).map { $0 * 850 + Int.random(in: 150..<850, using: &generator) }
        }()

        @Test("kill -9 leaves nothing running and nothing lost: resumed, it decides the same", arguments: moments)
        func killed(after milliseconds: Int) async throws {
            try await Bench.with { bench in
                let sample = try await bench.sample(.flawed, load: "2s", stopGrace: "2s")
                let command = try bench.start([try Product.assay.path, "audit"], in: sample.tree.path)
                try await Task.sleep(for: .milliseconds(milliseconds))
                command.send(SIGKILL)
                #expect(try await command.result(within: .seconds(5)).signal == SIGKILL)
                #expect(try await sample.left().isEmpty)

                let run = try Assay.onlyRun(in: sample.tree)
                // A line that was being written when the machine went down.
                let journal = try FileHandle(forWritingTo: URL(filePath: "\(run.path)/journal.jsonl"))
                try journal.seekToEnd()
                try journal.write(contentsOf: Data("{\"sequence\":".utf8))
                try journal.close()

                let resumed = try await Assay.run("audit", "--resume", in: sample.tree)
                #expect(resumed.status == 1, "\(resumed.errors)")
                #expect(resumed.errors.contains("Going on with"))
                #expect(try Assay.onlyRun(in: sample.tree).path == run.path)
                try expectSameDecision(run.report(), AuditedSample.current.run.report())
                #expect(try await run.provesChain(using: try bench.tree()))
                #expect(try await sample.left().isEmpty)
            }
        }

        @Test("Ctrl-C ends the target, says how to go on, and the run goes on")
        func interrupted() async throws {
            try await Bench.with { bench in
                let sample = try await bench.sample(.flawed, load: "2s", stopGrace: "2s")
                let command = try bench.start([try Product.assay.path, "audit"], in: sample.tree.path)
                try await eventually("the target is asked") {
                    command.errorsSoFar.contains("Calls the described operations")
                }
                command.send(SIGINT)
                let result = try await command.result(within: .seconds(20))
                #expect(result.status == 130)
                #expect(result.errors.contains("assay audit --resume"))
                #expect(result.output.isEmpty)
                #expect(try await sample.left().isEmpty)

                let resumed = try await Assay.run("audit", "--resume", in: sample.tree)
                #expect(resumed.status == 1, "\(resumed.errors)")
                try expectSameDecision(Assay.onlyRun(in: sample.tree).report(), AuditedSample.current.run.report())
            }
        }

        @Test("a second Ctrl-C does not wait for the drill that is under way")
        func interruptedTwice() async throws {
            try await Bench.with { bench in
                // The flawed service never ends on SIGTERM, so that the drill would take all of its grace.
                let sample = try await bench.sample(.flawed, load: "1s", stopGrace: "55s")
                let command = try bench.start([try Product.assay.path, "audit"], in: sample.tree.path)
                try await eventually("the load is over") { command.errorsSoFar.contains("Runs the planned load: 1") }
                try await Task.sleep(for: .seconds(1))
                command.send(SIGINT)
                try await Task.sleep(for: .milliseconds(200))
                command.send(SIGINT)
                let result = try await command.result(within: .seconds(5))
                #expect(result.status == 130)
                #expect(try await sample.left().isEmpty)
            }
        }

        @Test("a file that may not grow is an error that names it, and the run goes on later", arguments: [4, 24])
        func fileLimit(blocks: Int) async throws {
            try await Bench.with { bench in
                let sample = try await bench.sample(.flawed, load: "2s", stopGrace: "1s")
                let limited = try await Command.run(
                    ["sh", "-c", "ulimit -f \(blocks); exec \"$0\" audit", try Product.assay.path],
                    in: sample.tree.path
                )
                #expect(limited.status == 70, "\(limited.transcript)")
                #expect(limited.errors.contains("cannot write \(sample.tree.path)/.assay/runs/"))
                #expect(limited.errors.contains("file too large"))
                #expect(try await sample.left().isEmpty)

                let resumed = try await Assay.run("audit", "--resume", in: sample.tree)
                #expect(resumed.status == 1, "\(resumed.errors)")
                try expectSameDecision(Assay.onlyRun(in: sample.tree).report(), AuditedSample.current.run.report())
            }
        }

        @Test("a run that is under way is not resumed beside itself")
        func inUse() async throws {
            try await Bench.with { bench in
                let sample = try await bench.sample(.flawed, load: "2s", stopGrace: "1s")
                let command = try bench.start([try Product.assay.path, "audit"], in: sample.tree.path)
                try await eventually("the target is started") { command.errorsSoFar.contains("Starts the target") }
                let second = try await Assay.run("audit", "--resume", in: sample.tree)
                #expect(second.status == 70)
                #expect(second.errors.contains("journal.jsonl is in use by another assay process"))
                #expect(try await command.result(within: .seconds(40)).status == 1)
            }
        }

        @Test("a run is not resumed on a tree that has changed since")
        func changedTree() async throws {
            try await Bench.with { bench in
                let sample = try await bench.sample(.flawed, load: "2s", stopGrace: "1s")
                let command = try bench.start([try Product.assay.path, "audit"], in: sample.tree.path)
                try await eventually("the target is started") { command.errorsSoFar.contains("Starts the target") }
                command.send(SIGKILL)
                _ = try await command.result(within: .seconds(5))
                try sample.tree.write("changed\n", to: "VERSION")
                let resumed = try await Assay.run("audit", "--resume", in: sample.tree)
                #expect(resumed.status == 70)
                #expect(resumed.errors.contains("the tree changed since the run began"))
                #expect(try await sample.left().isEmpty)
            }
        }
    }
}

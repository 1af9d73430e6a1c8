import Foundation
import Testing

extension EndToEnd.Flawed {
    @Suite("Its evidence, judged and decided again")
    struct ReplayTests {
        @Test("deciding twice gives the same bytes, which are those of the audit")
        func sameBytes() async throws {
            let audited = try AuditedSample.current
            let kept = try audited.run.text("decision.json")
            for _ in 0..<2 {
                let result = try await Assay.run("decide", audited.run.path, "--canonical", in: audited.sample.tree)
                #expect(result.status == 1)
                #expect(result.output == kept)
            }
        }

        @Test("judging again gives the findings of the audit, and its exit status follows --fail-on")
        func judgedAgain() async throws {
            let audited = try AuditedSample.current
            let result = try await Assay.run(
                "judge",
                audited.run.path,
                "--format",
                "json",
                in: audited.sample.tree
            )
            #expect(result.status == 1)
            let report = try ReportFile(Data(result.output.utf8))
            #expect(try report.findings.map(\.line) == audited.run.report().findings.map(\.line))
        }

        @Test(
            "gathering, judging and deciding in three steps comes to the decision of one audit",
            .timeLimit(.minutes(2))
        )
        func threeSteps() async throws {
            try await Bench.with { bench in
                let audited = try AuditedSample.current
                let sample = try await bench.sample(.flawed, load: "3s", stopGrace: "1s")
                let gathered = try await Assay.run("gather", "--quiet", in: sample.tree)
                #expect(gathered.status == 0, "\(gathered.errors)")
                let folder = gathered.output.trimmingCharacters(in: .newlines)
                let run = try Assay.onlyRun(in: sample.tree)
                #expect(folder == run.path)
                #expect(try await sample.left().isEmpty)

                let judged = try await Assay.run("judge", folder, in: sample.tree)
                #expect(judged.status == 1)
                #expect(!run.names.contains("decision.json"), "judging alone decides nothing")
                let decided = try await Assay.run("decide", folder, "--format", "json", in: sample.tree)
                #expect(decided.status == audited.result.status)
                let report = try ReportFile(Data(decided.output.utf8))
                try expectSameDecision(report, audited.run.report())
                let again = try await Assay.run("decide", folder, "--canonical", in: sample.tree)
                #expect(try again.output == run.text("decision.json"))
            }
        }

        @Test("long after the audit its evidence is stale: less is proven, and it is still no GO")
        func stale() async throws {
            let audited = try AuditedSample.current
            let fresh = try audited.run.report()
            let result = try await Assay.run(
                "decide",
                audited.run.path,
                "--at",
                "2036-01-01T00:00:00Z",
                "--format",
                "json",
                in: audited.sample.tree
            )
            #expect([1, 3].contains(result.status))
            let stale = try ReportFile(Data(result.output.utf8))
            #expect(stale.decision.lo < fresh.decision.lo)
            #expect(stale.decision.lo == 0)
        }

        @Test("an edited piece of evidence is noticed, and so is one that is gone", arguments: [true, false])
        func tampered(isEdited: Bool) async throws {
            try await Bench.with { bench in
                let audited = try AuditedSample.current
                let fresh = try audited.run.report()
                for (file, text) in try audited.run.evidence(of: "operation-exchange") {
                    let tree = try bench.tree()
                    let copy = try audited.run.copied(to: tree)
                    let path = "\(copy.path)/\(file)"
                    if isEdited {
                        try Data(text.replacing("\"status\":", with: "\"status\":1").utf8)
                            .write(to: URL(filePath: path))
                    } else {
                        try FileManager.default.removeItem(atPath: path)
                    }
                    let result = try await Assay.run("decide", copy.path, "--format", "json", in: tree)
                    let report = try ReportFile(Data(result.output.utf8))
                    let answers = try report.result("functionality.operation-answers")
                    // Another operation fails, whose evidence is whole, unless it is that one.
                    let isFailing = text.contains("\"status\":500")
                    #expect(answers.outcome == (isFailing ? "not-assessed" : "fail"))
                    #expect(answers.gaps.map(\.reason) == [isEdited ? "tampered" : "not-run"])
                    #expect(report.decision.lo < fresh.decision.lo)
                    #expect([1, 3].contains(result.status))
                }
            }
        }

        @Test("no piece of evidence can be taken away or changed to the service's good")
        func neverBetter() async throws {
            try await Bench.with { bench in
                let audited = try AuditedSample.current
                let fresh = try audited.run.report()
                let tree = try bench.tree()
                let copy = try audited.run.copied(to: tree)
                for file in copy.names where file.hasPrefix("evidence/") {
                    let place = URL(filePath: "\(copy.path)/\(file)")
                    let bytes = try Data(contentsOf: place)
                    try (bytes.dropLast(2) + Data(" }".utf8)).write(to: place)
                    let result = try await Assay.run("decide", copy.path, "--format", "json", in: tree)
                    let report = try ReportFile(Data(result.output.utf8))
                    #expect(report.decision.lo <= fresh.decision.lo, "\(file)")
                    #expect([1, 3].contains(result.status), "\(file)")
                    try bytes.write(to: place)
                }
            }
        }

        @Test("a journal whose last line was torn is read without it")
        func tornLine() async throws {
            try await Bench.with { bench in
                let audited = try AuditedSample.current
                let tree = try bench.tree()
                let copy = try audited.run.copied(to: tree)
                let journal = URL(filePath: "\(copy.path)/journal.jsonl")
                try (try Data(contentsOf: journal)).dropLast(7).write(to: journal)
                let result = try await Assay.run("decide", copy.path, "--canonical", in: tree)
                #expect(try result.output == audited.run.text("decision.json"))
            }
        }

        @Test("a journal that was changed in its middle is refused with its line")
        func corruptedLine() async throws {
            try await Bench.with { bench in
                let tree = try bench.tree()
                let copy = try AuditedSample.current.run.copied(to: tree)
                var lines = try copy.journalLines()
                lines[9] = lines[9].replacing("\"sequence\":10", with: "\"sequence\" :10")
                try Data((lines.joined(separator: "\n") + "\n").utf8)
                    .write(to: URL(filePath: "\(copy.path)/journal.jsonl"))
                let result = try await Assay.run("decide", copy.path, in: tree)
                #expect(result.status == 70)
                #expect(result.errors.contains("journal.jsonl:11: the journal is damaged"))
                #expect(result.output.isEmpty)
            }
        }
    }
}

/// Expects that two reports of the flawed sample come to the same: what load measures may be worded differently.
func expectSameDecision(_ one: ReportFile, _ other: ReportFile, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(one.decision.verdict == other.decision.verdict, sourceLocation: sourceLocation)
    func states(_ report: ReportFile) -> [String] { report.decision.musts.map { "\($0.id) \($0.state)" } }
    #expect(states(one) == states(other), sourceLocation: sourceLocation)
    func findings(_ report: ReportFile) -> Set<String> {
        Set(
            report.findings.filter { !$0.check.hasPrefix("performance.") }
                .map { "\($0.place) \($0.check) \($0.fingerprint)" }
        )
    }
    #expect(findings(one).symmetricDifference(findings(other)) == [], sourceLocation: sourceLocation)
}

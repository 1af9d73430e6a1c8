import AssayBundle
import AssayModel
import Testing

@testable import AssayEngine

@Suite("The judge")
struct JudgeTests {
    private func judge(_ observations: Observations, _ check: Echo = Echo()) throws -> CheckResult {
        try #require(Judge.results(of: [check], on: observations).first)
    }

    private func judge(_ wrongs: [Verdict.Wrong]) throws -> CheckResult {
        try judge(.verdicts([("s", Verdict(wrongs: wrongs))]))
    }

    private func reason(_ outcome: Outcome) -> Unjudged.Reason? {
        guard case .notAssessed(let why) = outcome else { return nil }
        return why.reason
    }

    @Test("every combination of findings, gaps, shortfall and an empty roster has its one outcome")
    func decidesOutcomes() throws {
        let cut = Unjudged(.tooLarge, "there is more")
        let severities: [Severity?] = [nil] + Severity.allCases
        for severity in severities {
            for good in [0, 2] {
                for gaps in [0, 1, 3] {
                    for failures in [0, 1] {
                        for shortfall in [nil, cut] {
                            var verdicts: [(String, Verdict?)] = (0..<good).map { ("good \($0)", Verdict()) }
                            if let severity { verdicts.append(("bad", Verdict(wrongs: [.init(severity: severity)]))) }
                            verdicts += (0..<gaps).map { ("gap \($0)", nil) }
                            verdicts += (0..<failures).map { ("open \($0)", Verdict(isUnjudged: true)) }
                            let result = try judge(.verdicts(verdicts, shortfall: shortfall))
                            let open = gaps + failures + (shortfall == nil ? 0 : 1)
                            let text =
                                "\(severity as Any) good \(good) gaps \(gaps) failures \(failures) \(shortfall as Any)"
                            if verdicts.isEmpty && shortfall == nil {
                                #expect(result.outcome == .notApplicable("there are no verdicts"), "\(text)")
                            } else if let severity {
                                #expect(result.outcome == (severity >= .high ? .fail : .partial), "\(text)")
                            } else if open > 0 {
                                let first: Unjudged.Reason =
                                    gaps > 0 ? .timedOut : failures > 0 ? .controlFailed : .tooLarge
                                #expect(reason(result.outcome) == first, "\(text)")
                            } else {
                                #expect(result.outcome == .pass, "\(text)")
                            }
                            #expect(result.judged == good + (severity == nil ? 0 : 1), "\(text)")
                            #expect(result.gaps.count == open, "\(text)")
                            #expect(result.findings.map(\.severity) == (severity.map { [$0] } ?? []), "\(text)")
                        }
                    }
                }
            }
        }
    }

    @Test("without a roster nothing was asked, whatever lies about")
    func needsARoster() throws {
        let stray = Observation(kind: Verdict.kind, subject: "s", value: .success(Verdict()))
        let result = try judge(Observations(rosters: [], observations: [stray]))
        #expect(reason(result.outcome) == .notRun && result.judged == 0 && result.gaps.count == 1)
    }

    @Test("a single gap is told as it is, several with their number and the first of them")
    func tellsGaps() throws {
        let one = try judge(.verdicts([("a", nil)]))
        #expect(one.outcome == .notAssessed(Unjudged(.timedOut, "it took long")))
        let some = try judge(.verdicts([("a", Verdict()), ("b", nil), ("c", nil)]))
        #expect(some.outcome == .notAssessed(Unjudged(.timedOut, "2 of 3 could not be judged: b: it took long")))
    }

    @Test("a fingerprint survives shifted lines, other words and another severity, and nothing else")
    func fingerprints() throws {
        func fingerprint(_ wrong: Verdict.Wrong, by check: Echo = Echo()) throws -> Digest {
            let result = try judge(.verdicts([("s", Verdict(wrongs: [wrong]))]), check)
            return try #require(result.findings.first).fingerprint
        }
        let base = try fingerprint(.init())
        #expect(try fingerprint(.init(line: 99)) == base)
        #expect(try fingerprint(.init(message: "is still wrong")) == base)
        #expect(try fingerprint(.init(severity: .low)) == base)
        #expect(try fingerprint(.init(), by: Echo(severity: .info)) == base)
        let others = try [
            fingerprint(.init(anchor: "b")), fingerprint(.init(file: "g")), fingerprint(.init(file: nil)),
            fingerprint(.init(), by: Echo(id: "security.other")), fingerprint(.init(anchor: "fa", file: "")),
        ]
        #expect(Set(others + [base]).count == others.count + 1)
    }

    @Test("one defect seen twice is one finding, and its worst severity counts in either order")
    func dropsDoubles() throws {
        let twice = try judge([
            .init(severity: .medium, message: "first"), .init(severity: .medium, message: "second", line: 9),
        ])
        #expect(twice.findings.map(\.message) == ["first"] && twice.outcome == .partial)
        let mild = Verdict.Wrong(severity: .medium)
        let grave = Verdict.Wrong(severity: .critical, message: "is very wrong")
        for wrongs in [[mild, grave], [grave, mild]] {
            let result = try judge(wrongs)
            #expect(
                result.findings.map(\.severity) == [.critical] && result.findings.map(\.message) == ["is very wrong"]
            )
            #expect(result.outcome == .fail)
        }
        let apart = try judge(.verdicts([("a", Verdict(wrongs: [mild])), ("b", Verdict(wrongs: [grave]))]))
        #expect(apart.findings.map(\.severity) == [.critical] && apart.outcome == .fail)
    }

    @Test("findings without a place are told apart by their subjects")
    func keepsSubjectsApart() throws {
        let wrong = Verdict(wrongs: [.init(file: nil)])
        let result = try judge(.verdicts([("first load", wrong), ("second load", wrong)]))
        #expect(result.findings.count == 2)
        #expect(Set(result.findings.map(\.fingerprint)).count == 2)
    }

    @Test("a finding carries its check's words and the evidence that it was seen in")
    func recordsFindings() throws {
        let result = try judge(.verdicts([("good", Verdict()), ("bad", Verdict(wrongs: [.init()]))]))
        let finding = try #require(result.findings.first)
        #expect(finding.check == "security.echo" && finding.control == "security.anonymous-access")
        #expect(finding.category == .security && finding.severity == .high && finding.likelihood == .likely)
        #expect(finding.remedy == "m" && finding.references == ["CWE-1"] && finding.location?.line == 1)
        #expect(finding.evidence == [Digest(hashing: "bad")])
        #expect(result.evidence == [Digest(hashing: "good"), Digest(hashing: "bad")].sorted())
    }

    @Test("a result is fresh until its first piece of evidence is not")
    func knowsFreshness() throws {
        let result = try judge(.verdicts([("a", Verdict()), ("b", Verdict(isUnjudged: true)), ("c", nil)]))
        #expect(result.freshUntil == Instant(milliseconds: 999), "evidence behind a failed control counts too")
        #expect(try judge(.verdicts([("a", nil)])).freshUntil == nil)
        #expect(try judge(.verdicts([])).freshUntil == nil)
    }

    @Test("results come in the order of their ids, whatever the order of the checks")
    func sortsResults() {
        let ids = ["security.b", "security.a", "documentation.z"]
        let results = Judge.results(of: ids.map { Echo(id: $0) }, on: .verdicts([("s", Verdict())]))
        #expect(results.map(\.check) == ["documentation.z", "security.a", "security.b"])
        #expect(results.map(\.outcome) == [.pass, .pass, .pass])
    }

    @Test("taking evidence away never makes an outcome better")
    func neverGainsByLoss() throws {
        func rank(_ result: CheckResult) -> Int {
            switch result.outcome {
            case .fail: 0
            // A partial result with gaps counts as unknown when it is decided.
            case .partial: result.gaps.isEmpty ? 2 : 1
            case .notAssessed: 1
            case .pass, .notApplicable: 3
            }
        }
        let severities: [Severity?] = [nil, .low, .high]
        for first in severities {
            for second in severities {
                let verdicts = [first, second].map { Verdict(wrongs: $0.map { [.init(severity: $0)] } ?? []) }
                let whole = try judge(.verdicts([("a", verdicts[0]), ("b", verdicts[1])]))
                for lost in [[0], [1], [0, 1]] {
                    let rest = (0...1).map { ("ab".map(String.init)[$0], lost.contains($0) ? nil : verdicts[$0]) }
                    let result = try judge(.verdicts(rest))
                    // A failure that nobody saw is unknown, which is no pass; anything else must not rise.
                    #expect(rank(result) <= max(rank(whole), 1))
                }
            }
        }
    }
}

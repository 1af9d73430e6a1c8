import AssayModel
import Testing

@testable import AssayReports

@Suite("What a stage comes to")
struct StageConclusionTests {
    private let unknown = Outcome.notAssessed(Unjudged(.unreachable, "gone"))

    @Test("clean means that everything is known and nothing is found")
    func clean() {
        let report = SampleStage.of([SampleStage.result(.pass), SampleStage.result(.notApplicable("none"), judged: 0)])
        #expect(report.conclusion == .clean && report.conclusion.exitStatus == 0)
    }

    @Test("a finding at or above the limit fails the stage, one below it does not", arguments: Severity.allCases)
    func limit(failOn: Severity) {
        for severity in Severity.allCases {
            let report = SampleStage.of([SampleStage.result(.fail, [severity])], failOn: failOn)
            #expect(report.conclusion == (severity >= failOn ? .findings : .clean))
            #expect(report.conclusion.exitStatus == (severity >= failOn ? 1 : 0))
        }
    }

    @Test("what is unknown is never clean, in whatever way it is unknown")
    func open() {
        let results = [
            SampleStage.result(unknown, judged: 0), SampleStage.result(.partial, judged: 3, gaps: ["GET /a"]),
            SampleStage.result(.pass, judged: 3, gaps: ["GET /a"]),
        ]
        for result in results {
            let report = SampleStage.of([SampleStage.result(.pass), result])
            #expect(report.conclusion == .notAssessed && report.conclusion.exitStatus == 3)
        }
    }

    @Test("a severe finding weighs more than what is unknown, a light one less")
    func both() {
        #expect(SampleStage.of([SampleStage.result(.fail, [.critical], gaps: ["GET /a"])]).conclusion == .findings)
        #expect(SampleStage.of([SampleStage.result(.fail, [.low], gaps: ["GET /a"])]).conclusion == .notAssessed)
        let two = [SampleStage.result(unknown, judged: 0), SampleStage.result(.fail, [.high])]
        #expect(SampleStage.of(two).conclusion == .findings)
    }

    @Test("a stage in which nothing was judged is not assessed")
    func nothing() {
        #expect(SampleStage.of([]).conclusion == .notAssessed)
        #expect(SampleStage.of([SampleStage.result(.notApplicable("none"), judged: 0)]).conclusion == .notAssessed)
    }

    @Test("the same subject and reason is one gap with all the checks that lack it")
    func gaps() {
        var other = SampleStage.result(unknown, judged: 0, gaps: ["GET /b", "GET /a"])
        other.check = "functionality.another-check"
        let gaps = SampleStage.of([SampleStage.result(unknown, judged: 0, gaps: ["GET /a"]), other]).gaps
        #expect(gaps.map(\.gap.subject) == ["GET /b", "GET /a"])
        #expect(gaps.map(\.checks.count) == [1, 2])
    }
}

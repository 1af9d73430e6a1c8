import AssayModel
import AssayPlan
import Testing

@Suite("All mistakes at once")
struct TenMistakesTests {
    private static let plan = """
        assay: 2
        service: {version: 1.0}
        targett: {url: http://elsewhere}
        target:
          url: ftp://127.0.0.1:8000
          timeout: '5 minutes'
          start:
            runn: [./serve]
            ready: GET /health
        performance:
          load:
            - {request: GET /api, rate: 0, for: 30s, connections: many}
          expect: load.latncy.p99 < duration('500ms')
        decision:
          must: ["tru"]
        """

    @Test("ten mistakes are ten diagnostics in the order of the file, and a misspelled key is not called missing too")
    func ten() {
        #expect(
            mistakes(in: Self.plan) == [
                "1:8: expected 1, the only version of this form so far, found '2'",
                "2:1: missing key 'name' in 'service': expected a line of text",
                "3:1: unknown key 'targett' in the plan; did you mean 'target'?",
                "5:8: expected an http or https URL such as http://127.0.0.1:8000, found 'ftp://127.0.0.1:8000'",
                "6:12: expected a length of time such as 500ms or 30s, found '5 minutes'",
                "8:5: unknown key 'runn' in 'target.start'; did you mean 'run'?",
                "12:33: expected a rate above 0 and at most 100000/s, found '0'",
                "12:59: expected a whole number from 1 to 10000, found 'many'",
                "13:16: Load has no field latncy; did you mean latency?",
                "15:11: undeclared name tru; did you mean true?",
            ]
        )
        #expect(read(Self.plan).plan == nil)
    }

    @Test("diagnostics sort by position whatever their message, and carry their parts")
    func parts() throws {
        let diagnostics = read(Self.plan).diagnostics
        #expect(diagnostics == diagnostics.shuffled().sorted())
        let slip = try #require(diagnostics.first { $0.suggestion == "target" })
        #expect(
            slip
                == PlanDiagnostic(
                    file: "assay.yaml",
                    line: 3,
                    column: 1,
                    message: "unknown key 'targett' in the plan",
                    suggestion: "target"
                )
        )
        let error = PlanInvalid(diagnostics: [slip, slip])
        #expect(error.description == "\(slip)\n\(slip)")
        #expect(PlanInvalid(diagnostics: []).description == "the plan is not valid")
    }
}

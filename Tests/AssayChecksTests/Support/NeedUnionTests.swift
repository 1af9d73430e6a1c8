import AssayEvidence
import AssayModel
import Testing

@testable import AssayChecks

@Suite("Need of one kind of evidence or another")
struct NeedUnionTests {
    private let need = Need.each(HealthAnswer.self, "health operations").map { $0.exchange }
        .or(Need.each(OperationExchange.self, "operations").map { $0.exchange })

    private func applicability(_ rosters: [Roster]) -> Applicability {
        need.applicability(Dictionary(uniqueKeysWithValues: rosters.map { ($0.kind, $0) }))
    }

    private func health(_ subjects: [String], shortfall: Unjudged? = nil) -> Roster {
        Roster(kind: HealthAnswer.kind, subjects: subjects, shortfall: shortfall)
    }

    private func operations(_ subjects: [String], shortfall: Unjudged? = nil) -> Roster {
        Roster(kind: OperationExchange.kind, subjects: subjects, shortfall: shortfall)
    }

    @Test("both kinds are asked for")
    func kinds() {
        #expect(need.kinds == [HealthAnswer.kind, OperationExchange.kind])
    }

    @Test("a roster that is missing or short on either side leaves it unknown")
    func unknown() {
        let gap = Unjudged(.timedOut, "too slow")
        #expect(applicability([health(["a"])]) == .unknown(Unjudged(.notRun, "no operation-exchange was gathered")))
        #expect(applicability([operations(["a"])]) == .unknown(Unjudged(.notRun, "no health-answer was gathered")))
        #expect(applicability([health(["a"]), operations([], shortfall: gap)]) == .unknown(gap))
        #expect(applicability([health([], shortfall: gap), operations(["a"])]) == .unknown(gap))
    }

    @Test("one side with subjects is enough, and none is nothing to judge")
    func applicable() {
        #expect(applicability([health(["a"]), operations([])]) == .applicable)
        #expect(applicability([health([]), operations(["a"])]) == .applicable)
        #expect(
            applicability([health([]), operations([])])
                == .empty("there are no health operations, and there are no operations")
        )
    }

    @Test("the cases of both sides are judged, the same subject on both sides twice")
    func cases() {
        let exchange = HTTPExchange.sample("GET /health", 200)
        let observations = Observations(
            rosters: [health(["GET /health"]), operations(["GET /health", "GET /b"])],
            observations: [
                Observation(
                    kind: HealthAnswer.kind,
                    subject: "GET /health",
                    value: .success(HealthAnswer(exchange: exchange))
                ),
                Observation(
                    kind: OperationExchange.kind,
                    subject: "GET /health",
                    value: .success(OperationExchange(exchange: exchange))
                ),
            ]
        )
        let cases = need.cases(observations)
        #expect(cases.map(\.subject) == ["GET /health", "GET /health", "GET /b"])
        #expect(cases.map { (try? $0.input.get()) != nil } == [true, true, false])
    }
}

import AssayModel
import Testing

@testable import AssayProbes

@Suite("A budget of requests")
struct RequestBudgetTests {
    @Test("so many requests are let through and no more", arguments: [1, 2, 50])
    func counts(most: Int) throws {
        let budget = RequestBudget(most: most)
        for _ in 0..<most { try budget.spend() }
        let error = #expect(throws: Unjudged.self) { try budget.spend() }
        #expect(error?.reason == .notAllowed && error?.detail.contains("\(most) requests") == true)
    }

    @Test("a budget of none lets nothing through", arguments: [0, -1, Int.min])
    func none(most: Int) {
        #expect(throws: Unjudged.self) { try RequestBudget(most: most).spend() }
    }

    @Test("without bounds everything is let through")
    func unbounded() throws {
        let budget = RequestBudget()
        for _ in 0..<10_000 { try budget.spend() }
    }

    @Test("when the time is used up nothing is let through, however much is left")
    func time() {
        let budget = RequestBudget(most: 100, time: .zero)
        #expect(throws: Unjudged(.notAllowed, "the time for requests was used up")) { try budget.spend() }
    }

    @Test("requests at the same time share it exactly")
    func concurrency() async {
        let budget = RequestBudget(most: 37)
        let spent = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<200 { group.addTask { (try? budget.spend()) != nil } }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(spent == 37)
    }
}

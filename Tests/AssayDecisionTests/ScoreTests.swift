@testable import AssayDecision
import AssayModel
import Testing

@Suite("The score")
struct ScoreTests {
    private func control(_ id: String, in input: DecisionInput) throws -> ControlScore {
        try #require(Decision(deciding: input).categories.flatMap(\.controls).first { $0.id == id })
    }

    @Test(
        "a control's state follows from its checks: wrong beats unknown beats half beats well",
        arguments: [
            ([.pass], .pass, 2, 2), ([.pass, .partial], .partial, 1, 1), ([.fail, .pass], .fail, 0, 0),
            ([.fail, unknown], .fail, 0, 0), ([unknown, .pass], .notAssessed, 0, 2),
            ([unknown, .partial], .notAssessed, 0, 1), ([empty, empty], .notApplicable, 0, 0),
            ([empty, .pass], .pass, 2, 2), ([empty, unknown], .notAssessed, 0, 2), ([], .notAssessed, 0, 2),
        ] as [([Outcome], ControlScore.State, Double, Double)]
    )
    func states(outcomes: [Outcome], state: ControlScore.State, lo: Double, hi: Double) throws {
        let id = "security.tls"
        let results = outcomes.enumerated()
            .map { index, outcome in
                let severity: Severity? = outcome == .fail ? .high : outcome == .partial ? .low : nil
                return result(id, outcome, severity.map { [finding(index, id, $0)] } ?? [], check: "check-\(index)")
            }
        let score = try control(id, in: input(replacing: results, without: [id]))
        #expect(score.state == state)
        #expect(score.lo == lo && score.hi == hi)
        #expect((score.reason == nil) == (state == .pass))
        #expect(score.isPreview == outcomes.isEmpty)
        #expect(score.checks.count == outcomes.count)
    }

    @Test("a control without a check is a preview and says so")
    func previews() throws {
        let score = try control("deployment.rollback", in: input(without: ["deployment.rollback"]))
        #expect(score.reason == "no check of this version asks this yet")
        #expect(score.isPreview)
    }

    @Test("a result goes stale after its moment, not at it, and its findings go with it")
    func staleness() throws {
        let found = [finding(1, "security.tls", .high)]
        let fresh = result("security.tls", nil, found, freshUntil: moment)
        let stale = result("security.tls", nil, found, freshUntil: moment.advanced(byMilliseconds: -1))
        #expect(try control("security.tls", in: input(replacing: [fresh])).state == .fail)
        let score = try control("security.tls", in: input(replacing: [stale]))
        #expect(score.state == .notAssessed && score.findings.isEmpty)
        #expect(score.reason?.contains("stale") == true)
    }

    @Test("a check of the catalogue without a result counts as not run beside one that passed")
    func missingResults() throws {
        var input = input()
        input.catalogue = ["security.tls": "security.tls", "security.tls-versions": "security.tls"]
        let score = try control("security.tls", in: input)
        #expect(score.state == .notAssessed && score.hi == 2)
        #expect(score.checks == ["security.tls", "security.tls-versions"])
        let moved = try #require(input.results.firstIndex { $0.control == "security.tls" })
        input.results[moved].control = "security.elsewhere"
        #expect(try control("security.tls", in: input).state == .notAssessed)
    }

    @Test("an outcome never says better than its findings and gaps")
    func contradictions() throws {
        let grave = result("security.tls", .pass, [finding(1, "security.tls", .critical)])
        #expect(try control("security.tls", in: input(replacing: [grave])).state == .fail)
        let light = result("security.tls", empty, [finding(1, "security.tls", .low)])
        #expect(try control("security.tls", in: input(replacing: [light])).state == .partial)
        let understated = result("security.tls", .partial, [finding(1, "security.tls", .high)])
        #expect(try control("security.tls", in: input(replacing: [understated])).state == .fail)
        var gappy = result("security.tls", .pass)
        gappy.gaps = [CheckResult.Gap(subject: "b", why: Unjudged(.timedOut, "took too long"))]
        let score = try control("security.tls", in: input(replacing: [gappy]))
        #expect(score.state == .notAssessed && score.reason == "b: took too long")
        let seen = result("security.tls", unknown, [finding(1, "security.tls", .critical)])
        #expect(Decision(deciding: input(replacing: [seen])).verdict == .noGo)
    }

    @Test("controls that do not apply leave their points to the others of their category")
    func sharesPoints() throws {
        let input = input(replacing: [
            result("performance.resource-stability", empty), result("performance.latency", unknown),
        ])
        let decision = Decision(deciding: input)
        let performance = try #require(decision.categories.first { $0.category == .performance })
        #expect(performance.lo == 14.67 && performance.hi == 20)
        #expect(performance.controls.map(\.points).reduce(0, +).roundedToHundredths == 20)
        #expect(decision.lo == 94.67)
    }

    @Test("a category in which nothing applies has its points unknown")
    func emptyCategory() throws {
        let nothing = ControlTable.controls.filter { $0.category == .performance }.map { result($0.id, empty) }
        let performance = try #require(
            Decision(deciding: input(replacing: nothing)).categories.first { $0.category == .performance }
        )
        #expect(performance.lo == 0 && performance.hi == 20)
        #expect(!performance.reachesFloor && performance.canReachFloor)
    }

    @Test("points are printed with one decimal, or two where one would hide something")
    func pointsText() {
        let texts = [38.5, 69.97, 0, 100, 0.05, 12.1].map(\.pointsText)
        #expect(texts == ["38.5", "69.97", "0.0", "100.0", "0.05", "12.1"])
    }
}

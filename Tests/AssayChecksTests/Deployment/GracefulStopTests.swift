import AssayEvidence
import AssayModel
import Testing

@testable import AssayChecks

@Suite("Graceful stop")
struct GracefulStopTests {
    private let check = GracefulStop()

    private func trial(
        end: ProcessEnd? = .exited(0),
        endedAfter: Double? = 100,
        answered: Int = 5,
        lost: Int = 0,
        refused: Int = 0,
        errors: Int = 0,
        left: Int = 0,
        wasServing: Bool = true
    ) -> StopTrial {
        StopTrial(
            wasServing: wasServing,
            request: "GET /a",
            traffic: .init(answered: answered, lost: lost, refusedAfterSignal: refused, serverErrors: errors),
            grace: 5_000,
            endedAfter: endedAfter,
            end: end,
            leftBehind: left
        )
    }

    private func anchors(_ trial: StopTrial) -> [String] {
        check.found(trial).map(\.anchor)
    }

    @Test("ends by the request itself are fine", arguments: [nil, ProcessEnd.exited(0), .exited(143), .signalled(15)])
    func properEnds(end: ProcessEnd?) {
        #expect(check.words(trial(end: end)) == [])
    }

    @Test(
        "crashes are found",
        arguments: [
            ProcessEnd.exited(134), .exited(137), .exited(139), .signalled(6), .signalled(9), .signalled(11),
        ]
    )
    func crashes(end: ProcessEnd) {
        #expect(anchors(trial(end: end)) == ["crash"])
    }

    @Test("other exit statuses are found, of low severity", arguments: [1, 2, 128, 130, 255, -1])
    func statuses(status: Int32) {
        #expect(check.found(trial(end: .exited(status))).map(\.severity) == [.low])
    }

    @Test("whatever had to be killed is found once, though the killing left nothing clean")
    func killed() {
        #expect(anchors(trial(end: .signalled(9), endedAfter: nil, left: 3)) == ["grace"])
        #expect(anchors(trial(end: nil, endedAfter: nil, lost: 2)) == ["grace", "lost-requests"])
        #expect(anchors(trial(endedAfter: 5_001)) == ["grace"])
        #expect(anchors(trial(endedAfter: 5_000)) == [])
    }

    @Test("any lost request is found, and refusals after the signal never are", arguments: [1, 2, Int.max])
    func lost(count: Int) {
        #expect(anchors(trial(lost: count, refused: count)) == ["lost-requests"])
        #expect(anchors(trial(refused: count)) == [])
    }

    @Test("server errors and processes left behind are found with their own rank")
    func lesser() {
        let found = check.found(trial(errors: 1, left: 1))
        #expect(found.map(\.anchor) == ["server-errors", "left-behind"])
        #expect(found.map(\.severity) == [.low, .medium])
    }

    @Test("no traffic or no service is no pass")
    func gaps() {
        #expect(check.words(trial(answered: 0)) == ["unjudged: inconclusive"])
        #expect(check.words(trial(answered: -1)) == ["unjudged: inconclusive"])
        #expect(check.words(trial(endedAfter: nil, lost: 9, wasServing: false)) == ["unjudged: control-failed"])
    }
}

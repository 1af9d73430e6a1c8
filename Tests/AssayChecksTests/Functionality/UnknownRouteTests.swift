import AssayEvidence
import AssayModel
import Testing

@testable import AssayChecks

@Suite("Unknown route")
struct UnknownRouteTests {
    private let check = UnknownRoute()
    private let known = HTTPExchange.sample("GET /api/orders", 200, "[]")

    private func words(
        _ status: Int,
        _ body: String = "",
        location: String? = nil,
        knownStatus: Int = 200
    ) -> [String] {
        let fields = location.map { [("Location", $0)] } ?? []
        let trial = UnknownRouteTrial(
            known: .sample("GET /api/orders", knownStatus, "[]"),
            unknown: .sample("GET /api/x-1", status, body, fields: fields)
        )
        return check.words(trial)
    }

    @Test("refusals of any kind are fine", arguments: [400, 401, 403, 404, 405, 406, 410, 422])
    func refusals(status: Int) {
        #expect(words(status) == [])
    }

    @Test("any server error is found", arguments: [0, 500, 502, 503, 599, 700])
    func serverErrors(status: Int) {
        #expect(words(status) == ["GET of an unknown route: answers \(status) where no route exists"])
    }

    @Test("without a route that answers, nothing is said", arguments: [0, 404, 410, 429, 500, 503])
    func control(status: Int) {
        for answer in [200, 404, 500] {
            #expect(words(answer, knownStatus: status) == ["unjudged: control-failed"])
        }
    }

    @Test("success is found whatever its body", arguments: [200, 201, 204, 206])
    func success(status: Int) {
        for body in Hostile.all {
            #expect(words(status, body).count == 1)
        }
    }

    @Test("a redirect that only passes the question on settles nothing")
    func redirectOfTheSamePath() {
        for place in ["https://shop.example/api/x-1", "/api/x-1/"] {
            #expect(words(301, location: place) == ["unjudged: inconclusive"])
        }
        #expect(words(302) == ["unjudged: inconclusive"])
    }

    @Test("a redirect to the start page is found, of low severity")
    func redirectHome() {
        let trial = UnknownRouteTrial(known: known, unknown: .sample("GET /api/x", 302, fields: [("Location", "/")]))
        #expect(check.found(trial).map(\.severity) == [.low])
    }

    @Test("one page for all paths is fine only where the page routes by itself")
    func pages() {
        func trial(_ page: String, _ other: String) -> UnknownRouteTrial {
            UnknownRouteTrial(known: .sample("GET /", 200, page), unknown: .sample("GET /x", 200, other))
        }
        #expect(check.words(trial("<script src=a></script>", "<script src=a></script>")) == [])
        #expect(check.found(trial("<p>hello</p>", "<p>hello</p>")).count == 1)
        #expect(check.found(trial("<script src=a></script>", "<script src=b></script>")).count == 1)
    }

    @Test("the random name stands in neither the operation nor the anchor")
    func stability() {
        for finding in check.found(UnknownRouteTrial(known: known, unknown: .sample("GET /api/q8f7", 200, "{}"))) {
            #expect(!finding.description.contains("q8f7"))
            #expect(!finding.anchor.contains("q8f7"))
        }
    }
}

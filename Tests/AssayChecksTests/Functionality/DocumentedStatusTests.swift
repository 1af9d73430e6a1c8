import AssayEvidence
import AssayModel
import Testing

@testable import AssayChecks

@Suite("Documented status")
struct DocumentedStatusTests {
    private let check = DocumentedStatus()

    private func answer(_ responses: String, _ status: Int, target: String = "/orders/7") throws -> DescribedAnswer {
        try #require(.sample(responses, status, target: target))
    }

    @Test(
        "a class and the default stand for what is not named",
        arguments: [
            ("{2XX: {description: a}}", 204), ("{'200': {description: a}, default: {description: b}}", 500),
            ("{'201': {description: a}, '4XX': {description: b}}", 429), ("{'304': {description: a}}", 304),
        ]
    )
    func declared(responses: String, status: Int) throws {
        #expect(check.words(try answer(responses, status)) == [])
    }

    @Test("a class stands for no other", arguments: [100, 199, 300, 302, 307])
    func otherClass(status: Int) throws {
        #expect(check.found(try answer("{2XX: {description: a}, 4XX: {description: b}}", status)).count == 1)
    }

    @Test("a number that is no status is found and traps nothing", arguments: [Int.min, -1, 0, 99])
    func noStatus(status: Int) throws {
        let found = check.found(try answer("{'200': {description: a}}", status))
        #expect(found.count == 1 && found.arePresentable)
    }

    @Test("a server error is told by the check of answers alone", arguments: [500, 501, 502, 503, 599, 600, Int.max])
    func serverErrors(status: Int) throws {
        #expect(check.words(try answer("{'200': {description: a}, 4XX: {description: b}}", status)) == [])
    }

    @Test("what generic code of clients handles weighs less", arguments: [401, 403, 404, 409, 422, 429])
    func common(status: Int) throws {
        #expect(check.found(try answer("{'200': {description: a}}", status)).map(\.severity) == [.low])
    }

    @Test(
        "what clients have no code for weighs as the check says",
        arguments: [201, 202, 206, 302, 402, 418]
    )
    func rare(status: Int) throws {
        #expect(check.found(try answer("{'200': {description: a}}", status)).map(\.severity) == [nil])
    }

    @Test("another undeclared status is another defect")
    func anchors() throws {
        let anchors = try [201, 206, 302]
            .flatMap { status in
                check.found(try answer("{'200': {description: a}}", status)).map(\.anchor)
            }
        #expect(Set(anchors).count == 3)
    }

    @Test("the anchor does not depend on the line, on what else is declared, or on the id in the path")
    func stableAnchor() throws {
        let one = check.found(try answer("{'200': {description: a}}", 302))
        let other = check.found(
            try answer("\n        {'201': {description: b}, '200': {description: a}}", 302, target: "/orders/8")
        )
        #expect(one.map(\.anchor) == other.map(\.anchor) && one.map(\.request?.operation) == ["GET /orders/{id}"])
    }

    @Test("a refusal of a request that breaks the description proves nothing, an answer does")
    func wrongRequest() throws {
        for status in [400, 404, 422] {
            #expect(
                check.words(try answer("{'200': {description: a}}", status, target: "/orders/x"))
                    == ["unjudged: control-failed"]
            )
        }
        for status in [201, 206, 302] {
            #expect(check.found(try answer("{'200': {description: a}}", status, target: "/orders/x")).count == 1)
        }
    }

    @Test("an operation that declares nothing promises nothing")
    func nothingDeclared() throws {
        #expect(check.words(try answer("{}", 206)) == [])
    }

    @Test("the place is that of the operation; a served description has none, but the request")
    func places() throws {
        let paths =
            "  /a:\n    get: {responses: {'200': {description: ok}}}\n  /b:\n"
            + "    get: {responses: {'200': {description: ok}}}\n"
        let name = OperationName(method: "GET", path: "/b")
        let exchange = HTTPExchange.sample("GET /b", 201)
        let file = check.found(try .of(name, in: paths, exchange))
        #expect(file.map(\.location) == [Location(file: "openapi.yaml", line: 7, column: 5)])
        let served = check.found(try .of(name, in: paths, exchange, at: "/openapi.yaml"))
        #expect(served.map(\.location) == [nil] && served.map(\.request?.operation) == ["GET /b"])
        #expect(served.map(\.anchor) == file.map(\.anchor))
    }

    @Test("an operation that is not in the description, or that is not named, is about something else")
    func otherSubject() {
        let paths = "  /a: {get: {responses: {'200': {description: ok}}}}\n"
        #expect(throws: Unjudged.self) {
            try DescribedAnswer.of(OperationName(method: "PUT", path: "/a"), in: paths, .sample("PUT /a", 200))
        }
        let text = APIDescription(path: "openapi.yaml", text: "openapi: 3.1.0\npaths: {}\n")
        let unnamed = OperationExchange(exchange: .sample("GET /a", 200))
        let error = #expect(throws: Unjudged.self) { try DescribedAnswer(unnamed, text) }
        #expect(error?.reason == .notRun)
    }
}

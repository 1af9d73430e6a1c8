import AssayEvidence
import AssayModel
import Testing

@testable import AssayChecks

@Suite("Documented media type")
struct DocumentedMediaTypeTests {
    private let check = DocumentedMediaType()

    private func answer(
        _ types: String,
        type: String?,
        body: String = "{}",
        status: Int = 200,
        fields: [(String, String)] = []
    ) throws -> DescribedAnswer {
        let content = types.split(separator: " ").map { "\($0): {schema: {}}" }.joined(separator: ", ")
        let declared = "{'\(status)': {description: ok, content: {\(content)}}}"
        // A number guesses no type, so that the body can come without any.
        var answer = try #require(DescribedAnswer.sample(declared, status, body, type: type, fields: fields))
        if type == nil {
            var exchange = answer.exchange
            exchange.response.fields.removeAll { $0.name == "Content-Type" }
            answer = try DescribedAnswer(
                OperationExchange(exchange: exchange, described: OperationName(method: "GET", path: "/orders/{id}")),
                answer.description.evidence
            )
        }
        return answer
    }

    @Test(
        "what a client takes for the declared type is fine",
        arguments: [
            ("application/json", "application/json;charset=UTF-8"), ("application/*", "application/vnd.shop+json"),
            ("'*/*'", "text/csv"), ("application/problem+json application/json", "application/problem+json"),
            ("text/plain", "TEXT/Plain; charset=iso-8859-1"),
        ]
    )
    func fine(declared: String, type: String) throws {
        #expect(check.words(try answer(declared, type: type)) == [])
    }

    @Test(
        "another type is found",
        arguments: ["text/html", "application/problem+json", "application/jsonp", "application/xml", "text/json"]
    )
    func other(type: String) throws {
        #expect(check.found(try answer("application/json", type: type)).count == 1)
    }

    @Test("a body without a type is found, no body without a type is fine")
    func missing() throws {
        let found = check.found(try answer("application/json", type: nil))
        #expect(found.count == 1 && found.first?.message.contains("no Content-Type") == true)
        #expect(check.words(try answer("text/plain", type: nil, body: "")) == [])
    }

    @Test(
        "a type that is none is found and shown without control characters",
        arguments: ["json", "/", "a/b/c", "*/*"]
    )
    func malformed(type: String) throws {
        let found = check.found(try answer("application/json", type: type))
        #expect(found.count == 1 && found.arePresentable)
    }

    @Test("two different types are found, the same one twice is not")
    func twice() throws {
        let two = try answer("application/json", type: "application/json", fields: [("content-type", "text/html")])
        #expect(check.found(two).count == 1)
        let same = try answer(
            "application/json",
            type: "application/json",
            fields: [("content-type", "application/json")]
        )
        #expect(check.words(same) == [])
    }

    @Test("statuses that have no body need no type", arguments: [204, 205, 304])
    func bodyless(status: Int) throws {
        #expect(check.words(try answer("application/json", type: nil, body: "", status: status)) == [])
    }

    @Test("an answer to HEAD may leave its type out and is not read")
    func head() throws {
        let declared = "{'200': {description: ok, content: {application/json: {schema: {type: object}}}}}"
        let answer = try #require(DescribedAnswer.sample(declared, 200, method: "head"))
        #expect(check.words(answer) == [])
    }

    @Test("missing, malformed and undeclared are three defects, whatever was sent instead")
    func anchors() throws {
        let kinds = try [nil, "json", "text/html"]
            .flatMap { type in
                check.found(try answer("application/json", type: type)).map(\.anchor)
            }
        #expect(Set(kinds).count == 3)
        #expect(
            check.found(try answer("application/json", type: "text/html")).map(\.anchor)
                == check.found(try answer("application/json", type: "text/xml")).map(\.anchor)
        )
    }

    @Test("hostile types cannot break a report", arguments: Hostile.all)
    func hostile(type: String) throws {
        #expect(check.found(try answer("application/json", type: "x/\(type)")).arePresentable)
    }
}

import AssayModel
import Testing

@testable import AssayChecks

@Suite("Declared errors")
struct DeclaredErrorsTests {
    private let check = DeclaredErrors()

    private func description(_ responses: String, _ more: String = "") throws -> ReviewedDescription {
        let parameter = "parameters: [{name: id, in: path, required: true, schema: {type: integer}}]"
        return try #require(.paths("  /a/{id}: {get: {\(parameter), responses: {\(responses)}\(more)}}\n"))
    }

    @Test(
        "an error in any form is a declaration",
        arguments: ["'404'", "'422'", "'500'", "4XX", "5XX", "default"]
    )
    func declared(status: String) throws {
        #expect(check.words(try description("'200': {description: a}, \(status): {description: b}")) == [])
    }

    @Test("successes and redirects are no errors", arguments: ["'201'", "'304'", "2XX", "3XX"])
    func undeclared(status: String) throws {
        let found = check.found(try description("'200': {description: a}, \(status): {description: b}"))
        #expect(found.map(\.severity) == [.low])
    }

    @Test("an operation that declares errors alone is found")
    func noSuccess() throws {
        let found = check.found(try description("'404': {description: a}"))
        #expect(found.map(\.severity) == [.low] && found.first?.message.contains("no success") == true)
    }

    @Test("a protected operation that does not say how it refuses is a hint")
    func refusal() throws {
        let security = ", security: [{k: []}]"
        let found = check.found(try description("'200': {description: a}, '500': {description: b}", security))
        #expect(found.map(\.severity) == [.info])
        for status in ["'401'", "'403'", "4XX", "default"] {
            let input = try description("'200': {description: a}, \(status): {description: b}", security)
            #expect(check.words(input) == [], "\(status)")
        }
    }

    @Test("an operation without any response says nothing that could be incomplete here")
    func noResponses() throws {
        #expect(check.words(try description("")) == [])
    }

    @Test("a text of any form cannot be wrong")
    func freeText() throws {
        let input = ReviewedDescription.paths(
            "  /a: {get: {parameters: [{name: q, in: query, schema: {type: string}}], "
                + "responses: {'200': {description: ok}}}}\n"
        )
        #expect(check.words(try #require(input)) == [])
    }

    @Test("the anchors of different defects differ")
    func anchors() throws {
        let silent = check.found(try description("'200': {description: a}")).map(\.anchor)
        let failing = check.found(try description("'404': {description: a}")).map(\.anchor)
        #expect(silent.count == 1 && failing.count == 1 && silent != failing)
    }

    @Test("hostile names cannot break a report")
    func hostile() {
        let found = ReviewedDescription.hostile.map { check.found($0) }
        #expect(found.contains { !$0.isEmpty } && found.allSatisfy(\.arePresentable))
    }
}

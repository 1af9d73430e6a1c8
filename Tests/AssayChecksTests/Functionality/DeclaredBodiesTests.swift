import AssayModel
import Testing

@testable import AssayChecks

@Suite("Declared bodies")
struct DeclaredBodiesTests {
    private let check = DeclaredBodies()
    private let done = "responses: {'204': {description: done}}"

    private func description(_ method: String, _ operation: String) throws -> ReviewedDescription {
        try #require(.paths("  /a: {\(method): {\(operation)}}\n"))
    }

    @Test("a body of which nothing is said is found", arguments: ["{}", "{schema: {}}", "{schema: {description: x}}"])
    func shapeless(media: String) throws {
        let input = try description("post", "requestBody: {content: {application/json: \(media)}}, \(done)")
        #expect(check.found(input).map(\.severity) == [.low])
    }

    @Test("a body without any media type contradicts itself")
    func noType() throws {
        #expect(
            check.found(try description("post", "requestBody: {content: {}}, \(done)")).map(\.severity) == [.medium]
        )
    }

    @Test(
        "bodies that are described are fine",
        arguments: [
            "application/json: {schema: {type: object}}",
            "application/json: {schema: {$ref: '#/components/schemas/A'}}",
            "application/octet-stream: {}", "text/plain: {}", "multipart/form-data: {schema: {type: object}}",
            "application/json: {schema: false}",
        ]
    )
    func decoys(content: String) throws {
        let input = try #require(
            ReviewedDescription.paths(
                "  /a: {post: {requestBody: {content: {\(content)}}, \(done)}}\n"
                    + "components: {schemas: {A: {type: object}}}\n"
            )
        )
        #expect(check.words(input) == [])
    }

    @Test("a body with GET is found, with DELETE it is a hint", arguments: [("get", Severity.low), ("delete", .info)])
    func misplaced(method: String, severity: Severity) throws {
        let body = "requestBody: {content: {application/json: {schema: {type: object}}}}"
        #expect(check.found(try description(method, "\(body), \(done)")).map(\.severity) == [severity])
    }

    @Test("content for a status without a body is found, for HEAD it is not", arguments: ["204", "205", "304"])
    func bodyless(status: String) throws {
        let answer = "responses: {'\(status)': {description: a, content: {text/plain: {}}}}"
        #expect(check.found(try description("put", answer)).count == 1)
        let head = "responses: {'200': {description: a, content: {text/plain: {}}}}"
        #expect(check.words(try description("head", head)) == [])
    }

    @Test("a GET that declares no body at all is a hint")
    func silent() throws {
        let input = try description("get", "responses: {'200': {description: ok}}")
        #expect(check.found(input).map(\.severity) == [.info])
    }

    @Test("different defects of one operation have different anchors, and lines do not matter")
    func anchors() throws {
        let text =
            "requestBody: {content: {application/json: {}}}, responses: "
            + "{'200': {description: a, content: {application/json: {}}}, '204': {description: b, content: {text/plain: {}}}}"
        let found = check.found(try description("post", text))
        #expect(found.count == 3 && Set(found.map(\.anchor)).count == 3)
        let shifted = try #require(ReviewedDescription.paths("  # a\n  # b\n  /a:\n    post: {\(text)}\n"))
        #expect(Set(check.found(shifted).map(\.anchor)) == Set(found.map(\.anchor)))
    }

    @Test("hostile names cannot break a report")
    func hostile() {
        let found = ReviewedDescription.hostile.map { check.found($0) }
        #expect(found.contains { !$0.isEmpty } && found.allSatisfy(\.arePresentable))
    }
}

import AssayEvidence
import AssayModel
import Testing

@testable import AssayChecks

@Suite("Operation identifiers")
struct OperationIdentifiersTests {
    private let check = OperationIdentifiers()

    private func description(_ ids: String?...) throws -> ReviewedDescription {
        let paths = ids.enumerated()
            .map { number, id in
                let id = id.map { "operationId: \($0), " } ?? ""
                return "  /p\(number): {get: {\(id)responses: {'200': {description: ok}}}}\n"
            }
        return try #require(.paths(paths.joined()))
    }

    @Test("one id of three operations is one finding that names all")
    func three() throws {
        let found = check.found(try description("list", "get", "list", "list"))
        #expect(found.count == 1)
        for path in ["/p0", "/p2", "/p3"] { #expect(found.first?.message.contains(path) == true) }
    }

    @Test(
        "ids that only look alike are fine",
        arguments: [["a", "A"], ["get_order", "getOrder"], ["a", "'a '"], [nil, nil], ["1", "'01'"]]
    )
    func decoys(ids: [String?]) throws {
        #expect(check.words(try description(ids[0], ids[1])) == [])
    }

    @Test("two ids that are each there twice are two defects")
    func anchors() throws {
        let found = check.found(try description("a", "a", "b", "b"))
        #expect(found.count == 2 && Set(found.map(\.anchor)).count == 2)
    }

    @Test("the severity is low, since each reader of the description notices")
    func severity() throws {
        #expect(check.found(try description("a", "a")).map(\.severity) == [.low])
    }

    @Test("a description without operations has nothing to tell apart")
    func empty() throws {
        #expect(check.words(try #require(.sample("openapi: 3.1.0\npaths: {}\n"))) == [])
    }

    @Test("what is no description is no pass", arguments: Hostile.all)
    func hostileText(text: String) {
        let error = #expect(throws: Unjudged.self) {
            try ReviewedDescription(APIDescription(path: "openapi.json", text: text))
        }
        #expect(error?.reason == .unparsable)
    }

    @Test("a description that is no text is no pass")
    func noText() {
        #expect(throws: Unjudged(.unparsable, "the API description is not UTF-8 text")) {
            try ReviewedDescription(APIDescription(path: "openapi.json", text: nil))
        }
    }

    @Test("hostile names cannot break a report")
    func hostile() {
        let found = ReviewedDescription.hostile.map { check.found($0) }
        #expect(found.contains { !$0.isEmpty } && found.allSatisfy(\.arePresentable))
    }
}

import AssayModel
import Testing

@testable import AssayChecks

@Suite("Path templates")
struct PathTemplatesTests {
    private let check = PathTemplates()

    private func description(_ paths: String...) throws -> ReviewedDescription {
        let text = paths.map { "  \($0): {get: {responses: {'200': {description: ok}}}}\n" }.joined()
        return try #require(.paths(text))
    }

    @Test(
        "a router that was mounted twice is found",
        arguments: ["/orders/orders", "/api/v1/api/v1/orders", "/orders/orders/{id}", "/a/{id}/notes/notes"]
    )
    func doubled(path: String) throws {
        let found = check.found(try description(path))
        #expect(found.map(\.severity) == [.medium])
        #expect(found.map(\.request?.operation) == ["GET \(path)"])
    }

    @Test(
        "paths that only look doubled are fine",
        arguments: [
            "/users/{id}/users", "/{a}/{b}", "/1/1", "/x/x", "/orders/{orders}", "/orders/ordersets", "/orders/Orders",
            "/{a}/{a}", "/a.b/a", "/",
        ]
    )
    func decoys(path: String) throws {
        #expect(check.words(try description(path)) == [])
    }

    @Test("templates that differ in the names of parameters alone are one route")
    func sameRoute() throws {
        let found = check.found(try description("/orders/{id}", "/orders/{number}"))
        #expect(found.map(\.severity) == [.medium])
    }

    @Test("a template before a fixed path is worth a look, behind it nothing")
    func order() throws {
        #expect(check.found(try description("/orders/{id}", "/orders/recent")).map(\.severity) == [.info])
        #expect(check.words(try description("/orders/recent", "/orders/{id}")) == [])
    }

    @Test("a template whose parameter is a number takes no words")
    func typed() throws {
        let input = ReviewedDescription.paths(
            """
              /orders/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
                get: {responses: {'200': {description: ok}}}
              /orders/recent: {get: {responses: {'200': {description: ok}}}}
            """
        )
        #expect(check.words(try #require(input)) == [])
    }

    @Test("methods have routes of their own")
    func methods() throws {
        let input = ReviewedDescription.paths(
            """
              /orders/{id}: {get: {responses: {'200': {description: ok}}}}
              /orders/recent: {put: {responses: {'200': {description: ok}}}}
            """
        )
        #expect(check.words(try #require(input)) == [])
    }

    @Test("each path is a defect of its own, wherever it stands")
    func anchors() throws {
        let two = check.found(try description("/a/a1", "/orders/orders", "/users/users")).map(\.anchor)
        let one = check.found(try description("/users/users")).map(\.anchor)
        #expect(two.count == 2 && Set(two).count == 2 && two.contains(one.first ?? ""))
    }

    @Test("a served description has no place in a file")
    func served() throws {
        let found = check.found(
            try .served("  /orders/orders: {get: {responses: {'200': {description: ok}}}}\n")
        )
        #expect(found.map(\.location) == [nil] && found.map(\.request?.operation) == ["GET /orders/orders"])
    }

    @Test("hostile names cannot break a report")
    func hostile() {
        let found = ReviewedDescription.hostile.map { check.found($0) }
        #expect(found.contains { !$0.isEmpty } && found.allSatisfy(\.arePresentable))
    }
}

import JSON
import OpenAPI
import Testing

@Suite("The order of calls")
struct OpenAPICallOrderTests {
    private func description(_ operations: [(String, String)]) -> OpenAPIDescription {
        let place = OpenAPIPlace(pointer: .root, span: 0..<0, position: SourcePosition(line: 1, column: 1))
        let root = JSONNode(.object([:]))
        let document = OpenAPIDocument(uri: "assay:description", root: root, sourceMap: SourceMap([]))
        var description = OpenAPIDescription(version: .v31, document: document)
        description.operations = operations.map { OpenAPIOperation(method: $0.0, path: $0.1, place: place) }
        return description
    }

    private func ordered(_ operations: [(String, String)]) -> [String] {
        let description = description(operations)
        return OpenAPICallOrder(description).operations.map { description.operations[$0].name }
    }

    @Test("things are made before they are read, changed and deleted, parents before children")
    func order() {
        let order = ordered([
            ("DELETE", "/orders/{id}"), ("DELETE", "/orders/{id}/items/{item}"), ("GET", "/orders/{id}"),
            ("POST", "/orders/{id}/items"), ("GET", "/orders/{id}/items/{item}"), ("PUT", "/orders/{id}"),
            ("POST", "/admin/shutdown"), ("POST", "/auth/logout"), ("POST", "/orders"), ("GET", "/health"),
            ("POST", "/orders/{id}/cancel"),
        ])
        #expect(
            order == [
                "POST /orders", "POST /orders/{id}/items", "GET /health", "GET /orders/{id}",
                "GET /orders/{id}/items/{item}", "PUT /orders/{id}", "POST /orders/{id}/cancel",
                "DELETE /orders/{id}/items/{item}", "DELETE /orders/{id}", "POST /auth/logout", "POST /admin/shutdown",
            ]
        )
    }

    @Test(
        "what ends or empties the whole service is told from what only sounds so",
        arguments: [
            ("POST", "/shutdown", true), ("GET", "/admin/shutdown", true), ("POST", "/admin/resetDatabase", true),
            ("POST", "/api/reset", true), ("POST", "/system/power-off", true), ("DELETE", "/cache", true),
            ("POST", "/restart-server", true), ("POST", "/jobs/{id}/kill", false), ("POST", "/password/reset", false),
            ("POST", "/auth/reset-password", false), ("POST", "/drop-offs", false), ("GET", "/reset", false),
            ("POST", "/users/me/delete", true), ("POST", "/account/delete", true), ("POST", "/admin/clear", true),
            ("POST", "/flows/bulk_delete", false), ("POST", "/account/email/reset", false), ("POST", "/exits", false),
            ("PUT", "/terminated-contracts", false),
            ("POST", "/flush-toilets/report", false), ("GET", "/kills/statistics", false),
        ]
    )
    func endings(method: String, path: String, ends: Bool) {
        let order = OpenAPICallOrder(description([(method, path)]))
        #expect((order.effect(of: 0) == .ends) == ends)
    }

    @Test(
        "what ends a session or changes what one signs in with comes late",
        arguments: [
            ("GET", "/logout", true), ("POST", "/auth/sign-out", true), ("PUT", "/me/password", true),
            ("POST", "/forgot-password", false), ("GET", "/password/rules", false), ("POST", "/login", false),
        ]
    )
    func sessions(method: String, path: String, ends: Bool) {
        let order = OpenAPICallOrder(description([(method, path)]))
        #expect((order.effect(of: 0) == .signsOut) == ends)
    }

    @Test("every operation is there once, whatever the paths look like")
    func complete() {
        let paths = ["", "/", "//", "/{", "/}", "/{}", "/a/{b}.{c}", "/ä/{ö}", "x", "/{a}{b}", "/a//b/"]
        let operations = paths.flatMap { path in ["GET", "POST", "DELETE", "PATCH"].map { ($0, path) } }
        #expect(OpenAPICallOrder(description(operations)).operations.sorted() == Array(operations.indices))
    }
}

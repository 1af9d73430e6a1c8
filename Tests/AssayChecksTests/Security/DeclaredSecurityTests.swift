import AssayModel
import Testing

@testable import AssayChecks

@Suite("Declared security")
struct DeclaredSecurityTests {
    private let check = DeclaredSecurity()
    private let done = "responses: {'204': {description: done}}"

    private func description(_ paths: String, security: String = "security: [{key: []}]") throws -> ReviewedDescription
    {
        try #require(
            .sample(
                """
                openapi: 3.1.0
                info: {title: Shop, version: '1'}
                \(security)
                components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}
                paths:
                \(paths)
                """
            )
        )
    }

    @Test(
        "an operation that writes and is left out where others are protected is found",
        arguments: ["post", "put", "delete"]
    )
    func unprotected(method: String) throws {
        let paths = "  /orders: {get: {security: [{key: []}], \(done)}}\n  /orders/all: {\(method): {\(done)}}"
        let found = check.found(try description(paths, security: ""))
        #expect(found.map(\.severity) == [.medium])
        #expect(found.map(\.request?.operation) == ["\(method.uppercased()) /orders/all"])
    }

    @Test("an alternative without any scheme lets everyone in")
    func optional() throws {
        let paths = "  /orders: {get: {\(done)}, post: {security: [{key: []}, {}], \(done)}}"
        #expect(check.found(try description(paths)).count == 1)
    }

    @Test("what the operation itself lifts is worth a look only")
    func lifted() throws {
        let paths = "  /orders: {get: {\(done)}, post: {security: [], \(done)}}"
        #expect(check.found(try description(paths)).map(\.severity) == [.low])
    }

    @Test(
        "what strangers are meant to use is fine",
        arguments: [
            "/login", "/auth/register", "/users/signup", "/oauth/token", "/sessions", "/password/reset",

        ]
    )
    func publicByPurpose(path: String) throws {
        let paths = "  /orders: {get: {security: [{key: []}], \(done)}}\n  \(path): {post: {\(done)}}"
        #expect(check.words(try description(paths, security: "")) == [])
    }

    @Test("reading without credentials is fine")
    func reading() throws {
        #expect(check.words(try description("  /orders: {get: {security: [], \(done)}}")) == [])
    }

    @Test("credentials in a declared header count", arguments: ["Authorization", "X-API-Key"])
    func header(name: String) throws {
        let parameter = "parameters: [{name: \(name), in: header, required: true, schema: {type: string}}]"
        let paths = "  /orders: {post: {\(parameter), \(done)}}"
        #expect(check.words(try description(paths, security: "")) == [])
    }

    @Test("where no operation asks for anything, that is one finding, however many there are")
    func nothing() throws {
        let paths = (0..<40).map { "  /p\($0): {post: {\(done)}}" }.joined(separator: "\n")
        let found = check.found(try description(paths, security: ""))
        #expect(found.map(\.severity) == [.medium])
    }

    @Test("different operations are different defects, the order of paths does not matter")
    func anchors() throws {
        let read = "  /orders: {get: {security: [{key: []}], \(done)}}"
        let one = "  /a: {post: {\(done)}}"
        let other = "  /b: {post: {\(done)}}"
        let found = check.found(try description("\(read)\n\(one)\n\(other)", security: "")).map(\.anchor)
        let turned = check.found(try description("\(other)\n\(one)\n\(read)", security: "")).map(\.anchor)
        #expect(found.count == 2 && Set(found).count == 2 && Set(found) == Set(turned))
    }

    @Test("hostile names cannot break a report")
    func hostile() {
        let found = ReviewedDescription.hostile.map { check.found($0) }
        #expect(found.contains { !$0.isEmpty } && found.allSatisfy(\.arePresentable))
    }
}

import OpenAPI
import Testing

@Suite("Review: unprotected operations")
struct UnprotectedOperationsTests {
    private let schemes = """
        , "components": {"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}}}
        """
    private let secured = ", \"security\": [{\"key\": []}]"

    /// A description in which `/orders` is protected and one more operation is not.
    private func sample(_ path: String, _ method: String, _ more: String = "") throws -> ReviewSample {
        try ReviewSample(
            """
            "/orders": {\(ReviewSample.fine("post", secured)), \(ReviewSample.fine("delete", secured))},
            "\(path)": {\(ReviewSample.fine(method, more))}
            """,
            schemes
        )
    }

    @Test("that write or administer while others are protected are reported")
    func reported() throws {
        #expect(
            try sample("/items", "post").messages(.unprotectedOperation)
                == ["POST /items writes and asks for no credentials"]
        )
        #expect(
            try sample("/admin/users", "get").messages(.unprotectedOperation)
                == ["GET /admin/users administers and asks for no credentials"]
        )
        #expect(
            try sample("/items", "post", ", \"security\": [{\"key\": []}, {}]").messages(.unprotectedOperation)
                == ["POST /items writes or administers and lets everyone in, as it says itself"]
        )
        #expect(try sample("/users/{id}/tokens", "post").messages(.unprotectedOperation).count == 1)
        #expect(try sample("/searches", "post").messages(.unprotectedOperation).count == 1)
    }

    @Test("an empty list at the operation is a hint, since someone meant it")
    func meant() throws {
        let findings = try sample("/items", "post", ", \"security\": []").findings
            .filter { $0.kind == .unprotectedOperation }
        #expect(findings.map(\.weight) == [.hint])
    }

    @Test(
        "that hand out credentials, are called by others or read by POST are fine",
        arguments: [
            "/login", "/auth/login", "/api/sign-in", "/users/register", "/signup", "/token", "/oauth/token",
            "/auth/refresh-token", "/password/reset", "/forgot-password", "/webhooks/stripe", "/logout", "/health",
            "/sessions", "/items/search", "/query", "/verify-email", "/items/{id}/preview", "/userLogin",
        ]
    )
    func decoys(path: String) throws {
        #expect(try sample(path, "post").messages(.unprotectedOperation) == [])
        #expect(try sample(path, "post", ", \"security\": []").messages(.unprotectedOperation) == [])
    }

    @Test("that take credentials as plain parameters are fine")
    func parameters() throws {
        for (name, place) in [("Authorization", "header"), ("X-API-Key", "header"), ("session_id", "cookie")] {
            let parameter = """
                , "parameters": [{"name": "\(name)", "in": "\(place)", "schema": {"type": "string"}}]
                """
            #expect(try sample("/items", "post", parameter).messages(.unprotectedOperation) == [])
        }
    }

    @Test("that take a grant of OAuth 2 in their body are fine")
    func grant() throws {
        func body(_ property: String) -> String {
            """
            , "requestBody": {"content": {"application/x-www-form-urlencoded": {"schema": {"type": "object",
            "properties": {"\(property)": {"type": "string"}}}}}}
            """
        }
        #expect(try sample("/{server}/exchange", "post", body("grant_type")).messages(.unprotectedOperation) == [])
        #expect(try sample("/{server}/exchange", "post", body("kind")).messages(.unprotectedOperation).count == 1)
    }

    @Test("reading is fine, and so is everything where the description protects all")
    func reading() throws {
        #expect(try sample("/items", "get").messages(.unprotectedOperation) == [])
        let all = try ReviewSample("\"/items\": {\(ReviewSample.fine("post"))}", schemes + secured)
        #expect(all.messages(.unprotectedOperation) == [])
        #expect(all.messages(.undeclaredSecurity) == [])
    }

    @Test("the methods of one path are one finding")
    func grouped() throws {
        let sample = try ReviewSample(
            """
            "/orders": {\(ReviewSample.fine("post", secured)), \(ReviewSample.fine("delete", secured))},
            "/items": {\(ReviewSample.fine("post")), \(ReviewSample.fine("put"))}
            """,
            schemes
        )
        #expect(sample.messages(.unprotectedOperation) == ["POST and PUT /items write and ask for no credentials"])
    }

    @Test("where most are open that is one finding")
    func many() throws {
        let open = (0..<8).map { "\"/items\($0)\": {\(ReviewSample.fine("post"))}" }.joined(separator: ",")
        let sample = try ReviewSample("\"/orders\": {\(ReviewSample.fine("post", secured))}, \(open)", schemes)
        let messages = sample.messages(.unprotectedOperation)
        #expect(messages.count == 1)
        #expect(messages.first?.hasPrefix("8 of 9 operations write or administer and ask for no credentials") == true)
    }

    @Test("where only a plain parameter speaks of credentials that others have none is a hint")
    func parameterAlone() throws {
        let open = (0..<8).map { "\"/items\($0)\": {\(ReviewSample.fine("post"))}" }.joined(separator: ",")
        let field = ", \"parameters\": [{\"name\": \"Authorization\", \"in\": \"header\", \"schema\": {}}]"
        let paths = "\"/bearer\": {\(ReviewSample.fine("get", field))}, \(open)"
        let findings = try ReviewSample(paths).findings.filter { $0.kind == .unprotectedOperation }
        #expect(findings.map(\.weight) == [.hint])
        #expect(findings.first?.message.contains("no security is declared") == true)
    }

    @Test("where no operation asks for credentials that is one finding, weightier where schemes are declared")
    func nothing() throws {
        let paths = "\"/items\": {\(ReviewSample.fine("post")), \(ReviewSample.fine("put"))}"
        let bare = try ReviewSample(paths).findings.filter { $0.kind == .undeclaredSecurity }
        #expect(
            bare.map(\.message) == ["2 operations write or administer, and the description declares no security at all"]
        )
        #expect(bare.map(\.weight) == [.hint])
        let declared = try ReviewSample(paths, schemes).findings.filter { $0.kind == .undeclaredSecurity }
        #expect(declared.map(\.message) == ["2 operations write or administer, and none asks for the declared key"])
        #expect(declared.map(\.weight) == [.warning])
        #expect(try ReviewSample("\"/items\": {\(ReviewSample.fine("get"))}").messages(.undeclaredSecurity) == [])
    }
}

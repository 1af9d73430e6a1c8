import AssayPlan
import Testing

@Suite("Mistakes of identities")
struct IdentityMistakeTests {
    private static let advice = "write secrets as $NAME: they are read from the environment and never stored"
    private static let field = "expected a field such as \"Authorization: Bearer $TOKEN\", found"

    private func found(_ identity: String) -> [String] {
        mistakes(in: Samples.head + "target:\n  url: http://h:1\n  identities:\n    al: \(identity)\n")
    }

    @Test(
        "an identity is one header or one sign-in, and its secrets are names",
        arguments: [
            ("{}", "6:5: 'target.identities.al' needs either 'header' or 'login'"),
            ("hunter2", "6:9: expected a mapping of keys, found text"),
            ("{header: 'Authorization: Bearer hunter2'}", "6:18: \(advice)"),
            ("{header: 'cookie: id=hunter2'}", "6:18: \(advice)"),
            ("{header: 'X-API-Key: hunter$2'}", "6:18: \(advice)"),
            ("{header: 'Authorization hunter2'}", "6:18: \(field) text"),
            ("{header: 'Authorization:'}", "6:18: \(field) text"),
            ("{header: 'A B: hunter2'}", "6:18: \(field) text"),
            (#"{header: "A: $hunter2\r\nB: c"}"#, "6:18: \(field) text"),
            ("{header: 'Host: $H'}", "6:18: the field 'Host' is set by Assay and cannot be an identity"),
            ("{header: {A: b}}", "6:18: \(field) a mapping"),
            (
                "{header: 'X-User: 5', login: {post: /l, json: {}, token: $.t}}",
                "6:5: 'target.identities.al' has both 'header' and 'login': keep one"
            ),
            (
                "{login: {json: {}, token: $.t}}",
                "6:10: missing key 'post' in 'target.identities.al.login': expected a path on the target such as /auth/login"
            ),
            (
                "{login: {post: /l, token: $.t}}",
                "6:10: missing key 'json' in 'target.identities.al.login': expected a mapping of keys"
            ),
            (
                "{login: {post: login, json: {}, token: $.t}}",
                "6:24: expected a path on the target such as /auth/login, found 'login'"
            ),
            ("{login: {post: /l, json: '{}', token: $.t}}", "6:34: expected a mapping of keys, found text"),
            (
                "{login: {post: /l, json: {}, token: access}}",
                "6:45: expected a place in the JSON answer such as $.access_token, found 'access'"
            ),
            (
                "{login: {post: /l, json: {}, token: '$.a[0]'}}",
                "6:45: expected a place in the JSON answer such as $.access_token, found '$.a[0]'"
            ),
            (
                "{login: {post: /l, json: {}, token: $.a..b}}",
                "6:45: expected a place in the JSON answer such as $.access_token, found '$.a..b'"
            ),
            ("{login: {post: /l, json: {password: hunter2}, token: $.t}}", "6:45: \(advice)"),
            ("{login: {post: /l, json: {client-secret: 12345}, token: $.t}}", "6:50: \(advice)"),
            ("{login: {post: /l, json: {a: [{refreshToken: [hunter2]}]}, token: $.t}}", "6:55: \(advice)"),
            ("{login: {post: /l, json: {secret: {value: hunter2}}, token: $.t}}", "6:51: \(advice)"),
            ("{login: {post: /l, json: {limit: .inf}, token: $.t}}", "6:42: JSON has no number for '.inf'"),
            ("{login: {post: /l, json: {1: a, '1': b}, token: $.t}}", "6:41: the member '1' stands more than once"),
            ("{login: {post: /l, json: {? [a] : b}, token: $.t}}", "6:37: a JSON member needs a name, found a list"),
            ("{login: {post: /l, json: {a: !env B}, token: $.t}}", "6:38: the tag '!env' is not supported"),
        ]
    )
    func identity(_ identity: String, _ expected: String) {
        #expect(found(identity) == [expected])
        #expect(!found(identity).joined().contains("hunter2"))
    }

    @Test(
        "what only looks like a secret is left alone",
        arguments: [
            "{header: 'X-User: 42'}",
            "{header: 'Authorization: Bearer $TOKEN'}",
            "{login: {post: /l, json: {token_type: bearer, secrets: 3, password: $P, token: ~, secret: ''}, token: $.t}}",
            "{login: {post: '/l?next=1', json: {password: \"pre-$P-post\"}, token: $.a-b.c_d}}",
        ]
    )
    func harmless(_ identity: String) {
        #expect(found(identity) == [])
    }
}

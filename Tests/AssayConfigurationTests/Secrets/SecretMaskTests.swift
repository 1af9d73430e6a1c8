import Testing
import YAML

@testable import AssayConfiguration

@Suite("Masking secrets")
struct SecretMaskTests {
    private func mask(_ text: String, _ kind: SecretMask.FileKind) -> MaskedText {
        SecretMask.apply(to: Array(text.utf8), fileKind: kind) { String(decoding: $0, as: UTF8.self) }
    }

    /// The secrets of a text in order; the fingerprint of these tests is the secret itself.
    private func secrets(_ text: String, _ kind: SecretMask.FileKind) -> [String] {
        mask(text, kind).secrets.map(\.fingerprint)
    }

    private func masked(_ text: String, _ kind: SecretMask.FileKind) -> String {
        String(decoding: mask(text, kind).bytes, as: UTF8.self)
    }

    // MARK: Environment files

    @Test("values of an environment file are masked, quotes and comments are not")
    func environment() {
        let text =
            "A=1\nJWT_SECRET=hunter2 # old\nexport DB_PASSWORD=\"a b\\\"c\"\nAPI_KEY='x1y2'\nTOKEN_URL=https://x\n#SMTP_PASS=qq11\n"
        #expect(secrets(text, .environment) == ["hunter2", "a b\"c", "x1y2", "qq11"])
        #expect(
            masked(text, .environment)
                == "A=1\nJWT_SECRET=******* # old\nexport DB_PASSWORD=\"******\"\nAPI_KEY='****'\nTOKEN_URL=https://x\n#SMTP_PASS=****\n"
        )
        #expect(mask(text, .environment).secrets.map(\.isCommentedOut) == [false, false, false, true])
    }

    @Test("a value over several lines keeps its line ends and its indentation")
    func severalLines() {
        #expect(masked("SECRET=\"ab\n  cd\r\nef\"\nX=1", .environment) == "SECRET=\"**\n  **\r\n**\"\nX=1")
    }

    // MARK: YAML

    @Test(
        "pairs of YAML are found in every style",
        arguments: [
            ("password: hunter2", ["hunter2"]), ("  - password: hunter2  # why", ["hunter2"]),
            ("\"password\": 'hun''ter2'", ["hun''ter2"]),
            ("password: \"hunter2\"", ["hunter2"]), ("{user: a, password: hunter2, port: 1}", ["hunter2"]),
            ("db: {password: \"hun,ter}2\"}", ["hun,ter}2"]), ("password: !!str hunter2", ["hunter2"]),
            ("password: &p hunter2", ["hunter2"]),
            ("password: *p", []), ("password: !Ref DbPassword", []), ("password:", []), ("password: null", []),
            ("password: ${DB_PASSWORD}", []), ("password: {{ .Values.password }}", []), ("password: \"{{ x }}\"", []),
            ("environment:\n  - DB_PASSWORD=hunter2\n  - \"API_KEY=qq=11\"\n  - HOST=db", ["hunter2", "qq=11"]),
            ("environment:\n  DB_PASSWORD: ${DB_PASSWORD:-hunter2}", ["hunter2"]),
            ("args: [\"--password=hunter2\"]", ["hunter2"]),
            ("env:\n- name: DB_PASSWORD\n  value: hunter2\n- name: HOST\n  value: db", ["hunter2"]),
            ("env:\n- value: hunter2\n  name: DB_PASSWORD\n- name: X\n  value: y", ["hunter2"]),
            ("env: [{name: DB_PASSWORD, value: hunter2}, {name: H, value: db}]", ["hunter2"]),
            ("api_keys:\n  - hunter2\n  - \"qq11\"\nports:\n  - 8080", ["hunter2", "qq11"]),
            ("api_keys: [hunter2, qq11]\nx: [a]", ["hunter2", "qq11"]),
            ("password: |\n  hun\n  ter\nnext: x", ["hun\n  ter"]), ("password:\n  hunter2\nx: y", ["hunter2"]),
            (
                "kind: Secret\ndata:\n  foo: aHVudGVyMg==\nstringData:\n  bar: qq11\nmetadata:\n  name: x",
                ["aHVudGVyMg==", "qq11"]
            ),
            ("kind: ConfigMap\ndata:\n  foo: aHVudGVyMg==", []), ("#password: hunter2", ["hunter2"]),
            ("# password: must be long", []),
            ("secretName: shop-tls\nexistingSecret: shop\nid-token: write\nmax_tokens: 4096", []),
            ("password: {type: string}", []),
            ("data:\n  app.properties: |\n    db.password=hunter2\n    api_key = \"qq11\"\n", ["hunter2", "qq11"]),
            ("command: redis --password=hunter2 --port 1", ["hunter2"]), ("x: [broken\npassword: hunter2", ["hunter2"]),
            ("{{- if .Values.x }}\npassword: hunter2\n{{- end }}", ["hunter2"]), ("token: \"abc\"def", ["\"abc\"def"]),
            ("- name: x\n  password: 'unclosed\n  y: z", ["unclosed"]),
        ] as [(String, [String])]
    )
    func yaml(text: String, expected: [String]) {
        #expect(secrets(text, .yaml) == expected)
    }

    @Test("a masked file reads as YAML as before, but for its secrets")
    func readability() throws {
        let text = """
            services:
              db:
                environment: {POSTGRES_PASSWORD: hunter2, TOKENS: [a]}
                password: hunter2
                url: postgres://u:hunter2@db/x
                keys:
                - ghp_0123456789abcdefghijklmnopqrstuvwxyz
                private_key: |
                  -----BEGIN PRIVATE KEY-----
                  MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7
                  -----END PRIVATE KEY-----
                after: "x"
            """
        let before = YAMLDocuments.parse(Array(text.utf8))
        let result = mask(text, .yaml)
        let after = YAMLDocuments.parse(result.bytes)
        #expect(after.diagnostics == [])
        let db = try #require(after.documents.first?.node(at: "services", "db"))
        #expect(db["password"]?.string == "_******")
        #expect(db["after"]?.string == "x")
        #expect(db["url"]?.string == "postgres://u:*******@db/x")
        #expect(db["after"]?.span == before.documents.first?.node(at: "services", "db", "after")?.span)
        #expect(result.secrets.map(\.key) == ["POSTGRES_PASSWORD", "password", "url", "keys", "private_key"])
    }

    // MARK: JSON, Dockerfiles, anything

    @Test("pairs of JSON are found, also where it is cut short")
    func json() {
        #expect(
            secrets(#"{"db": {"password": "hun\"ter", "port": 1}, "apiKeys": ["q1", "q2"], "token": null}"#, .json) == [
                "hun\"ter", "q1", "q2",
            ]
        )
        #expect(
            secrets(#"[{"name": "DB_PASSWORD", "value": "hunter2"}, {"value": "x", "name": "HOST"}]"#, .json) == [
                "hunter2"
            ]
        )
        #expect(secrets("{\"password\": 12345678}\n{\"password\":\"a\\u00e9b\"", .json) == ["12345678", "aéb"])
        #expect(secrets(#"{"a": {"password": "hunter2"#, .json) == ["hunter2"])
    }

    @Test("ENV, ARG and words of commands in a Dockerfile are masked")
    func dockerfile() {
        let text =
            "FROM x\nENV A=1 DB_PASSWORD=hunter2 \\\n  API_KEY=\"q 1\"\nENV JWT_SECRET s3 cret\nARG TOKEN=abc123\nARG SECRET\nRUN curl --token=zz99 && PGPASSWORD='p p' psql\n# ENV OLD_PASSWORD=qq11\nCMD [\"x\", \"--password=hh22\"]\n"
        #expect(secrets(text, .dockerfile) == ["hunter2", "q 1", "s3 cret", "abc123", "zz99", "p p", "qq11", "hh22"])
        #expect(Dockerfile.parse(mask(text, .dockerfile).bytes).stages.first?.instructions.count == 6)
    }

    @Test("a word of a Dockerfile that goes on over lines is masked, and the lines stay joined")
    func continuedWords() {
        #expect(masked("ENV A_TOKEN=ab\\\ncd\\\n  B=1\n", .dockerfile) == "ENV A_TOKEN=**\\\n**\\\n  B=1\n")
        #expect(masked("ENV A_TOKEN=\\\n\nRUN x", .dockerfile) == "ENV A_TOKEN=\\\n\nRUN x")
        #expect(masked("ENV A_TOKEN=\"a\\\n b\"\n", .dockerfile) == "ENV A_TOKEN=\"*\\\n *\"\n")
    }

    @Test("in other files only quoted literals are values")
    func otherFiles() {
        #expect(
            secrets(
                "SECRET_KEY = \"abc123\"\npassword = request.password\npassword: 'x1y2'\nlabel = \"Password: enter\"",
                .other
            ) == ["abc123", "x1y2"]
        )
    }

    // MARK: Addresses

    @Test(
        "passwords of addresses are found in any file",
        arguments: [
            ("postgres://app:hunter2@db:5432/x", ["hunter2"]), ("see redis://:hunter2@cache/0 now", ["hunter2"]),
            ("amqp://guest:guest@mq", ["guest"]), ("https://u:p@ss@h/x", ["p@ss"]),
            ("mongodb+srv://u:hun/ter@h/x", ["hun/ter"]),
            ("postgres://u:${PW}@h", []), ("postgres://u:${PW:-hunter2}@h", ["hunter2"]),
            ("postgres://${U}:hunter2@h", ["hunter2"]),
            ("http://localhost:8080/a@b", []), ("http://localhost:8080, mail a@b.c", []), ("https://host/path", []),
            ("x://a:@h", []),
            ("postgres://u:{{ pw }}@h", []), ("postgres://u:****@h", []), ("://u:p@h", []), ("a://b:c", []),
            ("git@github.com:a/b", []),
        ] as [(String, [String])]
    )
    func addresses(text: String, expected: [String]) {
        #expect(secrets(text, .other) == expected)
    }

    // MARK: Shapes

    static let shapes: [(String, String)] = [
        ("AKIA" + "IOSFODNN7EXAMPLE", "aws-access-key"), ("ghp_" + String(repeating: "a1", count: 18), "github-token"),
        ("github_pat_" + String(repeating: "a_1", count: 12), "github-token"),
        ("glpat-" + String(repeating: "x-", count: 10), "gitlab-token"),
        ("sk_" + "live_" + String(repeating: "a1", count: 12), "stripe-key"),
        ("xoxb-" + "1234567890-abc", "slack-token"),
        ("AIza" + String(repeating: "b", count: 35), "google-api-key"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl", "jwt"),
    ]

    @Test("live credentials are found by their shape in every kind of file", arguments: shapes)
    func tokenShapes(token: String, name: String) {
        for kind in SecretMask.FileKind.allCases {
            let result = mask("# see \(token), and more\n", kind)
            #expect(result.secrets.map(\.fingerprint) == [token])
            #expect(result.secrets.map(\.kind) == [.tokenShape(name)])
        }
    }

    @Test(
        "what only begins like a credential is none",
        arguments: [
            "AKIA", "AKIAIOSFODNN7EXAMPL", "AKIAIOSFODNN7EXAMPLEX", "xAKIAIOSFODNN7EXAMPLE", "ghp_short",
            "AIza" + String(repeating: "b", count: 36),
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0", "eyJ.eyJ.x", "Basic authentication",
            "A file with -----BEGIN PRIVATE KEY----- in it is a key", "-----BEGIN PRIVATE KEY-----\n...",
            "Bearer authentication-token",
            "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----",
            "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
        ]
    )
    func shapeDecoys(text: String) {
        #expect(secrets(text, .other) == [])
    }

    @Test("header values are found")
    func headers() {
        #expect(secrets("Authorization: Bearer abcdefghijklmnopqrstuvwx", .other) == ["abcdefghijklmnopqrstuvwx"])
        #expect(secrets("-H 'Authorization: Basic dXNlcjpodW50ZXIyMQ=='", .other) == ["dXNlcjpodW50ZXIyMQ=="])
        #expect(secrets("use bearer 9f86d081884c7d65 here", .other) == ["9f86d081884c7d65"])
    }

    @Test("the body of a private key is masked, also on one line and without an end")
    func privateKeys() {
        let key = "-----BEGIN RSA PRIVATE KEY-----\nMIIEabc+/=\nxyz\n-----END RSA PRIVATE KEY-----\n"
        #expect(
            masked(key, .other) == "-----BEGIN RSA PRIVATE KEY-----\n**********\n***\n-----END RSA PRIVATE KEY-----\n"
        )
        #expect(secrets(#"K="-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n""#, .other) == ["MIIE"])
        #expect(secrets("-----BEGIN PRIVATE KEY-----\nMIIEabc\nqq", .other) == ["MIIEabc\nqq"])
        #expect(mask(key, .other).secrets.map(\.kind) == [.privateKey])
    }

    // MARK: Profiles

    @Test("a profile tells strength and place, and the same secret has the same fingerprint in two formats")
    func profile() throws {
        let secret = try #require(mask("\n  \"password\": \"postgres\"", .json).secrets.first)
        #expect(secret.key == "password")
        #expect(secret.span == SourceSpan(line: 2, column: 16, endLine: 2, endColumn: 24))
        #expect(secret.length == 8)
        #expect(secret.isCommon && !secret.isRepeated && !secret.isPlaceholder)
        #expect(secret.fingerprint == mask("X_PASSWORD=postgres", .environment).secrets.first?.fingerprint)
    }

    @Test("masking twice changes nothing and finds nothing", arguments: SecretMask.FileKind.allCases)
    func idempotence(kind: SecretMask.FileKind) {
        let text =
            "PASSWORD=\"hunter2\"\npassword: \"x1y2z3\"\nENV TOKEN abcdef\nurl: redis://:pw12@h\n"
            + Self.shapes.map(\.0).joined(separator: "\n")
        let once = mask(text, kind)
        let twice = SecretMask.apply(to: once.bytes, fileKind: kind) { _ in "" }
        #expect(!once.secrets.isEmpty)
        #expect(twice.bytes == once.bytes)
        #expect(twice.secrets == [])
    }

    @Test("the kind of a secret survives being written as text")
    func kinds() {
        #expect(SecretProfile.Kind.tokenShape("jwt").description == "token-shape:jwt")
        #expect(SecretProfile.Kind.namedValue.description == "named-value")
    }
}

import Testing

@testable import AssayConfiguration

@Suite("Values of secrets")
struct SecretValueTests {
    private func secret(_ value: String, of meaning: SecretName.Meaning = .token) -> String? {
        let bytes = Array(value.utf8)
        return SecretValue.secret(in: bytes, 0..<bytes.count, of: meaning)
            .map {
                String(decoding: bytes[$0], as: UTF8.self)
            }
    }

    @Test(
        "a reference, a path, a switch, a type or a small number is no secret",
        arguments: [
            "", "   ", "null", "~", "None", "true", "FALSE", "on", "write", "inherit", "string", "bcrypt", "3600",
            "15m",
            "30 ", "7d", "${JWT_SECRET}", "$JWT_SECRET", "${JWT_SECRET:?must be set}", "${A}${B}", "$A$B", "${}",
            "$(cat /run/secrets/x)", "$(SECRET)", "`cat x`", "{{ .Values.x }}", "${{ secrets.TOKEN }}", "{% if x %}",
            "{{ lookup('env', 'X') }}", "%DB_PASSWORD%", "%(ENV_X)s", "{password}", "@db.password@", "#{ENV['X']}",
            "/run/secrets/x", "/etc/ssl/private/key.pem", "./secrets/token.txt", "~/.ssh/id_rsa",
            "vault:secret/data/db#pw",
            "op://vault/item/field", "ref+vault://x", "arn:aws:secretsmanager:eu-west-1:1:secret:x",
            "ENC[AES256_GCM,data:x]",
            "${ssm:/prod/db/password}", "${env:TOKEN}", "file:/x", "os.environ['X']", "process.env.X", "****", "_***",
            "https://example.com/callback",
        ]
    )
    func references(value: String) {
        #expect(secret(value) == nil)
    }

    @Test(
        "anything else is a secret as a whole",
        arguments: [
            "hunter2", "changeme", "<password>", "p@$$w0rd", "$2b$12$KIXQJ", "9f8e7d", "123456", "$ecret!", "a b c",
            "/9j4AAQSkZJRg", "vault", "true1", "{{x", "${unclosed", "prefix-${X}", "{}", "%", "$", "$$", "0x12345678",
        ]
    )
    func literals(value: String) {
        #expect(secret(value) == value)
    }

    @Test("a default inside a reference is the secret")
    func fallbacks() {
        #expect(secret("${JWT_SECRET:-changeme}") == "changeme")
        #expect(secret("${JWT_SECRET-changeme}") == "changeme")
        #expect(secret("${DB_PASSWORD:hunter2}") == "hunter2")
        #expect(secret("${A:-${B:-hunter2}}") == "hunter2")
        #expect(secret("${A:-$B}") == nil)
        #expect(secret("${A:-}") == nil)
        #expect(secret("{{ .Values.pw | default \"hunter2\" }}") == "hunter2")
        #expect(secret("{{ env('X') | default('hunter2') }}") == "hunter2")
    }

    @Test("a short number may be a password but no token")
    func numbers() {
        #expect(secret("1234", of: .password) == "1234")
        #expect(secret("12", of: .password) == nil)
        #expect(secret("86400", of: .token) == nil)
        #expect(secret("864000", of: .token) == "864000")
    }

    @Test("of an address only a lone user is taken")
    func addresses() {
        #expect(secret("https://abc123def@o1.ingest.sentry.io/42") == "abc123def")
        #expect(secret("https://user:pass@host/x") == nil)
        #expect(secret("https://host/a@b") == nil)
    }
}

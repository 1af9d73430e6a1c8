import AssayConfiguration
import AssayEvidence
import AssayModel
import Testing
import YAML

@testable import AssayChecks

@Suite("Strength of secrets")
struct SecretStrengthTests {
    private let check = SecretStrength()

    private func words(_ text: String, path: String = ".env.production") -> [String] {
        check.found(.sample(path, text)).map(\.message)
    }

    @Test(
        "strong secrets in the forms in which they are generated pass",
        arguments: [
            "JWT_SECRET=5f4dcc3b5aa765d61d8327deb882cf99", "SECRET_KEY=hJ8vQ2xL9mZp3RtN6wKb",
            "APP_KEY=base64:2fl+Ktvkfl+Fuz4Qp/A75G2RTiWVA/ZoKZvp6fiiM10=",
            "SECRET_KEY_BASE=3b7cd727ee24e8444053437c36cc66c43b7cd727ee24e8444053437c36cc66c4a9",
            "SESSION_SECRET=01900d2c-7f1e-7b3a-9c64-2f8e1d5a7b90",
            "DB_PASSWORD=vK3tQ9xLw2Zp", "DB_PASSWORD=\"walnut tractor ember violin\"",
            "ENCRYPTION_KEY=correct-horse-battery-staple-orbit",
            "ADMIN_TOKEN=8qXv2Lr9TzKp", "DB_PASSWORD=k#9vQ!2x", "AUTH_SALT='Xq;9f|&Z(3h_Kk]1~tV@mB+w{0>LsY<eR'",
        ]
    )
    func strong(text: String) {
        #expect(words(text) == [])
    }

    @Test("random keys of 128 bits are never found weak", arguments: 0..<200)
    func random(seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
        func next(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(bound))
        }
        for (alphabet, count) in [
            ("0123456789abcdef", 32), ("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 22),
        ] {
            let characters = Array(alphabet)
            let key = String((0..<count).map { _ in characters[next(characters.count)] })
            #expect(words("JWT_SECRET=\(key)") == [])
        }
    }

    @Test(
        "weak secrets are found",
        arguments: [
            ("JWT_SECRET=kX92mQ71", "8 characters with at most 47 bits, where 112"),
            ("SECRET_KEY=83610294757193820465", "20 characters"),
            ("DB_PASSWORD=kx92mq", "6 characters"), ("ADMIN_TOKEN=kX92mQ", "6 characters"),
            ("MYSQL_ROOT_PASSWORD=root", "most common"),
            ("GF_SECURITY_ADMIN_PASSWORD=admin", "most common"),
            ("REDIS_URL=redis://:Welcome1@cache/0", "the password in REDIS_URL"),
            ("SESSION_SECRET=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "pattern"),
            ("RABBITMQ_DEFAULT_PASS=guest", "most common"), ("ADMIN_PASSWORD=admin123456", "most common"),
            ("POSTGRES_PASSWORD=shop_dev_pw_2024", "guessable"), ("STATE_SECRET=demo-shop-state-secret", "guessable"),
            ("DATABASE_URL=postgres://shop:shop_dev_pw_2024@db/shop", "guessable"),
            ("ENCRYPTION_KEY=qwertyuiopasdfghjklzxcvbnm", "pattern"), ("MINIO_ROOT_PASSWORD=minioadmin", "most common"),
        ]
    )
    func weak(text: String, part: String) {
        let found = words(text)
        #expect(found.count == 1)
        #expect(found.first?.contains(part) ?? false, "\(found)")
    }

    @Test(
        "what others issued, and what is no secret, is left alone",
        arguments: [
            "STRIPE_SECRET_KEY=abc12345", "SENTRY_DSN=https://k3y@sentry.example/1", "GOOGLE_CLIENT_SECRET=Zx81kq",
            "JWT_PUBLIC_KEY=abc", "AWS_ACCESS_KEY_ID=k1", "POSTGRES_PASSWORD_FILE=/run/secrets/db",
            "PASSWORD_RESET_TTL=3600",
            "DATABASE_URL=postgres://shop:$DB_PASSWORD@db/shop", "DATABASE_URL=postgres://db/shop",
            "TOKEN_EXPIRE_MINUTES=15",
        ]
    )
    func decoys(text: String) {
        #expect(words(text) == [])
    }

    @Test("placeholders belong to another check")
    func placeholders() {
        #expect(words("JWT_SECRET=changeme\nPASSWORD=password\n") == [])
    }

    @Test("compose files carry their defaults into production")
    func compose() {
        let text = """
            services:
              db:
                image: postgres
                environment: [POSTGRES_USER=postgres, POSTGRES_PASSWORD=postgres]
              cache:
                environment: {REDIS_PASSWORD: "${REDIS_PASSWORD:-redis}"}
              test-db:
                profiles: [test]
                environment: {POSTGRES_PASSWORD: postgres}
            """
        let found = check.found(.sample("docker-compose.yml", text))
        #expect(found.map(\.anchor) == ["db/POSTGRES_PASSWORD", "cache/REDIS_PASSWORD"])
        #expect(found.map(\.likelihood) == [nil, .possible])
    }

    @Test(
        "the use of a secret is told from its name",
        arguments: [
            ("JWT_SECRET", 112.0), ("jwtSigningKey", 112), ("RAILS_MASTER_KEY", 112), ("SECRET_KEY_BASE", 112),
            ("COOKIE_SECRET", 112),
            ("DB_PASSWORD", 50), ("PGPASSWORD", 50), ("SMTP_PASS", 50), ("ADMIN_TOKEN", 64), ("WEBHOOK_SECRET", 64),
            ("GITHUB_WEBHOOK_SECRET", 64), ("OPENAI_API_KEY", nil), ("AWS_SECRET_ACCESS_KEY", nil),
            ("OIDC_CLIENT_SECRET", nil),
        ] as [(String, Double?)]
    )
    func uses(name: String, bits: Double?) {
        let secret = SecretProfile(
            key: name,
            kind: .namedValue,
            span: SourceSpan(line: 1, column: 1, endLine: 1, endColumn: 2),
            length: 1,
            entropyBits: 0,
            classes: [.lower],
            isPlaceholder: false,
            isCommon: false,
            isRepeated: false,
            isCommentedOut: false,
            fingerprint: ""
        )
        #expect(SecretUse(secret, name: name).leastBits == bits)
    }

    @Test("hostile files do not trap")
    func hostile() {
        for text in Hostile.all {
            #expect(check.found(.sample(".env", "DB_PASSWORD=" + text)).allSatisfy { $0.isPresentable })
        }
    }
}

import Testing

@testable import AssayConfiguration

@Suite("Names of secrets")
struct SecretNameTests {
    private func isSecret(_ name: String) -> Bool { SecretName.meaning(of: Array(name.utf8)[...]) != nil }

    @Test(
        "a name that ends in a word for a secret is one",
        arguments: [
            "SECRET", "JWT_SECRET", "jwtSecret", "jwt-secret-key", "SECRET_KEY", "SECRET_KEY_BASE", "PASSWORD",
            "DB_PASSWORD", "db.password", "POSTGRES_PASSWORD", "PGPASSWORD", "MYSQL_ROOT_PASSWORD", "dbPassword",
            "userPassword2", "ADMIN_PASSWD", "SMTP_PASS", "REDIS_PWD", "DB_PW", "KEY_PASSPHRASE", "API_KEY", "APIKEY",
            "apiKey", "STRIPE_API_KEY", "X-API-Key", "openai_key", "PRIVATE_KEY", "SSH_PRIVATE_KEY", "rsaPrivateKey",
            "ACCESS_KEY", "AWS_SECRET_ACCESS_KEY", "AUTH_KEY", "SIGNING_KEY", "ENCRYPTION_KEY", "MASTER_KEY",
            "CLIENT_SECRET", "oauth.client-secret", "GITHUB_TOKEN", "authToken", "ACCESS_TOKEN", "accesstoken",
            "SLACK_BOT_TOKEN", "CREDENTIALS", "DB_CREDENTIAL", "SENTRY_DSN", "PASSWORD_SALT", "HASH_PEPPER", "APP_KEY",
            "SESSION_KEY", "API_KEYS", "AUTH_TOKENS", "DB_PASSWORD_PROD", "OLD_JWT_SECRET", "JWT_SECRET_BASE64",
            "PASSWORD_HASH", "CONNECTION_STRING", "AZURE_STORAGE_CONNECTION_STRING", "spring.datasource.password",
            "--password", "TOKEN_V2", "VAULT_ENC_KEY", "OPENSSL_KEY_V1", "COOKIE_KEY",
        ]
    )
    func secretNames(name: String) {
        #expect(isSecret(name))
    }

    @Test(
        "a name that says something about a secret is none",
        arguments: [
            "TOKEN_URL", "PASSWORD_MIN_LENGTH", "TOKEN_EXPIRE_MINUTES", "ACCESS_TOKEN_EXPIRE_MINUTES", "KEY_ID",
            "AWS_ACCESS_KEY_ID", "PUBLIC_KEY", "JWT_PUBLIC_KEY", "PASSWORD_FILE", "POSTGRES_PASSWORD_FILE",
            "SECRET_PATH",
            "TOKEN_TTL", "JWT_ALGORITHM", "SECRET_NAME", "secretName", "secretKeyRef", "passwordPolicy", "TOKEN_TYPE",
            "MAX_TOKEN", "maxTokens", "MAX_TOKENS", "PRIMARY_KEY", "foreign_key", "SORT_KEY", "PARTITION_KEY",
            "CACHE_KEY", "IDEMPOTENCY_KEY", "PUBLISHABLE_KEY", "KEY", "key", "keys", "KEYBOARD", "monkey", "TOKENIZER",
            "tokens", "secrets", "REQUIRE_PASSWORD", "enable_secret", "HAS_TOKEN", "existingSecret", "pad_token",
            "eos_token", "PASSENGERS", "COMPASS", "BYPASS", "proxy_pass", "first_pass", "AUTHOR", "AUTH_URL",
            "SECRETARY",
            "password_reset_url", "DATABASE_URL", "HOST", "", "___", "123", "SALT_ROUNDS", "storageKey", "OLDPWD",
            "imagePullSecrets", "CREDENTIALS_FILE", "page_token", "KMS_KEY",
        ]
    )
    func decoys(name: String) {
        #expect(!isSecret(name))
    }

    @Test("a name is split at separators, at changes of case, and around digits")
    func words() {
        let words = { (name: String) in SecretName.words(of: Array(name.utf8)[...]) }
        #expect(words("dbPasswordV2") == ["db", "password", "v", "2"])
        #expect(words("HTTPSecretKey") == ["http", "secret", "key"])
        #expect(words("--x.y-z_1") == ["x", "y", "z", "1"])
        #expect(words("ключ") == [])
    }

    @Test("only the end of an endless name is looked at")
    func endlessName() {
        #expect(isSecret(String(repeating: "a_", count: 500_000) + "password"))
        #expect(!isSecret("password" + String(repeating: "_a", count: 500_000)))
    }
}

import AssayConfiguration
import AssayEvidence
import AssayModel

/// Secrets of the deployed profile are strong enough for what they protect.
struct SecretStrength: Check {
    let about = CheckDescription(
        id: "configuration.secret-strength",
        control: "configuration.secret-strength",
        title: "Secrets of the deployed profile are strong enough for their use",
        rationale: """
            Default and common passwords are tried by every scanner; a short signing key is found offline from a single \
            token, and then every token can be forged.
            """,
        remedy: """
            Generate secrets instead of thinking them up: openssl rand -base64 48 for keys, 24 random characters for \
            passwords; keep them in a secret store.
            """,
        severity: .high,
        likelihood: .likely,
        references: ["ASVS-11.5.1", "ASVS-13.2.3", "CWE-331", "CWE-521", "CWE-1391", "CWE-1393"]
    )

    var needs: Need<DeployedFile> { .settingsFiles }

    func findings(in input: DeployedFile) throws(Unjudged) -> [Finding] {
        try input.findings { setting in
            setting.secrets.filter { !$0.isPlaceholder }
                .compactMap { secret in
                    guard let weakness = Self.weakness(of: secret, name: setting.name) else { return nil }
                    let subject =
                        secret.kind == .urlPassword ? "the password in \(setting.label)" : setting.label
                    return Finding(
                        "\(subject) \(setting.isDefault ? Self.asDefault(weakness) : "is \(weakness)")",
                        anchor: setting.anchor,
                        location: Location(file: input.file.path, span: secret.span),
                        likelihood: setting.isDefault ? .possible : nil
                    )
                }
        }
    }

    private static func weakness(of secret: SecretProfile, name: String) -> String? {
        if secret.isCommon { return "one of the most common passwords" }
        guard let least = SecretUse(secret, name: name).leastBits else { return nil }
        if secret.isRepeated { return "a repeated or running pattern" }
        if secret.isGuessable { return "a guessable text, made of words" }
        // Shannon's figure rates a random value of eight characters at less than half its bits, but never at a third.
        let bits = min(secret.mostBits, secret.entropyBits * 3)
        guard bits < least else { return nil }
        let characters = Figure.count(secret.length, "character")
        return "weak: \(characters) with at most \(Int(bits)) bits, where \(Int(least)) are needed"
    }

    private static func asDefault(_ weakness: String) -> String {
        weakness.hasPrefix("weak:") ? "defaults to a weak value\(weakness.dropFirst(4))" : "defaults to \(weakness)"
    }

    var examples: [Example<DeployedFile>] {
        let compose = "services:\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_PASSWORD: "
        return [
            Example(
                "random values",
                .sample(
                    ".env.production",
                    """
                    JWT_SECRET=5f4dcc3b5aa765d61d8327deb882cf99
                    DB_PASSWORD=vK3tQ9xLw2Zp8RbN
                    """
                ),
                .passes
            ),
            Example(
                "a passphrase of random words",
                .sample(".env.production", "DB_PASSWORD=\"walnut tractor ember violin\"\n"),
                .decoy
            ),
            Example(
                "words that say what the secret is for",
                .sample(".env.production", "DB_PASSWORD=shop_prod_pw_2026\n"),
                .finds([
                    """
                    .env.production:1:13: DB_PASSWORD is a guessable text, made of words
                    """
                ])
            ),
            Example(
                "a key that somebody else issued",
                .sample(".env.production", "TWILIO_API_SECRET=k9Qz81Lm\nAWS_ACCESS_KEY_ID=1234\nPUBLIC_KEY=abc\n"),
                .decoy
            ),
            Example(
                "an address whose password is a reference",
                .sample(".env.production", "DATABASE_URL=postgres://shop:${DB_PASSWORD}@db/shop\n"),
                .decoy
            ),
            Example(
                "the vendor's default",
                .sample("docker-compose.yml", compose + "postgres\n"),
                .finds([
                    "docker-compose.yml:5:26: POSTGRES_PASSWORD of service db is one of the most common passwords"
                ])
            ),
            Example(
                "the vendor's default where nobody sets another",
                .sample("docker-compose.yml", compose + "${DB_PASSWORD:-postgres}\n"),
                .finds([
                    "docker-compose.yml:5:41: POSTGRES_PASSWORD of service db defaults to one of the most common passwords"
                ])
            ),
            Example(
                "a short signing key",
                .sample(".env.production", "JWT_SECRET=kX92mQ71\n"),
                .finds([
                    ".env.production:1:12: JWT_SECRET is weak: 8 characters with at most 47 bits, where 112 are needed"
                ])
            ),
            Example(
                "a run along the alphabet",
                .sample(".env.production", "SESSION_SECRET=abcdefghijklmnopqrstuvwxyz123456\n"),
                .finds([".env.production:1:16: SESSION_SECRET is a repeated or running pattern"])
            ),
        ]
    }
}

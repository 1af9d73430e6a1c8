import AssayConfiguration
import AssayEvidence
import AssayModel

/// Secrets of the deployed profile are no placeholders.
struct PlaceholderSecret: Check {
    let about = CheckDescription(
        id: "configuration.placeholder-secret",
        control: "configuration.secret-strength",
        title: "No secret of the deployed profile is a placeholder",
        rationale: """
            A placeholder is printed in the project's own templates, in tutorials and in every attacker's word list: whoever \
            knows it signs tokens and opens databases as if they were the service.
            """,
        remedy: """
            Generate the value (openssl rand -base64 48), keep it in a secret store that the deployment reads, and let the \
            service refuse to start with a placeholder.
            """,
        severity: .critical,
        likelihood: .almostCertain,
        references: ["ASVS-13.3.1", "CWE-798", "CWE-1392", "CWE-1394"]
    )

    var needs: Need<DeployedFile> { .settingsFiles }

    func findings(in input: DeployedFile) throws(Unjudged) -> [Finding] {
        try input.findings { setting in
            setting.secrets.filter(\.isPlaceholder)
                .map { secret in
                    let use = SecretUse(secret, name: setting.name)
                    // Somebody else's service does not accept it: the feature is broken, not open.
                    let isForeign = if case .foreign = use { true } else { false }
                    let verb = setting.isDefault ? "defaults to" : "holds"
                    return Finding(
                        secret.kind == .urlPassword
                            ? "the password in \(setting.label) is a placeholder"
                            : "\(setting.label) \(verb) a placeholder",
                        anchor: setting.anchor,
                        location: Location(file: input.file.path, span: secret.span),
                        severity: isForeign || setting.isDefault ? .high : nil,
                        likelihood: setting.isDefault ? .possible : nil
                    )
                }
        }
    }

    var examples: [Example<DeployedFile>] {
        let strong = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
        return [
            Example("a generated key", .sample(".env.production", "JWT_SECRET=\(strong)\n"), .passes),
            Example(
                "a placeholder in the development profile",
                .sample(".env", "JWT_SECRET=changeme\n", isDeployed: false),
                .decoy
            ),
            Example(
                "a reference to where the secret is",
                .sample(
                    "docker-compose.yml",
                    "services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: ${DB_PASSWORD:?}\n"
                ),
                .decoy
            ),
            Example(
                "a placeholder in a comment",
                .sample(".env.production", "# JWT_SECRET=change-me\nJWT_SECRET=\(strong)\n"),
                .decoy
            ),
            Example(
                "the value of the template",
                .sample(".env.production", "PORT=8000\nJWT_SECRET=your-super-secret-key-change-in-production\n"),
                .finds([".env.production:2:12: JWT_SECRET holds a placeholder"])
            ),
            Example(
                "a password within an address",
                .sample(".env.production", "DATABASE_URL=postgres://shop:changeme@db:5432/shop\n"),
                .finds([".env.production:1:30: the password in DATABASE_URL is a placeholder"])
            ),
            Example(
                "a default that is taken where nobody sets the variable",
                .sample(
                    "docker-compose.yml",
                    "services:\n  web:\n    environment:\n      - SECRET_KEY=${SECRET_KEY:-changeme}\n"
                ),
                .finds(["docker-compose.yml:4:34: SECRET_KEY of service web defaults to a placeholder"])
            ),
            Example(
                "a file that cannot be read in full",
                .sample("compose.yaml", "services:\n  web: {environment: [\n"),
                .unjudged(.unparsable)
            ),
        ]
    }
}

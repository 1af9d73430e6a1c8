import AssayEvidence
import AssayModel

/// The deployed profile switches nothing on that belongs to development, and nothing off that protects.
struct ProductionMode: Check {
    let about = CheckDescription(
        id: "configuration.production-mode",
        control: "configuration.production-mode",
        title: "The deployed profile runs in production mode",
        rationale: """
            Debug modes show stack traces, settings and sometimes a console to whoever provokes an error; stand-ins and \
            switched-off checks make every test green while nothing real happens behind them.
            """,
        remedy: """
            Set the production value in the deployed profile, make it the default in the code, and let development opt in; \
            let the service refuse to start in production with a debug switch.
            """,
        severity: .high,
        likelihood: .likely,
        references: ["ASVS-13.4.2", "CWE-489", "CWE-215", "CWE-1188", "API8:2023"]
    )

    var needs: Need<DeployedFile> { .settingsFiles }

    func findings(in input: DeployedFile) throws(Unjudged) -> [Finding] {
        try input.findings { setting in
            guard let value = setting.value,
                let hazard = ProductionHazard.of(setting.name, value: value, profile: input.profile)
            else { return [] }
            let verb = setting.isDefault ? "defaults to" : "is"
            return [
                Finding(
                    "\(setting.label) \(verb) '\(Excerpt(value, limit: 40))': \(hazard.effect)",
                    anchor: setting.anchor,
                    location: setting.location,
                    severity: hazard.severity,
                    likelihood: setting.isDefault ? min(hazard.likelihood, .possible) : hazard.likelihood
                )
            ]
        } commands: { command in
            guard let (words, hazard) = ProductionHazard.of(command: command.text, profile: input.profile) else {
                return []
            }
            let owner = command.service.map { "service \(Excerpt($0, limit: 40))" } ?? "the image"
            return [
                Finding(
                    """
                    \(owner) starts \(command.isDefault ? "by default " : "")with \
                    '\(Excerpt(words, limit: 40))': \(hazard.effect)
                    """,
                    anchor: "\(command.service ?? "")/command",
                    location: command.location,
                    severity: hazard.severity,
                    likelihood: command.isDefault ? min(hazard.likelihood, .possible) : hazard.likelihood
                )
            ]
        }
    }

    var examples: [Example<DeployedFile>] {
        [
            Example(
                "production values",
                .sample(
                    ".env.production",
                    "NODE_ENV=production\nDEBUG=false\nLOG_LEVEL=info\nALLOWED_HOSTS=shop.example\n"
                ),
                .passes
            ),
            Example(
                "names that hold such words and mean something else",
                .sample(
                    ".env.production",
                    """
                    DISABLE_DEBUG=true
                    DISABLE_AUTH=false
                    DEBUG_EMAIL_RECIPIENT=ops@shop.example
                    FAKE_NEWS_DETECTION=true
                    MOCKUP_URL=https://shop.example/mockups
                    UPGRADE_INSECURE_REQUESTS=true
                    SENTRY_ENVIRONMENT=development
                    """
                ),
                .decoy
            ),
            Example(
                "debug mode in the profile of developers",
                .sample(".env", "DEBUG=true\n", isDeployed: false),
                .decoy
            ),
            Example(
                "debug mode",
                .sample(".env.production", "APP_ENV=local\nAPP_DEBUG=true\n"),
                .finds([
                    ".env.production:1:9: APP_ENV is 'local': this is no mode for production",
                    ".env.production:2:11: APP_DEBUG is 'true': debug mode is on",
                ])
            ),
            Example(
                "stand-ins and switched-off defences",
                .sample(
                    ".env.production",
                    "USE_MOCK_PAYMENTS=1\nSKIP_AUTH=yes\nNODE_TLS_REJECT_UNAUTHORIZED=0\nDJANGO_ALLOWED_HOSTS=*\n"
                ),
                .finds([
                    ".env.production:1:19: USE_MOCK_PAYMENTS is '1': a stand-in takes the place of the real thing",
                    ".env.production:2:11: SKIP_AUTH is 'yes': authentication is switched off",
                    ".env.production:3:30: NODE_TLS_REJECT_UNAUTHORIZED is '0': certificates are not verified",
                    ".env.production:4:22: DJANGO_ALLOWED_HOSTS is '*': any host name is accepted",
                ])
            ),
            Example(
                "a default that the image brings along",
                .sample("Dockerfile", "FROM python:3.12\nENV FLASK_ENV=development\n"),
                .finds(["Dockerfile:2:1: FLASK_ENV defaults to 'development': this is no mode for production"])
            ),
            Example(
                "a service of a compose file",
                .sample(
                    "docker-compose.yml",
                    "services:\n  web:\n    environment:\n      DEBUG: ${DEBUG:-true}\n      LOG_LEVEL: debug\n"
                ),
                .finds([
                    "docker-compose.yml:4:14: DEBUG of service web defaults to 'true': debug mode is on",
                    """
                    docker-compose.yml:5:18: LOG_LEVEL of service web is 'debug': logs say more than production should keep
                    """,
                ])
            ),
            Example(
                "a server for development",
                .sample("docker-compose.yml", "services:\n  web:\n    command: nodemon server.js\n"),
                .finds([
                    """
                    docker-compose.yml:3:14: service web starts with 'nodemon': this starts a server for development
                    """
                ])
            ),
            Example(
                "a file that was not understood in full",
                .sample(".env.production", "PORT=8000\nthis is no assignment\n"),
                .unjudged(.unparsable)
            ),
        ]
    }
}

import AssayEvidence
import AssayModel
import Testing

@testable import AssayChecks

@Suite("Placeholder secrets")
struct PlaceholderSecretTests {
    private let check = PlaceholderSecret()

    private func found(_ text: String, path: String = ".env.production") -> [Finding] {
        check.found(.sample(path, text))
    }

    @Test(
        "placeholders of well-known templates are found",
        arguments: [
            "SECRET_KEY=django-insecure-k2j4h5k2j3h4k5j2h3k4j5h2k3j4h5", "JWT_SECRET=your-256-bit-secret",
            "DJANGO_SECRET_KEY=!!!SET DJANGO_SECRET_KEY!!!", "SECRET_KEY_BASE=changeme", "APP_SECRET=ChangeThisSecret",
            "JWT_SECRET=your-super-secret-jwt-token-with-at-least-32-characters-long", "SMTP_PASSWORD=<password>",
            "DASHBOARD_PASSWORD=this_password_is_insecure_and_should_be_updated", "POSTGRES_PASSWORD=\"change_me\"",
            "export NEXTAUTH_SECRET='replace-me'", "API_TOKEN=xxxxxxxxxxxx",
            "REDIS_URL=redis://:your_password@cache:6379/0",
        ]
    )
    func placeholders(text: String) {
        let findings = found(text)
        #expect(findings.count == 1)
        #expect(findings.allSatisfy { $0.severity == nil && $0.isPresentable })
    }

    @Test(
        "what is no placeholder is not",
        arguments: [
            "JWT_SECRET=", "JWT_SECRET=${JWT_SECRET}", "JWT_SECRET_FILE=/run/secrets/jwt",
            "TOKEN_URL=https://example.com",
            "PASSWORD_MIN_LENGTH=12", "SECRET_KEY=todo9fK2x81mQ4vL7pR3sT6wY0zB5nC", "APP_NAME=changeme",
            "# SECRET=changeme",
            "JWT_ALGORITHM=HS256",
        ]
    )
    func decoys(text: String) {
        #expect(found(text).isEmpty)
    }

    @Test("the value never stands in the finding")
    func silence() {
        let value = "your-own-secret-here"
        for finding in found("STRIPE_WEBHOOK_SECRET=\(value)\nDATABASE_URL=postgres://a:\(value)@db/a\n") {
            #expect(!finding.description.contains(value))
            #expect(!finding.anchor.contains(value))
        }
    }

    @Test("what a foreign service refuses is broken, not open; what it presents to us is open")
    func foreign() {
        #expect(found("OPENAI_API_KEY=your-api-key-here").map(\.severity) == [.high])
        #expect(found("STRIPE_WEBHOOK_SECRET=changeme").map(\.severity) == [nil])
        #expect(found("ADMIN_API_KEY=changeme").map(\.severity) == [nil])
    }

    @Test("a default of the image or of a compose file weighs less, since the environment may replace it")
    func defaults() {
        let image = found("FROM a\nENV SECRET_KEY=changeme\n", path: "Dockerfile")
        #expect(image.map(\.likelihood) == [.possible])
        #expect(image.map(\.severity) == [.high])
        #expect(image.map(\.location?.line) == [2])
    }

    @Test("only the final stage of a shipped Dockerfile runs with what it sets")
    func stages() {
        let text = "FROM a AS build\nENV SECRET_KEY_BASE=dummy\nFROM b\n"
        #expect(found(text, path: "Dockerfile").isEmpty)
        let baked = "FROM a\nENV SECRET_KEY=changeme\n"
        #expect(check.words(.sample("Dockerfile", baked, isDeployed: false)).count == 1)
        #expect(check.words(.sample("Dockerfile.dev", baked, isDeployed: false)) == [])
        #expect(check.words(.sample("tests/Dockerfile", baked, isDeployed: false)) == [])
    }

    @Test("the overridden of two assignments is not in force")
    func overridden() {
        #expect(found("JWT_SECRET=changeme\nJWT_SECRET=9f86d081884c7d659a2feaa0c55ad015\n").isEmpty)
        #expect(
            found("JWT_SECRET=9f86d081884c7d659a2feaa0c55ad015\nJWT_SECRET=changeme\n").map(\.location?.line) == [2]
        )
    }

    @Test("one secret that two services share through an anchor is found once for each")
    func anchors() {
        let text = """
            x-env: &env {JWT_SECRET: changeme}
            services:
              a: {environment: *env}
              b: {environment: {<<: *env}}
            """
        let findings = found(text, path: "docker-compose.yml")
        #expect(findings.allSatisfy { $0.location?.line == 1 })
        #expect(!findings.isEmpty)
    }

    @Test("without a deployed profile nothing passes, and what a plan names in another format is not judged")
    func unknownProfile() {
        let facts = PlanFacts(plan: Plan(service: Plan.Service(name: "s")))
        #expect(check.words(DeployedFile(.sample(".env.example", "A=1"), facts)) == ["unjudged: inconclusive"])
        #expect(check.words(DeployedFile(.sample("Dockerfile", "FROM a"), facts)) == ["unjudged: inconclusive"])
        #expect(check.words(.sample("conf/settings.toml", "a = 1")) == ["unjudged: unparsable"])
        #expect(check.words(.sample("conf/settings.toml", "a = 1", isDeployed: false)) == [])
    }

    @Test("findings go before the part that was not understood")
    func partial() {
        #expect(found("JWT_SECRET=changeme\nnot an assignment\n").count == 1)
        #expect(check.words(.sample(".env.production", "PORT=1\nnot an assignment\n")) == ["unjudged: unparsable"])
    }

    @Test("hostile files neither trap nor pass for deployed ones")
    func hostile() {
        for text in Hostile.all {
            for path in [".env", "compose.yaml", "Dockerfile"] {
                #expect(found("JWT_SECRET=" + text, path: path).allSatisfy { $0.isPresentable })
            }
        }
    }

    @Test("the need lets files with settings through, and files that only the plan can have named")
    func needs() {
        let roster = { (subjects: [String]) in
            [
                SourceFile.kind: Roster(kind: SourceFile.kind, subjects: subjects),
                PlanFacts.kind: Roster(kind: PlanFacts.kind, subjects: ["run"]),
            ]
        }
        #expect(check.needs.applicability(roster([".env"])) == .applicable)
        #expect(check.needs.applicability(roster(["conf/app.toml"])) == .applicable)
        #expect(
            check.needs.applicability(roster(["README.md", "Dockerfile.test"]))
                == .empty("there are no files with settings")
        )
    }
}

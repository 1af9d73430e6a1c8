import AssayEvidence
import AssayModel
import Testing

@Suite("The deployed profile")
struct DeployedProfileTests {
    private func files(
        _ paths: [String],
        profile: String = "production",
        named: [String] = [],
        started: String? = nil
    ) throws -> [String] {
        let listing = TreeListing(files: paths.map { .init(path: $0, size: 1) })
        var target: Plan.Target?
        if let started {
            let url = try #require(ServiceURL("http://127.0.0.1:1"))
            let ready = OperationName(method: "GET", path: "/")
            target = Plan.Target(url: url, start: Plan.Start(run: ["./serve"], environmentFile: started, ready: ready))
        }
        let plan = Plan(
            service: .init(name: "s"),
            target: target,
            configuration: .init(profile: profile, files: named)
        )
        return DeployedProfile.files(in: listing, plan: plan)
    }

    private static let crowd = [
        ".env", ".env.development", ".env.example", ".env.local", ".env.production", ".env.production.example",
        ".env.staging", ".env.test", "Dockerfile", "compose.prod.yaml", "docker-compose.ci.yml",
        "docker-compose.dev.yml",
        "docker-compose.override.yml", "docker-compose.yml", "src/env.go", "web.env",
    ]

    @Test(
        "of a crowd of files those of the profile are chosen, whatever it is called",
        arguments: [
            ("production", [".env.production", "compose.prod.yaml", "docker-compose.yml"]),
            ("PROD", [".env.production", "compose.prod.yaml", "docker-compose.yml"]),
            ("staging", [".env.staging", "docker-compose.yml"]),
            ("development", [".env.development", ".env.local", "docker-compose.dev.yml", "docker-compose.yml"]),
            ("test", [".env.test", "docker-compose.ci.yml", "docker-compose.yml"]),
        ]
    )
    func choosesTheProfile(profile: String, expected: [String]) throws {
        #expect(try files(Self.crowd, profile: profile) == expected)
    }

    @Test("a profile with a name of its own is found by it")
    func choosesCustomProfiles() throws {
        #expect(try files([".env", ".env.eu-west", ".env.production"], profile: "west") == [".env.eu-west"])
    }

    @Test("without a file of the profile a plain .env is what the service starts with")
    func fallsBack() throws {
        #expect(try files([".env", ".env.example", ".env.staging", "web.env"]) == [".env"])
        #expect(try files(["services/api/.env", "services/web/.env"]) == ["services/api/.env", "services/web/.env"])
        #expect(try files([".env.example", ".env.development"]) == [])
        #expect(try files([]) == [])
    }

    @Test("folders name profiles too, and files of examples, tests and other profiles are never deployed")
    func heedsFolders() throws {
        #expect(try files(["dev/.env", "prod/.env", "staging/.env"]) == ["prod/.env"])
        #expect(try files(["config/production/app.env", ".env"]) == ["config/production/app.env"])
        #expect(try files(["examples/.env.production", "tests/.env", "dev/.env", "docs/compose.yml"]) == [])
        #expect(try files([".examples/insecure/compose.yml", ".devcontainer/docker-compose.yml"]) == [])
        #expect(try files(["dev/compose.yml", "compose.yml"]) == ["compose.yml"])
        #expect(try files(["local/.env.production"]) == ["local/.env.production"], "the name goes before the folder")
        #expect(try files(["productions/.env.eu", "reproduction.env"]) == [])
    }

    @Test("what the plan names goes before all guessing, in the order of the plan, each file once")
    func heedsThePlan() throws {
        #expect(try files(Self.crowd, named: ["./conf/b.env", "a.env"]) == ["conf/b.env", "a.env"])
        #expect(try files(Self.crowd, named: ["a.env"], started: ".env.staging") == ["a.env", ".env.staging"])
        #expect(try files(Self.crowd, named: ["a.env"], started: "./a.env") == ["a.env"])
    }

    @Test("the file that the start command gets goes before what the names say")
    func heedsTheStart() throws {
        #expect(
            try files(Self.crowd, started: ".env.staging") == [
                ".env.staging", "compose.prod.yaml", "docker-compose.yml",
            ]
        )
    }
}

import AssayModel
import AssayPlan
import JSON
import Testing

@Suite("Reading a plan")
struct PlanReaderTests {
    @Test("a plan of five lines reads with every default filled in")
    func minimal() throws {
        let (plan, diagnostics) = read(Samples.minimal)
        #expect(diagnostics.isEmpty)
        let url = try #require(ServiceURL("http://127.0.0.1:8000"))
        #expect(
            plan == Plan(service: .init(name: "Shop API"), target: Plan.Target(url: url, isDisposable: true))
        )
        #expect(plan?.target?.scope == [Endpoint(host: "127.0.0.1", port: 8000)])
        #expect(plan?.performance.expect == LoadObjective.defaults)
        #expect(plan?.deployment.drills == [.gracefulShutdown])
    }

    @Test("a plan without a target reads, and only files are audited")
    func filesOnly() {
        #expect(read(Samples.head).plan == Plan(service: .init(name: "S")))
    }

    @Test("the target of a full plan reads as written")
    func fullTarget() throws {
        let (plan, diagnostics) = read(Samples.full)
        #expect(diagnostics.isEmpty)
        let target = try #require(plan?.target)
        #expect(target.url.description == "http://127.0.0.1:8000")
        #expect(target.scope.map(\.description) == ["127.0.0.1:8000", "[::1]:9000"])
        #expect(target.isDisposable)
        #expect(target.timeout == TimeSpan(milliseconds: 1_500))
        #expect(target.health.map(\.description) == ["GET /api/health", "GET /ready"])
        let start = Plan.Start(
            run: ["./serve", "--port", "8000", "--name", "two words"],
            directory: "server",
            environmentFile: ".env.production",
            environment: ["PORT": "8000", "DEBUG": "false", "EMPTY": "", "RATIO": "1.50"],
            ready: OperationName(method: "GET", path: "/health"),
            readyTimeout: .seconds(60),
            stopGrace: .seconds(5)
        )
        #expect(target.start == start)
        #expect(target.identities["bob"] == .header(name: "Authorization", value: "Bearer $BOB_TOKEN"))
    }

    @Test("the body of a sign-in becomes JSON by YAML 1.2, digits and secret names untouched")
    func loginBody() throws {
        let identity = try #require(read(Samples.full).plan?.target?.identities["alice"])
        let body = """
            {"user":"alice","password":"$ALICE_PASSWORD","remember":true,"quoted":"true","nothing":null,"age":41,\
            "big":123456789012345678901234567890,"hex":31,"ratio":1.50,"text":"a \\"quote\\", a\\ttab and é",\
            "list":[1,"two",[],{}]}
            """
        #expect(identity == .login(.init(path: "/auth/login", body: body, token: "$.data.access_token")))
    }

    @Test("the other sections of a full plan read as written")
    func fullSections() throws {
        let plan = try #require(read(Samples.full).plan)
        #expect(plan.service == .init(name: "Shop API", version: "${GIT_COMMIT}"))
        #expect(
            plan.configuration
                == .init(profile: "staging", files: [".env.production", "deploy/docker-compose.yml"])
        )
        #expect(plan.functionality.openAPI == "/openapi.json")
        #expect(
            plan.functionality.protected.map(\.description) == ["GET /api/documents", "DELETE /api/documents/{id}"]
        )
        #expect(plan.performance.load.map(\.name) == ["browse", "GET /slow", "GET /fast"])
        #expect(plan.performance.load.map(\.rate) == [200, 0.5, 12.5])
        #expect(plan.performance.load.map(\.identity) == ["alice", nil, nil])
        #expect(plan.performance.load.map(\.connections) == [50, 100, 100])
        #expect(plan.performance.load.map(\.duration) == [.seconds(30), .seconds(10), .seconds(3_600)])
        #expect(
            plan.performance.expect
                == [
                    .comparison(.init(.p99, .below, 500)), .comparison(.init(.errorRate, .atMost, 0.001)),
                    .comparison(.init(.rate, .atLeast, 100)),
                ]
        )
        #expect(plan.documents == .init(readme: "README.md", runbook: "docs/runbook.md"))
        #expect(plan.decision.notApplicable.map(\.control) == ["deployment.migrations"])
        let waiver = try #require(plan.decision.waivers.first)
        #expect(waiver.reason == "The fix ships in 1.5.")
        #expect(waiver.granted.description == "2026-11-01T00:00:00.000Z")
        #expect(waiver.expires.description == "2026-11-30T12:00:00.000Z")
    }

    @Test("health defaults to the readiness request, and an empty list means none")
    func healthDefault() {
        let start = "target:\n  url: http://h:1\n  start: {run: [./s], ready: GET /up}\n"
        #expect(read(Samples.head + start).plan?.target?.health.map(\.description) == ["GET /up"])
        #expect(read(Samples.head + start + "  health: []\n").plan?.target?.health == [])
        #expect(read(Samples.head + start + "  health: /h\n").plan?.target?.health.map(\.description) == ["GET /h"])
    }

    @Test("a plain command is split at its blanks")
    func plainCommand() {
        let text = Samples.head + "target: {url: http://h:1, start: {run: './serve  --port 8000', ready: /up}}"
        #expect(read(text).plan?.target?.start?.run == ["./serve", "--port", "8000"])
    }

    @Test("anchors, aliases and merge keys are followed")
    func anchors() {
        let text =
            Samples.head + """
                target: {url: http://h:1}
                performance:
                  load:
                    - &run {name: one, request: GET /a, rate: &fast 20/s, for: 30s}
                    - {<<: *run, name: two, connections: 7}
                    - {request: /b, rate: *fast, for: 1s}
                """
        let load = read(text).plan?.performance.load
        #expect(load?.map(\.name) == ["one", "two", "GET /b"])
        #expect(load?.map(\.rate) == [20, 20, 20])
        #expect(load?.map(\.connections) == [100, 7, 100])
    }

    @Test("a plan written as JSON reads the same")
    func json() {
        let text =
            #"{"assay": 1, "service": {"name": "Shop API"}, "target": {"url": "http://127.0.0.1:8000", "disposable": true}}"#
        #expect(read(text).plan == read(Samples.minimal).plan)
    }

    @Test("a byte order mark and Windows line ends change nothing")
    func windows() {
        let text =
            "\u{FEFF}" + Samples.full.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
        #expect(read(text).plan == read(Samples.full).plan)
        #expect(read(text).plan != nil)
    }

    @Test("a plan goes into JSON and back unchanged", arguments: [Samples.minimal, Samples.full, Samples.head])
    func roundTrip(_ text: String) throws {
        let plan = try #require(read(text).plan)
        let again = try JSONValue(encoding: plan).decoded(as: Plan.self)
        #expect(again == plan)
    }

    @Test(
        "a limit that its printed form could not keep stays an expression, as it was written",
        arguments: ["0.00001", "0.000000000000001", "99999999999999999999.0", "0.0001", "0", "123456789.125"]
    )
    func printedLimits(_ literal: String) throws {
        let text = "load.rate > \(literal)"
        let plan = try #require(read(Samples.head + "performance: {expect: \(text)}").plan)
        switch try #require(plan.performance.expect.first) {
        case .comparison(let expectation): #expect(expectation.limit == Double(literal))
        case .expression(let source): #expect(source == text)
        }
        let again = try JSONValue(encoding: plan).decoded(as: Plan.self)
        #expect(again == plan)
    }
}

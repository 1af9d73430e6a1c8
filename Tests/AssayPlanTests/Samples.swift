import AssayExpressions
import AssayModel
import AssayPlan

/// Plans that several tests read.
enum Samples {
    static let minimal = """
        assay: 1
        service: {name: Shop API}
        target:
          url: http://127.0.0.1:8000
          disposable: true
        """

    static let full = """
        # Everything that a plan can say.
        assay: 1
        service: {name: Shop API, version: "${GIT_COMMIT}"}
        target:
          url: http://127.0.0.1:8000/
          scope: [127.0.0.1:8000, "[::1]:9000"]
          disposable: true
          timeout: 1500ms
          health: [GET /api/health, /ready]
          start:
            run: [./serve, --port, "8000", --name, "two words"]
            directory: ./server/
            env_file: .env.production
            env: {PORT: 8000, DEBUG: false, EMPTY: "", RATIO: 1.50}
            ready: /health
            ready_timeout: 1m
            stop_grace: 5s
          identities:
            alice:
              login:
                post: /auth/login
                json:
                  user: alice
                  password: $ALICE_PASSWORD
                  remember: true
                  quoted: "true"
                  nothing: ~
                  age: 41
                  big: 123456789012345678901234567890
                  hex: 0x1F
                  ratio: 1.50
                  text: "a \\"quote\\", a\\ttab and é"
                  list: [1, two, [], {}]
                token: $.data.access_token
            bob: {header: "Authorization: Bearer $BOB_TOKEN"}
        configuration: {profile: staging, files: [.env.production, ./deploy//docker-compose.yml]}
        functionality: {openapi: /openapi.json, protected: [GET /api/documents, "DELETE /api/documents/{id}"]}
        performance:
          load:
            - {name: browse, request: GET /api/models, as: alice, rate: 200/s, for: 30s, connections: 50}
            - {request: /slow, rate: 30/m, for: 10s}
            - {request: GET /fast, rate: 12.5, for: 1h}
          expect: ["load.latency.p99 < duration('500ms')", load.errorRate <= 0.001, load.rate >= 100]
        deployment: {drills: [graceful-shutdown]}
        documents: {readme: README.md, runbook: docs/runbook.md}
        decision:
          not_applicable: [{control: deployment.migrations, reason: no database, approver: Ada}]
          waivers:
            - finding: "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
              reason: >
                The fix ships
                in 1.5.
              requester: Bob
              approver: Ada
              compensating_control: the gateway blocks the path
              granted: 2026-11-01
              expires: 2026-11-30T12:00:00Z
        """

    /// The full plan in three plans of ASCII alone, which are read several times faster.
    static let parts: [[UInt8]] = {
        let lines = full.split(separator: "\n")
        let middle = lines.firstIndex { $0.hasPrefix("configuration:") } ?? 0
        let end = lines.firstIndex { $0.hasPrefix("documents:") } ?? 0
        let alice = "\n  identities: {alice: {header: 'X-User: $ALICE'}}\n"
        let texts = [
            lines[..<middle].joined(separator: "\n"),
            minimal + alice + lines[middle..<end].joined(separator: "\n"),
            head + lines[end...].joined(separator: "\n"),
        ]
        return texts.map { Array($0.utf8).filter { $0 < 0x80 } }
    }()

    /// The lines that every plan needs; what follows them starts in line 3.
    static let head = "assay: 1\nservice: {name: S}\n"
}

/// Reads a plan from text, as the file `assay.yaml`.
func read(_ text: String, knownControls: [String]? = nil) -> (plan: Plan?, diagnostics: [PlanDiagnostic]) {
    PlanReader.read(Array(text.utf8), file: "assay.yaml", knowing: KnownNames(controls: knownControls))
}

/// The diagnostics of a plan as they print, without the file's name.
func mistakes(in text: String, knownControls: [String]? = nil) -> [String] {
    read(text, knownControls: knownControls).diagnostics.map { String($0.description.dropFirst("assay.yaml:".count)) }
}

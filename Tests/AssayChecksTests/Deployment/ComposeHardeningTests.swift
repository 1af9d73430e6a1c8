import AssayConfiguration
import AssayEvidence
import AssayModel
import Testing

@testable import AssayChecks

@Suite("Hardening of compose files")
struct ComposeHardeningTests {
    private let check = ComposeHardening()

    private func found(_ service: String, path: String = "docker-compose.yml") -> [Finding] {
        check.found(.sample(path, "services:\n  db:\n    \(service)\n"))
    }

    @Test(
        "published stores are found in every form",
        arguments: [
            "\"5432:5432\"", "5432:5432", "\"5432\"", "0.0.0.0:5432:5432", "\"[::]:5432:5432\"", "\"5433:5432/tcp\"",
            "${PORT:-5432}:5432",
            "${PORT}:5432", "\"5430-5440:5430-5440\"", "{target: 5432, published: 5433}",
            "{target: 5432, host_ip: 0.0.0.0}",
            "\"::5432:5432\"", "${PORT:?unset}:5432",
        ]
    )
    func published(port: String) {
        #expect(
            found("image: postgres:16\n    ports:\n      - \(port)").map(\.message) == [
                "service db publishes postgres on every interface"
            ]
        )
    }

    @Test(
        "ports that only the host or one network reaches are fine",
        arguments: [
            "127.0.0.1:5432:5432", "localhost:5432:5432", "\"[::1]:5432:5432\"", "\"::1:5432:5432\"",
            "10.0.0.5:5432:5432", "${BIND}:5432:5432",
            "${BIND:-127.0.0.1}:5432:5432", "{target: 5432, host_ip: 127.0.0.1}",
            "{target: 5432, host_ip: \"${BIND}\"}", "${PORTS}", "[]", "abc", "70000:70000",
        ]
    )
    func bound(port: String) {
        #expect(found("image: postgres:16\n    ports:\n      - \(port)") == [])
    }

    @Test(
        "tools and debuggers that other hosts reach are found, and those on the loopback are not",
        arguments: [
            ("image: axllent/mailpit", 8025, "a mailbox that shows every mail", Severity.medium),
            ("image: prom/prometheus", 9090, "a tool that shows the inside of the service", .medium),
            ("image: adminer:5", 8080, "a tool that administers data", .medium),
            ("build: .", 9229, "the port of a debugger", nil), ("image: node:22", 5858, "the port of a debugger", nil),
        ] as [(String, Int, String, Severity?)]
    )
    func tools(image: String, port: Int, what: String, severity: Severity?) {
        let open = found("\(image)\n    ports: [\"\(port):\(port)\"]")
        #expect(open.map(\.message) == ["service db publishes \(what)"])
        #expect(open.map(\.severity) == [severity])
        #expect(found("\(image)\n    ports: [\"127.0.0.1:\(port):\(port)\"]") == [])
    }

    @Test("where a mailbox only takes mail it shows none")
    func mailIntake() {
        #expect(found("image: axllent/mailpit\n    ports: [\"1025:1025\"]") == [])
    }

    @Test(
        "stores are known by image, by port, and with a tag that only the deployment knows",
        arguments: [
            ("image: redis", "6379:6379", "redis"), ("image: bitnami/mongodb:8", "27018:27017", "mongodb"),
            ("build: ./db", "3306:3306", "MySQL"),
            ("image: postgres:${PG}", "5432:5432", "postgres"),
            ("image: timescale/timescaledb-ha:pg17", "1:5432", "timescaledb-ha"),
            ("image: mcr.microsoft.com/mssql/server", "1433:1433", "SQL Server"),
            ("image: rabbitmq:4-management", "15672:15672", "rabbitmq"),
            ("image: getmeili/meilisearch:v1", "7700:7700", "meilisearch"),
        ]
    )
    func stores(image: String, port: String, name: String) {
        #expect(
            found("\(image)\n    ports: [\"\(port)\"]").map(\.message) == [
                "service db publishes \(name) on every interface"
            ]
        )
    }

    @Test(
        "services that are meant for others are fine",
        arguments: [
            ("image: traefik", "443:443"), ("image: nginx", "80:80"), ("build: .", "8000:8000"),
            ("image: minio/minio", "9000:9000"),
            ("image: postgrest/postgrest", "3000:3000"), ("build: .", "1-65535:1-65535"),
        ]
    )
    func others(image: String, port: String) {
        #expect(found("\(image)\n    ports: [\"\(port)\"]") == [])
    }

    @Test(
        "privileges and access to the host",
        arguments: [
            ("privileged: true", Severity?.none), ("privileged: yes", nil), ("privileged: \"true\"", nil),
            ("cap_add: [SYS_ADMIN]", nil), ("cap_add: [cap_all]", nil),
            ("security_opt: [\"seccomp:unconfined\"]", .medium), ("network_mode: host", .medium),
            ("pid: host", .medium),
            ("volumes: [\"/var/run/docker.sock:/var/run/docker.sock\"]", nil),
            ("volumes: [{type: bind, source: /run/docker.sock, target: /d}]", nil),
            ("volumes: [\"${DOCKER_SOCKET_LOCATION:-/var/run/docker.sock}:/d:ro\"]", nil),
            ("image: adminer\n    ports: [\"8080:8080\"]", .medium),
        ]
    )
    func privileges(service: String, severity: Severity?) {
        #expect(found(service).map(\.severity) == [severity], "\(found(service))")
    }

    @Test(
        "what looks alike and is fine",
        arguments: [
            "privileged: false", "privileged: ${P}", "cap_add: [NET_BIND_SERVICE]", "cap_drop: [ALL]",
            "security_opt: [\"no-new-privileges:true\"]",
            "network_mode: bridge", "pid: \"service:web\"", "volumes: [\"data:/var/lib/postgresql\"]",
            "volumes: [\"./docker.sock.md:/x\"]",
            "profiles: [dev]\n    privileged: true", "x-privileged: true", "volumes: {}", "ports: {}",
        ]
    )
    func decoys(service: String) {
        #expect(found(service) == [])
    }

    @Test("each finding stands on its own, with the place of its line")
    func places() {
        let service = "privileged: true\n    ports: [\"5432:5432\", \"6379:6379\"]\n    pid: host"
        let findings = found(service)
        #expect(findings.map(\.anchor) == ["db/ports/5432", "db/ports/6379", "db/privileged", "db/pid"])
        #expect(findings.map(\.location?.line) == [4, 4, 3, 5])
    }

    @Test("merge keys carry privileges along")
    func merged() {
        let text = "x-base: &base {privileged: true}\nservices:\n  a:\n    <<: *base\n"
        #expect(check.found(.sample("compose.yaml", text)).map(\.message) == ["service a is privileged"])
    }

    @Test("files that are not deployed, and Dockerfiles, are not judged; broken ones do not pass")
    func scope() {
        #expect(found("privileged: true", path: "docker-compose.test.yml") == [])
        #expect(check.words(.sample("docker-compose.yml", "services: [")) == ["unjudged: unparsable"])
        let roster = [SourceFile.kind: Roster(kind: SourceFile.kind, subjects: ["Dockerfile"])]
        #expect(check.needs.applicability(roster) == .empty("there are no compose files"))
    }

    @Test("hostile files neither trap nor reach messages unseen")
    func hostile() {
        for text in Hostile.all {
            let quoted = "\"\(text.filter { $0 != "\"" && $0 != "\\" })\""
            for key in ["image", "user", "pid"] { #expect(found("\(key): \(quoted)").allSatisfy { $0.isPresentable }) }
            #expect(found("ports: [\(quoted)]\n    privileged: true").allSatisfy { $0.isPresentable })
            #expect(
                check.found(.sample("compose.yaml", "services:\n  \(quoted):\n    privileged: true\n"))
                    .allSatisfy { $0.isPresentable }
            )
        }
    }
}

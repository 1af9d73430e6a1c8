import AssayConfiguration
import AssayEvidence
import AssayModel
import Testing
import YAML

@testable import AssayChecks

@Suite("Deployed settings")
struct DeployedSettingsTests {
    private func settings(_ path: String, _ text: String) throws -> [String: String] {
        let read = try DeployedSettings.read(.sample(path, text))
        return Dictionary(
            read.settings.map { ("\($0.service.map { "\($0)/" } ?? "")\($0.name)", $0.value ?? "-") },
            uniquingKeysWith: { "\($0)|\($1)" }
        )
    }

    @Test("an environment file: the last assignment counts, defaults are filled in, secrets are none of our business")
    func environment() throws {
        let text = """
            export PORT=8000
            MODE="dev" # why
            MODE=prod
            LEVEL=${LOG_LEVEL:-info}
            RAW='${LOG_LEVEL}'
            HOST=${HOST}
            BARE
            DB_PASSWORD=vK3tQ9xLw2Zp8RbN
            COST=5$$
            """
        #expect(
            try settings(".env.production", text) == [
                "PORT": "8000", "MODE": "prod", "LEVEL": "info", "RAW": "${LOG_LEVEL}", "HOST": "-", "BARE": "-",
                "DB_PASSWORD": "-", "COST": "5$",
            ]
        )
    }

    @Test("a compose file: maps, lists and merge keys, each with its service")
    func compose() throws {
        let text = """
            x-common: &common
              TZ: UTC
              MODE: base
            services:
              web:
                build: {context: ., args: {API_TOKEN: changeme-now}}
                environment:
                  <<: *common
                  MODE: web
                  DEBUG: true
              worker:
                environment:
                  - MODE=worker
                  - DEBUG
                  - URL=http://a/?b=c
              seed:
                profiles: [dev]
                environment: {MODE: seed}
            """
        #expect(
            try settings("docker-compose.yml", text) == [
                "web/TZ": "UTC", "web/MODE": "web", "web/DEBUG": "true", "worker/MODE": "worker", "worker/DEBUG": "-",
                "worker/URL": "http://a/?b=c",
            ]
        )
    }

    @Test("secrets of a service beside its environment count as well, those of its build do not")
    func otherSecrets() throws {
        let text = """
            services:
              web:
                build: {context: ., args: {API_TOKEN: changeme-now}}
                command: serve --database postgres://shop:changeme@db/shop
                labels:
                  admin_password: changeme
            """
        let read = try DeployedSettings.read(.sample("docker-compose.yml", text))
        #expect(read.settings.flatMap(\.secrets).count == 2)
        #expect(read.settings.allSatisfy { $0.value == nil && $0.service == "web" })
    }

    @Test("a Dockerfile: only what the final stage runs with, with the defaults of its arguments")
    func dockerfile() throws {
        let text = """
            ARG RELEASE=7
            FROM golang AS build
            ENV MODE=build CGO_ENABLED=0
            FROM alpine AS base
            ENV LEVEL=info MODE=base
            FROM base
            ARG RELEASE
            ARG FLAVOUR=plain
            ENV MODE="dev" FLAVOUR=$FLAVOUR
            ENV VERSION=${RELEASE}
            ENV OTHER=$UNKNOWN
            """
        #expect(
            try settings("Dockerfile", text) == [
                "LEVEL": "info", "MODE": "dev", "FLAVOUR": "plain", "VERSION": "7", "OTHER": "-",
            ]
        )
    }

    @Test("a secret is bound to its setting, and stands exactly where it stands")
    func places() throws {
        let text = "PORT=1\nDATABASE_URL=\"postgres://shop:changeme@db:5432/shop\"\n"
        let read = try DeployedSettings.read(.sample("web.env", text))
        let setting = try #require(read.settings.last)
        let secret = try #require(setting.secrets.first)
        #expect(setting.location.description == "web.env:2:14")
        #expect(Location(file: "web.env", span: secret.span).description == "web.env:2:31")
        #expect(secret.span.endColumn == 39)
    }

    @Test(
        "what cannot be read is not taken for empty",
        arguments: [
            ("compose.yaml", "services: {{ all }}\n"), ("compose.yaml", "services: [\n"), ("compose.yaml", "a\n"),
            ("compose.yaml", ""), ("compose.yaml", "services: *nothing\n"), ("settings.toml", "debug = true\n"),
            ("README.md", "# DEBUG=true\n"),
        ]
    )
    func unreadable(path: String, text: String) {
        #expect(throws: Unjudged.self) { try DeployedSettings.read(.sample(path, text)) }
    }

    @Test("a file that is not UTF-8 is unparsable", arguments: [".env", "compose.yaml", "Dockerfile"])
    func binary(path: String) {
        #expect(throws: Unjudged.self) { try DeployedSettings.read(SourceFile(path: path, size: 4, text: nil)) }
    }

    @Test(
        "what was understood in part says so",
        arguments: [
            (".env", "A=1\nno assignment\n", true), (".env", "A=\"open\nB=2\n", true), (".env", "A=1\nA=2\n", false),
            (".env", "spring.name=x\nKEY: value\n", false), ("Dockerfile", "", true),
            ("Dockerfile", "FROM a\nFRUM b\n", true),
            ("Dockerfile", "FROM a\n", false),
        ]
    )
    func shortfall(path: String, text: String, isShort: Bool) throws {
        let read = try DeployedSettings.read(.sample(path, text))
        #expect((read.shortfall != nil) == isShort)
    }

    @Test(
        "references are filled in as compose does it",
        arguments: [
            ("plain", "plain", false, true), ("${A}", "${A}", false, false), ("$A/x", "$A/x", false, false),
            ("${A:-b}", "b", true, true), ("${A-b}c", "bc", true, true), ("${A:-${B:-c}}", "c", true, true),
            ("${A:-${B}}", "${B}", true, false), ("${A:?no}", "${A:?no}", false, false),
            ("${A:+b}", "${A:+b}", false, false),
            ("a$$b", "a$b", false, true), ("a$", "a$", false, true), ("${", "${", false, true),
            ("$1", "$1", false, true),
            ("${KNOWN}", "yes", true, true), ("${EMPTY:-b}", "b", true, true), ("${EMPTY-b}", "", true, true),
            ("${}", "${}", false, true),
        ]
    )
    func interpolation(raw: String, text: String, usesDefault: Bool, isComplete: Bool) {
        let filled = InterpolatedText(raw, known: ["KNOWN": "yes", "EMPTY": ""])
        #expect(filled.text == text)
        #expect(filled.usesDefault == usesDefault)
        #expect(filled.isComplete == isComplete)
    }

    @Test("hostile texts end, and what is too deep or too long is left alone")
    func hostile() throws {
        let deep = String(repeating: "${A:-", count: 1_000) + "x" + String(repeating: "}", count: 1_000)
        #expect(!InterpolatedText(deep).isComplete)
        #expect(!InterpolatedText(String(repeating: "$A", count: 100_000)).isComplete)
        for text in Hostile.all {
            for path in [".env", "compose.yaml", "Dockerfile"] {
                _ = try? DeployedSettings.read(.sample(path, text))
            }
        }
        let doubling = "FROM a\nENV A=xx\n" + String(repeating: "ENV A=$A$A\n", count: 60)
        let read = try DeployedSettings.read(.sample("Dockerfile", doubling))
        #expect(read.settings.allSatisfy { ($0.value?.utf8.count ?? 0) <= 1 << 20 })
    }
}

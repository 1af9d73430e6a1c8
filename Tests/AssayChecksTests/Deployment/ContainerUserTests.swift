import AssayConfiguration
import AssayEvidence
import AssayModel
import Testing

@testable import AssayChecks

@Suite("User of containers")
struct ContainerUserTests {
    private let check = ContainerUser()

    private func words(_ text: String, path: String = "Dockerfile", compose: String? = nil) -> [String] {
        check.words(
            ContainerUser.Image(
                container: .sample(path, text),
                composeFiles: compose.map { ["docker-compose.yml": .sample("docker-compose.yml", $0)] } ?? [:]
            )
        )
    }

    @Test(
        "root is found",
        arguments: [
            "FROM alpine", "FROM node\nRUN npm test\nCMD [\"node\", \"a.js\"]", "FROM scratch", "FROM node\nUSER root",
            "FROM node\nUSER 0", "FROM node\nUSER 0:0",
            "FROM node\nUSER root:app",
            "FROM node\nUSER app\nUSER root", "FROM node AS b\nUSER app\nFROM node",
            "FROM gcr.io/distroless/static-debian12",
            "FROM docker.io/library/python:3", "FROM mcr.microsoft.com/dotnet/aspnet:9.0",
            "FROM a/b AS x\nUSER root\nFROM x",
            "FROM node\nARG WHO=root\nUSER $WHO", "FROM public.ecr.aws/docker/library/node:22",
            "FROM hexpm/elixir:1.18.4", "FROM pytorch/pytorch:2.8", "FROM nginx\nCOPY a /usr/share/nginx/html",
        ]
    )
    func root(text: String) {
        let found = words(text)
        #expect(found.count == 1)
        #expect(found.first?.contains("runs as") ?? false, "\(found)")
    }

    @Test(
        "ordinary users are fine",
        arguments: [
            "FROM swift:6.3\nCOPY . .\nRUN swift test --parallel", "FROM python:3\nCMD [\"pytest\", \"-q\"]",
            "FROM node\nUSER node", "FROM node\nUSER 10001", "FROM node\nUSER 1000:0", "FROM node\nUSER app:app",
            "FROM node\nARG U=app\nUSER ${U}",
            "FROM node\nENV U=1001\nUSER $U", "FROM a AS x\nUSER app\nFROM x AS y\nFROM y",
            "FROM gcr.io/distroless/java21:nonroot",
            "FROM cgr.dev/chainguard/node", "FROM bitnami/node:22", "FROM nginxinc/nginx-unprivileged",
            "FROM postgres:16",
            "FROM mcr.microsoft.com/dotnet/aspnet:9.0-noble-chiseled", "FROM grafana/grafana:12",
            "FROM node\nENTRYPOINT [\"su-exec\",\"node\",\"x\"]",
            "FROM node\nCMD exec gosu app /app", "FROM scratch\nUSER 65534",
        ]
    )
    func ordinary(text: String) {
        #expect(words(text) == [])
    }

    @Test(
        "what the file does not tell is not judged",
        arguments: [
            "FROM acme/base", "FROM $BASE", "ARG B\nFROM $B", "FROM node\nUSER $WHO", "FROM node\nARG WHO\nUSER ${WHO}",
            "FROM debian\nRUN apt-get install -y gosu\nENTRYPOINT [\"/entrypoint.sh\"]",
        ]
    )
    func unknown(text: String) {
        #expect(words(text) == ["unjudged: inconclusive"])
    }

    @Test("a user named by every deployed compose service holds, by some it does not")
    func composeUsers() {
        let named = "services:\n  a:\n    build: {context: ./, dockerfile: ./Dockerfile}\n    user: \"1000\"\n"
        #expect(words("FROM node", compose: named) == [])
        #expect(words("FROM node", compose: named + "  b:\n    build: .\n").count == 1)
        #expect(words("FROM node", compose: named.replacing("1000", with: "0")).count == 1)
        #expect(words("FROM node", compose: named.replacing("1000", with: "${ID}")).count == 1)
        #expect(words("FROM node", compose: "services:\n  a:\n    build: ./other\n    user: \"1000\"\n").count == 1)
        #expect(words("FROM node", compose: "services: [").count == 1)
    }

    @Test("the stage that compose builds is the one that counts")
    func targets() {
        let compose = "services:\n  a:\n    build: {context: ., target: Runtime}\n"
        let text = "FROM node AS base\nFROM base AS runtime\nUSER app\nFROM base AS dev\nUSER root\n"
        #expect(words(text, compose: compose) == [])
        #expect(words(text) == ["Dockerfile:5:1: the container runs as root"])
    }

    @Test(
        "services that ask for root",
        arguments: [
            ("root", 1), ("\"0:0\"", 1), ("${USER_ID:-0}", 1), ("\"1000:1000\"", 0), ("${UID}", 0), ("node", 0),
        ]
    )
    func services(user: String, count: Int) {
        #expect(words("services:\n  a:\n    image: b\n    user: \(user)\n", path: "docker-compose.yml").count == count)
    }

    @Test("base images are known by owner, name and tag")
    func bases() throws {
        func isRoot(_ text: String) throws -> Bool? {
            switch BaseImageUser(try #require(ImageReference.parse(text))) {
            case .root: true
            case .other: false
            case .unknown: nil
            }
        }
        #expect(try isRoot("redis:7") == false)
        #expect(try isRoot("library/redis") == false)
        #expect(try isRoot("acme/redis") == nil)
        #expect(try isRoot("ghcr.io/acme/app:rootless") == false)
        #expect(try isRoot("oven/bun:1") == true)
        #expect(try isRoot("quay.io/keycloak/keycloak") == false)
        #expect(try isRoot("docker.io/debian") == true)
    }

    @Test("hostile files do not trap")
    func hostile() {
        for text in Hostile.all {
            _ = words("FROM node\nUSER " + text)
            _ = words("FROM node\nENTRYPOINT " + text, compose: text)
        }
        let chain = "FROM a AS s0\n" + (1..<3_000).map { "FROM s\($0 - 1) AS s\($0)\n" }.joined()
        #expect(words(chain).count == 1)
    }
}

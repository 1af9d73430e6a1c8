import AssayEvidence
import AssayModel
import Testing

@testable import AssayChecks

@Suite("Image pins")
struct ImagePinsTests {
    private let check = ImagePins()
    private static let digest = "sha256:" + String(repeating: "0f", count: 32)

    private func words(_ text: String, path: String = "Dockerfile") -> [String] {
        check.words(.sample(path, text))
    }

    @Test(
        "images without a digest are found",
        arguments: [
            ("FROM ubuntu", "Dockerfile:1:6: ubuntu is whatever was pushed last", nil),
            ("FROM a/b:postgresql-latest", "Dockerfile:1:6: a/b:postgresql-latest is whatever was pushed last", nil),
            ("FROM a/b:nightly", "Dockerfile:1:6: a/b:nightly is whatever was pushed last", nil),
            ("FROM node:latest", "Dockerfile:1:6: node:latest is whatever was pushed last", nil),
            (
                "FROM --platform=linux/amd64 node:22",
                "Dockerfile:1:29: node:22 may change under its tag: it has no digest", .low
            ),
            (
                "FROM registry.example:5000/a/b",
                "Dockerfile:1:6: registry.example:5000/a/b is whatever was pushed last", nil
            ),
            ("ARG V=22\nFROM node:$V", "Dockerfile:2:6: node:22 may change under its tag: it has no digest", .low),
            ("FROM scratch\nCOPY --from=busybox /bin/sh /", "Dockerfile:2:1: busybox is whatever was pushed last", nil),
        ] as [(String, String, Severity?)]
    )
    func unpinned(text: String, finding: String, severity: Severity?) {
        #expect(words(text) == [finding])
        #expect(check.found(.sample("Dockerfile", text)).map(\.severity) == [severity])
    }

    @Test(
        "what is pinned, built here or empty is fine",
        arguments: [
            "FROM scratch", "FROM a@\(digest)", "FROM a:1@\(digest) AS b\nFROM b\nCOPY --from=0 /x /y",
            "FROM SCRATCH\nCOPY a /", "ARG I=a@\(digest)\nFROM $I",
        ]
    )
    func pinned(text: String) {
        #expect(words(text) == [])
    }

    @Test("what the file builds itself is not pulled, and a default tag may be set by the deployment")
    func composeImages() {
        let built = "services:\n  app: {build: ., image: \"shop:latest\"}\n  migrate: {image: \"shop:latest\"}\n"
        #expect(check.found(.sample("docker-compose.yml", built)) == [])
        let text = "services:\n  a:\n    image: acme/a:${TAG:-release}\n  b:\n    image: acme/b:nightly\n"
        let found = check.found(.sample("docker-compose.yml", text))
        #expect(found.map(\.likelihood) == [.possible, nil])
        #expect(found.allSatisfy { $0.message.hasSuffix("is whatever was pushed last") })
    }

    @Test("of an image whose owner only the deployment knows the tag is judged")
    func unknownOwners() {
        func found(_ image: String) -> [Finding] {
            check.found(.sample("compose.yaml", "services:\n  a:\n    image: \(image)\n"))
        }
        #expect(
            found("${OWNER}/shop:latest").map(\.message) == [
                "service a: ${OWNER}/shop:latest is whatever was pushed last"
            ]
        )
        #expect(found("${IMAGE:-ghcr.io/OWNER/REPO}:${TAG:-latest}").map(\.likelihood) == [.possible])
        for image in [
            "${OWNER}/shop:${TAG}", "${OWNER}/shop:1.2", "${OWNER}/shop", "${IMAGE:?latest}", "\"\"", "${A}:",
        ] {
            #expect(found(image) == [], "\(image)")
        }
    }

    @Test("an image that is used twice is found once")
    func repeated() {
        #expect(words("FROM node AS a\nFROM node AS b\nCOPY --from=node /x /y").count == 1)
    }

    @Test(
        "a base image that is not in the file is not judged, but what is found counts",
        arguments: ["ARG A\nFROM $A", "FROM $A", "FROM ${A}:1", "FROM UPPER/Case"]
    )
    func unknown(text: String) {
        #expect(words(text) == ["unjudged: inconclusive"])
        #expect(words(text + "\nFROM node").count == 1)
    }

    @Test("Dockerfiles that build nothing, or that cannot be read, do not pass")
    func unreadable() {
        #expect(words("") == ["unjudged: unparsable"])
        #expect(words("# nothing\n") == ["unjudged: unparsable"])
        #expect(words("services: [", path: "compose.yaml") == ["unjudged: unparsable"])
    }

    @Test(
        "services of a compose file",
        arguments: [
            ("image: nginx", ["compose.yaml:3:12: service web: nginx is whatever was pushed last"]),
            (
                "image: \"nginx:${TAG:-latest}\"",
                ["compose.yaml:3:12: service web: nginx:latest is whatever was pushed last"]
            ),
            ("image: \"nginx:${TAG}\"", []), ("image: ${IMAGE}", []), ("build: .", []),
            ("build: .\n    image: web:latest", []),
            ("image: nginx:1@\(digest)", []), ("profiles: [dev]\n    image: adminer", []),
        ]
    )
    func compose(service: String, findings: [String]) {
        #expect(words("services:\n  web:\n    \(service)\n", path: "compose.yaml") == findings)
    }

    @Test("the anchor survives another tag")
    func anchors() {
        let anchors = ["python:3.12", "python:3.13"]
            .map { check.found(.sample("Dockerfile", "FROM \($0)")).map(\.anchor) }
        #expect(anchors == [["python"], ["python"]])
    }

    @Test(
        "only Dockerfiles that are shipped are asked for",
        arguments: [
            ("Dockerfile", true), ("deploy/Dockerfile", true), ("Dockerfile.prod", true), ("api.dockerfile", true),
            ("Containerfile", true),
            ("production/Dockerfile", true), ("Dockerfile.latest", true), ("services/contest/Dockerfile", true),
            ("Dockerfile.dev", false), ("dev.Dockerfile", false), ("Dockerfile-test", false),
            (".devcontainer/Dockerfile", false),
            ("test/Dockerfile", false), ("examples/a/Dockerfile", false), (".github/actions/x/Dockerfile", false),
            ("", false),
        ]
    )
    func shipped(path: String, isShipped: Bool) {
        #expect(ShippedDockerfile.matches(path) == isShipped)
    }

    @Test("hostile files neither trap nor reach messages unseen")
    func hostile() {
        for text in Hostile.all {
            #expect(check.found(.sample("Dockerfile", "FROM " + text)).allSatisfy { $0.isPresentable })
            #expect(check.found(.sample("compose.yaml", text)).allSatisfy { $0.isPresentable })
        }
    }
}

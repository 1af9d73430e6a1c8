import AssayConfiguration
import AssayEvidence
import AssayModel
import YAML

/// Images are pinned to the bytes that were audited.
struct ImagePins: Check {
    let about = CheckDescription(
        id: "deployment.image-pins",
        control: "deployment.image-pins",
        title: "Images are pinned by digest",
        rationale: """
            A tag names whatever its owner last pushed: the image that is deployed tomorrow need not be the one that was \
            audited today, and a rollback need not bring the old one back.
            """,
        remedy: """
            Pin every image as name:tag@sha256:… (docker buildx imagetools inspect shows the digest) and let a bot propose \
            newer digests.
            """,
        severity: .medium,
        likelihood: .likely,
        references: ["ASVS-15.2.4", "CWE-494", "CWE-1357"]
    )

    var needs: Need<ContainerFile> { .containerFiles }

    func findings(in input: ContainerFile) throws(Unjudged) -> [Finding] {
        if let compose = try input.deployedCompose() { return judged(compose) }
        guard let dockerfile = try input.dockerfile() else { return [] }
        var uses: [Use] = []
        var unknown: String?
        for stage in dockerfile.stages {
            if let use = Use(stage) {
                uses.append(use)
            } else if stage.parent == nil, stage.baseImage.lowercased() != "scratch" {
                unknown = unknown ?? "\(input.location(of: stage.span)): the base image is only known to the build"
            }
            uses += copied(stage, among: dockerfile.stages)
        }
        let found = findings(of: uses, in: input)
        if found.isEmpty, let unknown { throw Unjudged(.inconclusive, unknown) }
        return found
    }

    private func copied(_ stage: Dockerfile.Stage, among stages: [Dockerfile.Stage]) -> [Use] {
        let names = Set(stages.compactMap { $0.name?.lowercased() })
        return stage.instructions.compactMap { instruction in
            guard instruction.keyword == "COPY",
                let source = instruction.flags.last(where: { $0.name == "from" })?.value,
                !names.contains(source.lowercased()), Int(source) == nil,
                let image = ImageReference.parse(source)
            else { return nil }
            return Use(image: image, span: instruction.span)
        }
    }

    private func judged(_ compose: ComposeFile) -> [Finding] {
        let built = Set(compose.services.filter { $0.node["build"] != nil }.compactMap { $0.image?.string })
        return compose.deployedServices.compactMap { service in
            guard service.node["build"] == nil, let node = service.image, let text = node.string else { return nil }
            // What a service of the same file builds is not pulled from anywhere.
            guard !built.contains(text) else { return nil }
            let filled = InterpolatedText(text)
            // What the deployment has to fill in, such as its own release, is settled there.
            let place = "service \(Excerpt(service.name, limit: 40))"
            guard filled.isComplete, let image = ImageReference.parse(filled.text) else {
                // Whoever owns the image, a tag that is written out says that it moves.
                guard let tag = Self.tag(of: filled.text), Self.isRolling(tag) else { return nil }
                return Finding(
                    "\(place): \(Excerpt(filled.text, limit: 120)) is whatever was pushed last",
                    anchor: service.name,
                    location: compose.location(of: node),
                    likelihood: filled.usesDefault ? .possible : nil
                )
            }
            var found = finding(image, anchor: service.name, at: compose.location(of: node), what: "\(place): ")
            if filled.usesDefault { found?.likelihood = .possible }
            return found
        }
    }

    /// An image and where it is used.
    private struct Use {
        var image: ImageReference
        var span: SourceSpan

        init(image: ImageReference, span: SourceSpan) {
            self.image = image
            self.span = span
        }

        init?(_ stage: Dockerfile.Stage) {
            guard let image = stage.image else { return nil }
            self.init(image: image, span: stage.baseImageSpan)
        }
    }

    private func findings(of uses: [Use], in input: ContainerFile) -> [Finding] {
        var seen: Set<ImageReference> = []
        return uses.filter { seen.insert($0.image).inserted }
            .compactMap { use in
                finding(use.image, anchor: "", at: input.location(of: use.span), what: "")
            }
    }

    /// What stands behind the last colon of an image that is not known in full.
    private static func tag(of text: String) -> String? {
        guard let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")) else { return nil }
        let tag = text.utf8[text.utf8.index(after: colon)...]
        return tag.contains { "/$}".utf8.contains($0) } ? nil : String(decoding: Array(tag), as: UTF8.self)
    }

    /// Whether a tag says that it follows a branch.
    private static func isRolling(_ tag: String) -> Bool {
        let rolling: Set<String> = [
            "canary", "dev", "develop", "edge", "latest", "main", "master", "next", "nightly", "release", "rolling",
            "snapshot", "unstable",
        ]
        return rolling.contains(tag) || tag.hasSuffix("-latest") || tag.hasPrefix("latest-")
    }

    private func finding(_ image: ImageReference, anchor: String, at place: Location, what: String) -> Finding? {
        guard !image.isPinned else { return nil }
        let name = Excerpt(image.description, limit: 120)
        let anchor = anchor.isEmpty ? (image.registry.map { "\($0)/" } ?? "") + image.repository : anchor
        if image.isLatest || image.tag.map(Self.isRolling) ?? false {
            return Finding("\(what)\(name) is whatever was pushed last", anchor: anchor, location: place)
        }
        return Finding(
            "\(what)\(name) may change under its tag: it has no digest",
            anchor: anchor,
            location: place,
            severity: .low
        )
    }

    var examples: [Example<ContainerFile>] {
        let digest = "sha256:" + String(repeating: "ab", count: 32)
        return [
            Example(
                "pinned by digest",
                .sample("Dockerfile", "FROM golang:1.25@\(digest) AS build\nFROM scratch\nCOPY --from=build /a /a\n"),
                .passes
            ),
            Example(
                "a stage of the same file, and a digest in an argument",
                .sample(
                    "Dockerfile",
                    "ARG BASE=alpine:3.22@\(digest)\nFROM ${BASE} AS base\nFROM base\nCOPY --from=base /a /b\n"
                ),
                .decoy
            ),
            Example(
                "a service that is built, and one whose release the deployment names",
                .sample(
                    "compose.yaml",
                    "services:\n  web:\n    build: .\n    image: shop\n  worker:\n    image: ghcr.io/acme/worker:${RELEASE:?}\n"
                ),
                .decoy
            ),
            Example(
                "a compose file that is not deployed",
                .sample("docker-compose.dev.yml", "services:\n  db:\n    image: postgres\n"),
                .decoy
            ),
            Example(
                "no tag, a moving tag and an image that is copied from",
                .sample(
                    "Dockerfile",
                    "FROM node AS build\nFROM python:3.12-slim\nCOPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/\n"
                ),
                .finds([
                    "Dockerfile:1:6: node is whatever was pushed last",
                    "Dockerfile:2:6: python:3.12-slim may change under its tag: it has no digest",
                    "Dockerfile:3:1: ghcr.io/astral-sh/uv:latest is whatever was pushed last",
                ])
            ),
            Example(
                "a service whose image follows a tag",
                .sample("docker-compose.yml", "services:\n  db:\n    image: postgres:${PG:-16}\n"),
                .finds([
                    "docker-compose.yml:3:12: service db: postgres:16 may change under its tag: it has no digest"
                ])
            ),
            Example(
                "a base image that only the build knows",
                .sample("Dockerfile", "ARG BASE\nFROM ${BASE}\n"),
                .unjudged(.inconclusive)
            ),
        ]
    }
}

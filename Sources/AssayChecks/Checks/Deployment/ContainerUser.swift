import AssayConfiguration
import AssayEvidence
import AssayModel
import YAML

/// Containers run as an ordinary user.
struct ContainerUser: Check {
    /// A Dockerfile or compose file, with the compose files that may start what it builds.
    struct Image: Sendable {
        /// The file.
        var container: ContainerFile
        /// The compose files of the tree by their paths.
        var composeFiles: [String: SourceFile]
    }

    let about = CheckDescription(
        id: "deployment.container-user",
        control: "deployment.container-privileges",
        title: "Containers run as an ordinary user",
        rationale: """
            Root in a container is root towards the kernel: a flaw in the service or in the runtime then reaches mounted \
            files, other containers and the host.
            """,
        remedy: """
            Create a user in the final stage, hand it the files that it writes, and end with USER and its number; or take \
            a base image that runs without root.
            """,
        severity: .high,
        likelihood: .possible,
        references: ["ASVS-13.2.2", "CWE-250", "CWE-269"]
    )

    var needs: Need<Image> {
        Need<ContainerFile>.containerFiles
            .andAll(SourceFile.self) { FileRole.of($0) == .compose }
            .map { pair in Image(container: pair.0, composeFiles: pair.1) }
    }

    func findings(in input: Image) throws(Unjudged) -> [Finding] {
        if let compose = try input.container.deployedCompose() {
            return compose.deployedServices.compactMap { rootService($0, in: compose) }
        }
        guard var dockerfile = try input.container.dockerfile() else { return [] }
        let starts = try Self.starts(of: input)
        // What compose starts with a user of its own is not for the Dockerfile to decide.
        if !starts.isEmpty, starts.allSatisfy(\.hasOrdinaryUser) { return [] }
        if let target = starts.lazy.compactMap(\.target).first,
            let index = dockerfile.stages.firstIndex(where: { $0.name?.lowercased() == target.lowercased() })
        {
            dockerfile.stages.removeSubrange((index + 1)...)
        }
        return try judged(dockerfile, in: input.container)
    }

    private func judged(_ dockerfile: Dockerfile, in input: ContainerFile) throws(Unjudged) -> [Finding] {
        guard let stage = dockerfile.finalStage else { throw Unjudged(.unparsable, "the file builds no image") }
        if let user = dockerfile.effectiveUser {
            let name = InterpolatedText(user.text)
            guard name.isComplete, !user.text.isEmpty else {
                throw Unjudged(.inconclusive, "\(input.location(of: user.span)): the user is only known to the build")
            }
            guard user.isRoot || name.text.lowercased() == "containeradministrator" else { return [] }
            return [
                Finding(
                    "the container runs as \(Excerpt(user.text, limit: 40))",
                    anchor: "USER",
                    location: input.location(of: user.span)
                )
            ]
        }
        let chain = Self.chain(of: dockerfile)
        let starts = chain.flatMap(\.instructions).filter { ["ENTRYPOINT", "CMD"].contains($0.keyword) }
            .map(\.arguments)
        if starts.contains(where: Self.dropsPrivileges) { return [] }
        if Self.onlyTests(chain) { return [] }
        guard try Self.startsAsRoot(chain.last) else { return [] }
        let runs = chain.flatMap(\.instructions).filter { $0.keyword == "RUN" }.map(\.arguments)
        let isScripted = starts.contains { $0.contains(".sh") || $0.contains("entrypoint") }
        if isScripted, runs.contains(where: Self.dropsPrivileges) {
            throw Unjudged(.inconclusive, "no user is named, but the entry point may drop its privileges")
        }
        return [
            Finding(
                "the container runs as root: its final stage names no user",
                anchor: "USER",
                location: input.location(of: stage.span)
            )
        ]
    }

    /// Whether the base image of a stage leaves its containers to root.
    private static func startsAsRoot(_ stage: Dockerfile.Stage?) throws(Unjudged) -> Bool {
        guard let stage, stage.baseImage.lowercased() != "scratch" else { return true }
        guard let image = stage.image else {
            throw Unjudged(.inconclusive, "no user is named, and the base image is only known to the build")
        }
        switch BaseImageUser(image) {
        case .root: return true
        case .other: return false
        case .unknown:
            let name = Excerpt(image.description, limit: 80)
            throw Unjudged(.inconclusive, "no user is named, and it is unknown as whom \(name) runs")
        }
    }

    /// The final stage and those of the same file that it starts from.
    private static func chain(of dockerfile: Dockerfile) -> [Dockerfile.Stage] {
        var chain: [Dockerfile.Stage] = []
        var index = dockerfile.stages.indices.last
        while let current = index {
            chain.append(dockerfile.stages[current])
            index = dockerfile.stages[current].parent
        }
        return chain
    }

    /// Whether an image is there to run tests in: nobody deploys it.
    private static func onlyTests(_ chain: [Dockerfile.Stage]) -> Bool {
        let starts = ["CMD", "ENTRYPOINT"]
        let inForce = chain.lazy.compactMap { $0.instructions.last { starts.contains($0.keyword) } }.first
        guard let last = inForce ?? chain.first?.instructions.last,
            starts.contains(last.keyword) || last.keyword == "RUN"
        else { return false }
        let words = last.execForm ?? last.words
        let runners: Set<String> = [
            "cargo", "dotnet", "go", "gradle", "make", "mix", "mvn", "npm", "pnpm", "swift", "yarn",
        ]
        return zip(words, words.dropFirst()).contains { runners.contains($0) && $1 == "test" }
            || words.contains { ["pytest", "tox", "phpunit", "rspec"].contains($0) }
    }

    private static func dropsPrivileges(_ command: String) -> Bool {
        let words = SettingName(command.prefix(8_192)).words
        let text = command.lowercased()
        return words.contains { ["gosu", "setpriv", "setuidgid", "chpst", "runuser"].contains($0) }
            || text.contains("su-exec") || text.contains("setuidgid")
    }

    // MARK: Compose

    /// How a deployed compose service starts the image of a Dockerfile.
    private struct Start {
        var hasOrdinaryUser: Bool
        var target: String?
    }

    /// - Throws: ``AssayModel/Unjudged`` where a compose file cannot be read, which may name another user.
    private static func starts(of input: Image) throws(Unjudged) -> [Start] {
        var services: [(ComposeFile.Service, String)] = []
        for file in input.container.deployedFiles.compactMap({ input.composeFiles[$0] }) {
            services += try ComposeFile.read(file).deployedServices.map { ($0, file.path) }
        }
        return services.compactMap { service, path in
            guard dockerfilePath(of: service, composePath: path) == input.container.file.path else { return nil }
            let user = service.node["user"]?.string.map { InterpolatedText($0) }
            return Start(
                hasOrdinaryUser: user.map { $0.isComplete && !isRoot($0.text) } ?? false,
                target: service.node["build"]?["target"]?.string
            )
        }
    }

    private static func dockerfilePath(of service: ComposeFile.Service, composePath: String) -> String? {
        guard let build = service.node["build"] else { return nil }
        let context = build.string ?? build["context"]?.string ?? "."
        let name = build["dockerfile"]?.string ?? "Dockerfile"
        var parts = composePath.split(separator: "/" as Character).dropLast().map(String.init)
        for part in "\(context)/\(name)".split(separator: "/" as Character) where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
        }
        return parts.joined(separator: "/")
    }

    private static func isRoot(_ user: String) -> Bool {
        let name = user.prefix { $0 != ":" }
        return name == "root" || (!name.isEmpty && name.utf8.allSatisfy { $0 == UInt8(ascii: "0") })
    }

    private func rootService(_ service: ComposeFile.Service, in compose: ComposeFile) -> Finding? {
        guard let node = service.node["user"], let user = node.string.map({ InterpolatedText($0) }),
            user.isComplete, Self.isRoot(user.text)
        else { return nil }
        return Finding(
            "service \(Excerpt(service.name, limit: 40)) runs as \(Excerpt(user.text, limit: 40))",
            anchor: service.name,
            location: compose.location(of: node)
        )
    }

    // MARK: Examples

    var examples: [Example<Image>] {
        func image(_ text: String, path: String = "Dockerfile", compose: String? = nil) -> Image {
            let started = compose.map { SourceFile.sample("docker-compose.yml", $0) }
            return Image(
                container: .sample(path, text, deployed: ["docker-compose.yml"]),
                composeFiles: started.map { [$0.path: $0] } ?? [:]
            )
        }
        return [
            Example("an ordinary user", image("FROM node:22\nUSER root\nRUN id\nUSER 10001:10001\n"), .passes),
            Example(
                "a base image that runs without root",
                image("FROM golang:1.25 AS build\nFROM gcr.io/distroless/static-debian12:nonroot\n"),
                .decoy
            ),
            Example(
                "the user of a stage that the final one starts from",
                image("FROM python:3.12 AS base\nARG APP_USER=app\nUSER $APP_USER\nFROM base\nCMD [\"app\"]\n"),
                .decoy
            ),
            Example(
                "an entry point that drops its privileges",
                image("FROM debian:12\nENTRYPOINT [\"gosu\", \"app\", \"/app\"]\n"),
                .decoy
            ),
            Example(
                "a user that the compose file names",
                image(
                    "FROM node:22\n",
                    compose: "services:\n  web:\n    build: .\n    user: \"1000:1000\"\n"
                ),
                .decoy
            ),
            Example(
                "no user at all",
                image("FROM node:22 AS build\nUSER node\nFROM node:22-slim\nCMD [\"node\", \"app.js\"]\n"),
                .finds(["Dockerfile:3:1: the container runs as root: its final stage names no user"])
            ),
            Example(
                "back to root",
                image("FROM nginxinc/nginx-unprivileged:1.29\nUSER 0:0\n"),
                .finds(["Dockerfile:2:1: the container runs as 0:0"])
            ),
            Example(
                "a service that asks for root",
                image("services:\n  web:\n    image: acme/web:1\n    user: root\n", path: "docker-compose.yml"),
                .finds(["docker-compose.yml:4:11: service web runs as root"])
            ),
            Example(
                "a base image that nobody knows",
                image("FROM registry.acme.example/base:7\n"),
                .unjudged(.inconclusive)
            ),
        ]
    }
}

import AssayConfiguration
import AssayEvidence
import AssayModel
import YAML

/// A Dockerfile or compose file, beside what the run knows of the deployment.
struct ContainerFile: Sendable {
    /// The file.
    let file: SourceFile
    /// The files that the deployed service runs with.
    let deployedFiles: [String]

    /// Takes from the facts what matters.
    init(_ file: SourceFile, _ facts: PlanFacts) {
        self.file = file
        deployedFiles = facts.deployedFiles
    }

    /// A file for examples; a compose file is deployed where its path is among those given.
    static func sample(
        _ path: String,
        _ text: String,
        deployed: [String] = ["docker-compose.yml", "compose.yaml"]
    ) -> ContainerFile {
        let facts = PlanFacts(plan: Plan(service: Plan.Service(name: "sample")), deployedFiles: deployed)
        return ContainerFile(.sample(path, text), facts)
    }

    /// The Dockerfile, where the file is one.
    func dockerfile() throws(Unjudged) -> Dockerfile? {
        guard FileRole.of(file.path) == .dockerfile else { return nil }
        guard let text = file.text else { throw Unjudged(.unparsable, "\(file.path) is not UTF-8 text") }
        let parsed = Dockerfile.parse(Array(text.utf8))
        guard !parsed.stages.isEmpty else { throw Unjudged(.unparsable, "\(file.path) builds no image") }
        return parsed
    }

    /// The compose file, where the file is one that is deployed.
    func deployedCompose() throws(Unjudged) -> ComposeFile? {
        guard FileRole.of(file.path) == .compose, deployedFiles.contains(file.path) else { return nil }
        return try ComposeFile.read(file)
    }

    /// The place of a span in the file.
    func location(of span: SourceSpan) -> Location {
        Location(file: file.path, span: span)
    }
}

extension Need where Input == ContainerFile {
    /// Dockerfiles of images that are deployed, and compose files.
    static var containerFiles: Need<ContainerFile> {
        Need<SourceFile>
            .each(SourceFile.self, "Dockerfiles or compose files") { path in
                switch FileRole.of(path) {
                case .compose: true
                case .dockerfile: ShippedDockerfile.matches(path)
                default: false
                }
            }
            .and(PlanFacts.self)
            .map { pair in ContainerFile(pair.0, pair.1) }
            .only { FileRole.of($0.file.path) == .dockerfile || $0.deployedFiles.contains($0.file.path) }
    }
}

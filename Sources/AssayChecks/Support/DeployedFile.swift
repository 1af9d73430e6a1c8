import AssayEvidence
import AssayModel

/// A file that may hold settings, beside what the run knows of the deployed profile.
struct DeployedFile: Sendable {
    /// The file.
    let file: SourceFile
    /// The files that the deployed service runs with.
    let deployedFiles: [String]
    /// The profile that is deployed.
    let profile: String

    /// Takes from the facts what matters.
    init(_ file: SourceFile, _ facts: PlanFacts) {
        self.file = file
        deployedFiles = facts.deployedFiles
        profile = facts.plan.configuration.profile
    }

    /// A deployed file for examples, or one that lies beside the deployed `.env.production`.
    static func sample(_ path: String, _ text: String, isDeployed: Bool = true) -> DeployedFile {
        let facts = PlanFacts(
            plan: Plan(service: Plan.Service(name: "sample")),
            deployedFiles: isDeployed ? [path] : [".env.production"]
        )
        return DeployedFile(.sample(path, text), facts)
    }

    /// Whether the deployed service runs with the file.
    var isDeployed: Bool {
        if deployedFiles.contains(file.path) { return true }
        return FileRole.of(file.path) == .dockerfile && ShippedDockerfile.matches(file.path)
    }

    /// What is wrong with the deployed settings of the file.
    ///
    /// A file that is not deployed is not judged, and one that was not understood in full never passes.
    ///
    /// - Parameters:
    ///   - judge: What is wrong with a setting.
    ///   - judgeCommand: What is wrong with a command.
    /// - Returns: What the two find, each finding once.
    /// - Throws: ``Unjudged`` where nothing was found and something may be missing.
    func findings(
        _ judge: (DeployedSettings.Setting) -> [Finding],
        commands judgeCommand: (DeployedSettings.Command) -> [Finding] = { _ in [] }
    ) throws(Unjudged) -> [Finding] {
        guard isDeployed else {
            guard deployedFiles.isEmpty else { return [] }
            throw Unjudged(.inconclusive, "no file of the deployed profile is known")
        }
        let settings = try DeployedSettings.read(file)
        var seen: Set<Finding> = []
        let judged = settings.settings.flatMap(judge) + settings.commands.flatMap(judgeCommand)
        let found = judged.filter { seen.insert($0).inserted }
        if found.isEmpty, let shortfall = settings.shortfall { throw shortfall }
        if found.isEmpty, deployedFiles.isEmpty {
            throw Unjudged(.inconclusive, "the image sets nothing wrong, but no file of the deployed profile is known")
        }
        return found
    }
}

extension Need where Input == DeployedFile {
    /// The files that hold settings by their names, and those that the plan names although their names say nothing.
    static var settingsFiles: Need<DeployedFile> {
        Need<SourceFile>
            .each(SourceFile.self, "files with settings") { path in
                switch FileRole.of(path) {
                case .environment, .compose: true
                case .dockerfile: ShippedDockerfile.matches(path)
                case .apiDescription, .document: false
                case nil: true
                }
            }
            .and(PlanFacts.self)
            .map { pair in DeployedFile(pair.0, pair.1) }
            .only { $0.isDeployed || $0.deployedFiles.isEmpty }
    }
}

extension DeployedSettings.Setting {
    /// The setting as a message names it: with its service, in one line.
    var label: String {
        let service = service.map { " of service \(Excerpt($0, limit: 40))" } ?? ""
        return "\(Excerpt(name, limit: 60))\(service)"
    }

    /// What identifies the setting when lines shift.
    var anchor: String {
        service.map { "\($0)/\(name)" } ?? name
    }
}

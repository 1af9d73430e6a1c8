public import AssayConfiguration
public import AssayModel
import YAML

/// The settings that a file gives to the processes that run with it: environment files, the environment of compose
/// services, and `ENV` of a Dockerfile's final stage.
public struct DeployedSettings: Sendable, Hashable {
    /// One setting.
    public struct Setting: Sendable, Hashable {
        /// The name.
        public var name: String
        /// The value with defaults filled in; nil where it is masked or comes from somewhere else.
        public var value: String?
        /// Whether the value is only a default, which the environment may replace.
        public var isDefault: Bool
        /// The secrets within the value.
        public var secrets: [SecretProfile]
        /// The compose service that it is for.
        public var service: String?
        /// Where the value stands.
        public var location: Location

        /// Makes a setting.
        public init(
            name: String,
            value: String?,
            isDefault: Bool = false,
            secrets: [SecretProfile] = [],
            service: String? = nil,
            location: Location
        ) {
            self.name = name
            self.value = value
            self.isDefault = isDefault
            self.secrets = secrets
            self.service = service
            self.location = location
        }
    }

    /// A command that starts a process.
    public struct Command: Sendable, Hashable {
        /// The command in one line, with defaults filled in; the parts of the exec form are joined with blanks.
        public var text: String
        /// Whether it is only what the image brings along, which the deployment may replace.
        public var isDefault: Bool
        /// The compose service that it starts.
        public var service: String?
        /// Where it stands.
        public var location: Location

        /// Makes a command.
        public init(text: String, isDefault: Bool = false, service: String? = nil, location: Location) {
            self.text = text
            self.isDefault = isDefault
            self.service = service
            self.location = location
        }
    }

    /// The settings in the order of the file; of a name that is set twice, the one in force.
    public var settings: [Setting]
    /// The commands that compose services and the final stage of a Dockerfile start with.
    public var commands: [Command] = []
    /// Why there may be more settings than are listed, or nil where the whole file was understood.
    public var shortfall: Unjudged?

    /// Reads the settings of a file.
    ///
    /// - Parameter file: An environment file, a compose file or a Dockerfile.
    /// - Returns: The settings.
    /// - Throws: ``AssayModel/Unjudged`` where the file is of another kind, is a template or cannot be parsed.
    public static func read(_ file: SourceFile) throws(Unjudged) -> DeployedSettings {
        guard let text = file.text else { throw Unjudged(.unparsable, "\(file.path) is not UTF-8 text") }
        let secrets = SecretIndex(file.secrets)
        switch FileRole.of(file.path) {
        case .environment: return environment(Array(text.utf8), path: file.path, secrets: secrets)
        case .compose: return composed(try ComposeFile.read(file), secrets: secrets)
        case .dockerfile: return baked(Dockerfile.parse(Array(text.utf8)), path: file.path, secrets: secrets)
        case .apiDescription, .document, nil:
            throw Unjudged(.unparsable, "\(file.path) holds settings in a format that is not read yet")
        }
    }

    private static func environment(_ bytes: [UInt8], path: String, secrets: SecretIndex) -> DeployedSettings {
        let parsed = EnvironmentFile.parse(bytes)
        var last: [String: Int] = [:]
        for (index, entry) in parsed.entries.enumerated() { last[entry.key] = index }
        let settings = parsed.entries.enumerated()
            .compactMap { index, entry -> Setting? in
                guard last[entry.key] == index else { return nil }
                let found = secrets.within(entry.rawSpan)
                let text = entry.quoting == .single ? nil : InterpolatedText(entry.value)
                let isKnown = entry.hasValue && found.isEmpty && text?.isComplete != false
                return Setting(
                    name: entry.key,
                    value: isKnown ? text?.text ?? entry.value : nil,
                    isDefault: text?.usesDefault ?? false,
                    secrets: found,
                    location: Location(file: path, span: entry.rawSpan)
                )
            }
        // A name in an odd form is reported though its value was read.
        let linesRead = Set(parsed.entries.map(\.keySpan.line))
        let obstacle = parsed.diagnostics.first { diagnostic in
            diagnostic.kind != .duplicateKey
                && !(diagnostic.kind == .syntax && linesRead.contains(diagnostic.span.line))
        }
        return DeployedSettings(settings: settings, shortfall: obstacle.map { shortfall($0, path: path) })
    }

    private static func shortfall(_ diagnostic: ConfigurationDiagnostic, path: String) -> Unjudged {
        Unjudged(.unparsable, "\(path):\(diagnostic.span): \(diagnostic.message)")
    }
}

// MARK: Compose files

extension DeployedSettings {
    private static func composed(_ file: ComposeFile, secrets: SecretIndex) -> DeployedSettings {
        var settings: [Setting] = []
        for service in file.deployedServices {
            var read = environment(of: service, in: file, secrets: secrets)
            let seen = Set(read.flatMap(\.secrets))
            // What a service is built with is not what it runs with.
            let others = service.node.entries.filter { !["build", "environment"].contains($0.key.scalar?.text) }
            for secret in others.flatMap({ secrets.within($0.value.span) }) where !seen.contains(secret) {
                read.append(
                    Setting(
                        name: secret.key ?? "a value",
                        value: nil,
                        secrets: [secret],
                        service: service.name,
                        location: Location(file: file.path, span: secret.span)
                    )
                )
            }
            settings += read
        }
        return DeployedSettings(
            settings: settings,
            commands: file.deployedServices.flatMap { commands(of: $0, in: file) }
        )
    }

    private static func environment(
        of service: ComposeFile.Service,
        in file: ComposeFile,
        secrets: SecretIndex
    ) -> [Setting] {
        guard let node = service.node["environment"] else { return [] }
        var pairs: [(name: String, value: String?, node: ConfigurationNode)] = []
        for entry in node.entries {
            guard let name = entry.key.scalar?.text else { continue }
            pairs.append((name, entry.value.string, entry.value))
        }
        for item in node.items {
            guard let text = item.string else { continue }
            let parts = text.split(separator: "=" as Character, maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = parts.first else { continue }
            pairs.append((String(name), parts.count > 1 ? String(parts[1]) : nil, item))
        }
        var last: [String: Int] = [:]
        for (index, pair) in pairs.enumerated() { last[pair.name] = index }
        return pairs.enumerated()
            .compactMap { index, pair in
                guard last[pair.name] == index else { return nil }
                let found = secrets.within(pair.node.span)
                let text = pair.value.map { InterpolatedText($0) }
                return Setting(
                    name: pair.name,
                    value: found.isEmpty && text?.isComplete == true ? text?.text : nil,
                    isDefault: text?.usesDefault ?? false,
                    secrets: found,
                    service: service.name,
                    location: file.location(of: pair.node)
                )
            }
    }
}

// MARK: Dockerfiles

extension DeployedSettings {
    private static func baked(_ file: Dockerfile, path: String, secrets: SecretIndex) -> DeployedSettings {
        var chain: [Dockerfile.Stage] = []
        var index = file.stages.indices.last
        while let current = index {
            chain.append(file.stages[current])
            // A parent stands before its child, so the chain ends.
            index = file.stages[current].parent
        }
        var settings: [String: Setting] = [:]
        var order: [String] = []
        var known: [String: String] = [:]
        for stage in chain.reversed() {
            for instruction in stage.instructions where ["ARG", "ENV"].contains(instruction.keyword) {
                let found = secrets.within(instruction.span)
                for pair in instruction.assignments {
                    let written = pair.value ?? file.globalArguments.last { $0.name == pair.name }?.value
                    guard let text = written.map({ InterpolatedText($0, known: known) }) else { continue }
                    let own = found.filter { $0.key == pair.name }
                    known[pair.name] = text.isComplete && own.isEmpty ? text.text : nil
                    guard instruction.keyword == "ENV" else { continue }
                    if settings[pair.name] == nil { order.append(pair.name) }
                    settings[pair.name] = Setting(
                        name: pair.name,
                        value: known[pair.name],
                        isDefault: true,
                        secrets: own,
                        location: Location(file: path, span: instruction.span)
                    )
                }
            }
        }
        let obstacle = file.diagnostics.first.map { shortfall($0, path: path) }
        let isEmpty = file.stages.isEmpty ? Unjudged(.unparsable, "\(path) builds no image") : nil
        return DeployedSettings(
            settings: order.compactMap { settings[$0] },
            commands: commands(of: chain, path: path),
            shortfall: obstacle ?? isEmpty
        )
    }
}

/// The secrets of a file in the order of their places, so that those within a span are found quickly.
private struct SecretIndex {
    private let secrets: [SecretProfile]

    init(_ secrets: [SecretProfile]) {
        self.secrets = secrets.filter { !$0.isCommentedOut }.sorted { $0.span < $1.span }
    }

    func within(_ span: SourceSpan) -> [SecretProfile] {
        var low = 0
        var high = secrets.count
        while low < high {
            let middle = (low + high) / 2
            let start = secrets[middle].span
            if (start.line, start.column) < (span.line, span.column) { low = middle + 1 } else { high = middle }
        }
        return Array(
            secrets[low...].prefix { ($0.span.endLine, $0.span.endColumn) <= (span.endLine, span.endColumn) }
        )
    }
}

public import AssayModel
public import YAML

/// The services of a compose file, with their merge keys resolved.
public struct ComposeFile: Sendable, Hashable {
    /// One service.
    public struct Service: Sendable, Hashable {
        /// The name.
        public var name: String
        /// What stands under the name.
        public var node: ConfigurationNode
        /// Where the name stands.
        public var span: SourceSpan

        /// The image as written; nil where the service only builds one.
        public var image: ConfigurationNode? { node["image"] }

        /// Whether the service is only started by a profile for development or tests.
        public var isForDevelopment: Bool {
            let profiles = (node["profiles"]?.items ?? []).compactMap(\.string)
            return !profiles.isEmpty && profiles.allSatisfy { Self.developmentProfiles.contains($0.lowercased()) }
        }

        private static let developmentProfiles: Set<String> = [
            "ci", "debug", "dev", "devel", "development", "e2e", "local", "test", "testing", "tests",
        ]
    }

    /// The services in the order of the file.
    public var services: [Service]
    /// The path of the file.
    public var path: String

    /// Reads a compose file.
    ///
    /// - Parameter file: The file.
    /// - Returns: Its services.
    /// - Throws: ``AssayModel/Unjudged`` where it cannot be parsed in full or is a template.
    public static func read(_ file: SourceFile) throws(Unjudged) -> ComposeFile {
        guard let text = file.text else { throw Unjudged(.unparsable, "\(file.path) is not UTF-8 text") }
        let parsed = YAMLDocuments.parse(Array(text.utf8))
        guard parsed.isComplete else {
            let obstacle = parsed.diagnostics.first { $0.kind != .duplicateKey }
            let why = obstacle.map { ":\($0.span): \($0.message)" } ?? ""
            throw Unjudged(.unparsable, "\(file.path)\(why)")
        }
        guard let root = parsed.documents.first?.merged(), root.isMapping else {
            throw Unjudged(.unparsable, "\(file.path) holds no mapping")
        }
        let services = root["services"]?.entries ?? []
        return ComposeFile(
            services: services.compactMap { entry in
                guard let name = entry.key.scalar?.text, entry.value.isMapping else { return nil }
                return Service(name: name, node: entry.value, span: entry.key.span)
            },
            path: file.path
        )
    }

    /// The services that are started in production.
    public var deployedServices: [Service] {
        services.filter { !$0.isForDevelopment }
    }

    /// The place of a node in the file.
    public func location(of node: ConfigurationNode) -> Location {
        Location(file: path, span: node.span)
    }
}

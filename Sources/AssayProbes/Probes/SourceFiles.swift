import AssayConfiguration
public import AssayEvidence
public import AssayModel

/// Reads the files that checks judge, with every secret masked in place.
public struct SourceFiles: Probe {
    /// The largest file, in bytes.
    static let largestFile = 1 << 20
    /// The most files.
    static let mostFiles = 2_000

    /// Makes the probe.
    public init() {}

    /// What it does.
    public var purpose: String { "Reads configuration and documents of the tree" }
    /// The tree is enough.
    public var needsTarget: Bool { false }

    /// The files with a role, and those that the plan names although they are ignored.
    public func roster(in context: ProbeContext) async -> Roster {
        let listed = context.listing.files.map(\.path).filter { FileRole.of($0) != nil }
        let named =
            context.facts.deployedFiles
            + [context.facts.readme, context.facts.runbook, context.facts.apiDescription]
            .compactMap(\.self)
        let subjects = Set(listed + named).sorted()
        if context.listing.isTruncated || subjects.count > Self.mostFiles {
            let why = Unjudged(.tooLarge, "the tree holds more files than are read")
            return filed(Array(subjects.prefix(Self.mostFiles)), shortfall: why)
        }
        return filed(subjects)
    }

    /// Reads one file.
    public func observe(_ subject: String, in context: ProbeContext) async throws(Unjudged) -> SourceFile {
        let bytes = try TreeScan(root: context.root).read(subject, limit: Self.largestFile)
        let masked = context.redactor.file(bytes, as: Self.maskKind(of: subject))
        guard masked.omittedSecrets == 0 else {
            throw Unjudged(.tooLarge, "\(subject) holds more secrets than are kept apart")
        }
        return SourceFile(
            path: subject,
            size: bytes.count,
            text: String(validating: masked.bytes, as: UTF8.self),
            secrets: masked.secrets,
            isIgnored: !context.listing.files.contains { $0.path == subject }
        )
    }

    private static func maskKind(of path: String) -> SecretMask.FileKind {
        switch FileRole.of(path) {
        case .environment: return .environment
        case .dockerfile: return .dockerfile
        case .compose: return .yaml
        case .apiDescription: return path.hasSuffix(".json") ? .json : .yaml
        case .document, nil: return .other
        }
    }
}

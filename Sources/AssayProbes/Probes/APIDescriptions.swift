import AssayConfiguration
public import AssayEvidence
public import AssayModel

/// Keeps the API description that the run goes by: from the tree, or from the target where the plan says that it is
/// there.
public struct APIDescriptions: Probe {
    /// Makes the probe.
    public init() {}

    /// What it does.
    public var purpose: String { "Reads the API description" }
    /// Only where the target serves it, which reading it makes sure of.
    public var needsTarget: Bool { false }

    /// The description that plan or inventory name.
    public func roster(in context: ProbeContext) async -> Roster {
        filed(context.descriptionPlace == nil ? [] : ["run"])
    }

    /// Reads the description and the files that it refers to.
    public func observe(_ subject: String, in context: ProbeContext) async throws(Unjudged) -> APIDescription {
        guard let place = context.descriptionPlace else {
            throw Unjudged(.notRun, "the plan names no API description")
        }
        let source = try await context.target.source(of: place)
        func masked(_ bytes: [UInt8], at path: String) throws(Unjudged) -> String? {
            let isJSON = bytes.first { $0 > 0x20 } == UInt8(ascii: "{")
            let masked = context.redactor.file(bytes, as: isJSON ? .json : .yaml)
            guard masked.omittedSecrets == 0 else {
                throw Unjudged(.tooLarge, "\(path) holds more secrets than are kept apart")
            }
            return String(validating: masked.bytes, as: UTF8.self)
        }
        var files: [String: String] = [:]
        for (path, bytes) in source.files {
            if let text = try masked(bytes, at: path) { files[path] = text }
        }
        return APIDescription(path: source.path, text: try masked(source.bytes, at: source.path), files: files)
    }
}

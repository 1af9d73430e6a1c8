public import JSON

extension OpenAPIDescription {
    /// Reads a description from JSON or YAML.
    ///
    /// - Parameters:
    ///   - bytes: The text.
    ///   - uri: The absolute URI that it is known by; references to it and relative ones are resolved against that.
    ///   - resources: Further documents that references may lead to, by absolute URI; nothing is ever fetched.
    ///   - limits: How much is read.
    /// - Returns: The description with its diagnostics.
    /// - Throws: ``OpenAPIError`` where the text is no API description at all.
    public static func read(
        _ bytes: [UInt8],
        uri: String = "assay:description",
        resources: [String: [UInt8]] = [:],
        limits: OpenAPILimits = OpenAPILimits()
    ) throws(OpenAPIError) -> OpenAPIDescription {
        let text = try DescriptionText(bytes, limits: limits)
        let version = try DescriptionVersion(text)
        let opening = DescriptionOpening(text: text, version: version, uri: uri, resources: resources, limits: limits)
        let reader = DescriptionReader(version: version.version, sources: opening.sources, limits: limits)
        reader.unreadable = opening.unreadable
        for diagnostic in opening.diagnostics { reader.add(diagnostic) }
        return reader.read()
    }
}

/// How much of a description is read.
public struct OpenAPILimits: Hashable, Sendable {
    /// The largest text in bytes.
    public var size = 32 << 20
    /// The most operations.
    public var operations = 20_000
    /// The most diagnostics that are kept.
    public var diagnostics = 1_000

    /// Makes limits with their defaults.
    public init() {}
}

/// Why a text is no API description.
public enum OpenAPIError: Error, Hashable, Sendable {
    /// It is larger than the limit.
    case tooLarge(limit: Int)
    /// It is neither JSON nor YAML.
    case syntax(message: String, position: SourcePosition)
    /// It has neither `openapi` nor `swagger` at its top, or no mapping there.
    case notRecognised
    /// It is of a version that is not read.
    case unsupportedVersion(String, position: SourcePosition)
}

extension OpenAPIError: CustomStringConvertible {
    /// What happened, as a lower-case fragment.
    public var description: String {
        switch self {
        case .tooLarge(let limit): "the description is larger than \(limit) bytes"
        case .syntax(let message, let position): "\(position.line):\(position.column): \(message)"
        case .notRecognised: "the document has neither 'openapi' nor 'swagger' at its top"
        case .unsupportedVersion(let version, let position):
            "\(position.line):\(position.column): version '\(version)' of OpenAPI is not supported"
        }
    }
}

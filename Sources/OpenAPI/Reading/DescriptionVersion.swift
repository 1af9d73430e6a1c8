import JSON

/// The version that a text declares.
struct DescriptionVersion {
    /// The version by which it is read.
    var version: OpenAPIVersion
    /// The text of the version where it is one that is not known, and is read as the newest one that is.
    var unknown: String?
    /// The bytes of the version.
    var span: Range<Int>

    /// Finds the version.
    ///
    /// - Parameter text: The text.
    /// - Throws: ``OpenAPIError`` where there is none or one that is not read.
    init(_ text: DescriptionText) throws(OpenAPIError) {
        guard let node = text.root["openapi"] ?? text.root["swagger"], let version = Self.text(of: node) else {
            throw .notRecognised
        }
        try self.init(version, span: node.span, position: text.sourceMap.position(at: node.span.lowerBound))
    }

    private init(_ text: String, span: Range<Int>, position: SourcePosition) throws(OpenAPIError) {
        self.span = span
        let numbers = text.split(separator: ".", omittingEmptySubsequences: false).prefix(2).map(String.init)
        switch (numbers.first, numbers.count > 1 ? numbers[1] : "0") {
        case ("2", "0"): version = .v20
        case ("3", "0"): version = .v30
        case ("3", "1"): version = .v31
        case ("3", "2"): version = .v32
        case ("3", let minor) where !minor.isEmpty && minor.utf8.allSatisfy { (48...57).contains($0) }:
            version = .v32
            unknown = text
        default:
            throw .unsupportedVersion(String(text.prefix(40)), position: position)
        }
    }

    /// The text of a version, which YAML takes for a number where it has one dot only.
    private static func text(of node: JSONNode) -> String? {
        switch node.kind {
        case .string(let text): text
        case .number(let number): number.text
        default: nil
        }
    }
}

/// Something that keeps a configuration file from being read in full, or that the reader saw on the way.
public struct ConfigurationDiagnostic: Codable, Hashable, Sendable {
    /// The kinds of trouble.
    public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        /// The text does not follow the grammar of its format.
        case syntax
        /// The file is a template (Helm, Jinja) for the format and not the format itself: nothing in it was checked.
        case template
        /// A key stands more than once in one mapping or file; the last one counts.
        case duplicateKey = "duplicate-key"
        /// An alias names an anchor that was not defined before it.
        case unknownAlias = "unknown-alias"
        /// The bytes are not UTF-8.
        case invalidEncoding = "invalid-encoding"
        /// The text holds a control character that the format does not allow.
        case controlCharacter = "control-character"
        /// The file is larger, deeper or longer after expansion than the limits allow.
        case limit
        /// A quotation, heredoc or comment has no end.
        case unterminated
        /// YAML that is read as JSON says what JSON cannot: a key that is no scalar, an infinity.
        case notJSON = "not-json"
        /// More than one document stands where one is read.
        case severalDocuments = "several-documents"
    }

    /// What kind of trouble it is.
    public var kind: Kind
    /// What happened, as a lower-case fragment; it never quotes a value.
    public var message: String
    /// Where it happened.
    public var span: SourceSpan

    /// Creates a diagnostic.
    public init(kind: Kind, message: String, span: SourceSpan) {
        self.kind = kind
        self.message = message
        self.span = span
    }
}

extension ConfigurationDiagnostic: CustomStringConvertible {
    /// The place and the message: `3:7: key "a" stands twice`.
    public var description: String { "\(span): \(message)" }
}

extension ConfigurationDiagnostic {
    private static let longestQuotedKey = 80

    /// Reports a key that its mapping has already; of a long one, only the start is quoted.
    static func duplicateKey(_ key: String, at span: SourceSpan) -> ConfigurationDiagnostic {
        let start = key.unicodeScalars.prefix(longestQuotedKey)
        let quoted = start.endIndex == key.unicodeScalars.endIndex ? key : String(start) + "…"
        let message = "the key \"\(quoted)\" stands more than once in its mapping; the last counts"
        return ConfigurationDiagnostic(kind: .duplicateKey, message: message, span: span)
    }

    /// Reports bytes that are not UTF-8 and NUL bytes, once each, for the formats that can be read on regardless.
    package static func encodingProblems(in text: SourceText) -> [ConfigurationDiagnostic] {
        var problems: [ConfigurationDiagnostic] = []
        if let offset = UTF8Check.firstInvalidOffset(in: text.bytes) {
            let span = text.span(offset..<offset + 1)
            problems.append(.init(kind: .invalidEncoding, message: "the bytes are not UTF-8", span: span))
        }
        if let offset = text.bytes.firstIndex(of: 0) {
            let span = text.span(offset..<offset + 1)
            problems.append(.init(kind: .controlCharacter, message: "a NUL byte stands in the text", span: span))
        }
        return problems
    }
}

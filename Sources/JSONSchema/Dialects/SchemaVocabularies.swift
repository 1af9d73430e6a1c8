/// The groups of keywords that a meta-schema declares to be in force.
struct SchemaVocabularies: OptionSet, Hashable, Sendable {
    let rawValue: UInt16

    static let core = SchemaVocabularies(rawValue: 1)
    static let applicator = SchemaVocabularies(rawValue: 2)
    static let unevaluated = SchemaVocabularies(rawValue: 4)
    static let validation = SchemaVocabularies(rawValue: 8)
    static let formatAnnotation = SchemaVocabularies(rawValue: 16)
    static let formatAssertion = SchemaVocabularies(rawValue: 32)
    static let content = SchemaVocabularies(rawValue: 64)
    static let metaData = SchemaVocabularies(rawValue: 128)
    static let openAPI = SchemaVocabularies(rawValue: 256)

    /// What is in force where no meta-schema says otherwise.
    static let standard: SchemaVocabularies = [
        .core, .applicator, .unevaluated, .validation, .formatAnnotation, .content, .metaData,
    ]

    /// The vocabularies of a URI; nil where it is unknown.
    init?(uri: String) {
        let name: Substring
        if uri.hasPrefix("https://json-schema.org/draft/2020-12/vocab/") {
            name = uri.dropFirst("https://json-schema.org/draft/2020-12/vocab/".count)
        } else if uri.hasPrefix("https://json-schema.org/draft/2019-09/vocab/") {
            name = uri.dropFirst("https://json-schema.org/draft/2019-09/vocab/".count)
        } else if uri.hasPrefix("https://spec.openapis.org/oas/"), uri.hasSuffix("/vocab/base") {
            self = .openAPI
            return
        } else {
            return nil
        }
        switch name {
        case "core": self = .core
        // What 2020-12 made a vocabulary of its own belonged to the applicators in 2019-09.
        case "applicator": self = uri.contains("2019-09") ? [.applicator, .unevaluated] : .applicator
        case "unevaluated": self = .unevaluated
        case "validation": self = .validation
        case "format", "format-annotation": self = .formatAnnotation
        case "format-assertion": self = .formatAssertion
        case "content": self = .content
        case "meta-data": self = .metaData
        default: return nil
        }
    }

    init(rawValue: UInt16) {
        self.rawValue = rawValue
    }
}

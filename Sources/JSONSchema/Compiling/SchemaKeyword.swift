/// The keywords that a compiled schema is made of.
enum SchemaKeyword: String, CaseIterable, Sendable {
    /// What a keyword holds: a schema, or schemas in an object or an array.
    enum Children {
        case schema
        case map
        case list
        case schemaOrList
    }

    case none = ""
    case schema = "$schema"
    case vocabulary = "$vocabulary"
    case ref = "$ref"
    case dynamicRef = "$dynamicRef"
    case recursiveRef = "$recursiveRef"
    case type
    case nullable
    case xNullable = "x-nullable"
    case enumeration = "enum"
    case const
    case minimum
    case maximum
    case exclusiveMinimum
    case exclusiveMaximum
    case multipleOf
    case minLength
    case maxLength
    case pattern
    case format
    case contentEncoding
    case contentMediaType
    case minItems
    case maxItems
    case uniqueItems
    case prefixItems
    case items
    case additionalItems
    case contains
    case minContains
    case maxContains
    case unevaluatedItems
    case minProperties
    case maxProperties
    case required
    case properties
    case patternProperties
    case additionalProperties
    case propertyNames
    case dependentRequired
    case dependentSchemas
    case dependencies
    case unevaluatedProperties
    case allOf
    case anyOf
    case oneOf
    case not
    case `if`
    case then
    case `else`

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

    init?(name: String) {
        guard let keyword = Self.byName[name] else { return nil }
        self = keyword
    }

    /// What the keyword of a name holds in whatever dialect; nil where that is no schema.
    static func children(of name: String) -> Children? {
        switch name {
        case "definitions", "$defs": .map
        case "contentSchema": .schema
        default: SchemaKeyword(name: name)?.children
        }
    }

    private var children: Children? {
        switch self {
        case .properties, .patternProperties, .dependentSchemas, .dependencies: .map
        case .allOf, .anyOf, .oneOf, .prefixItems: .list
        case .items: .schemaOrList
        case .additionalItems, .contains, .unevaluatedItems, .additionalProperties, .propertyNames,
            .unevaluatedProperties, .not, .if, .then, .else:
            .schema
        default: nil
        }
    }

    /// Whether the keyword counts under rules.
    func isKnown(to rules: SchemaRules) -> Bool {
        let draft = rules.draft
        switch self {
        case .none, .schema, .vocabulary: return false
        case .ref: return true
        case .dynamicRef: return draft == 9
        case .recursiveRef: return draft == 8
        case .nullable: return rules.dialect == .openAPI30
        case .xNullable: return rules.dialect == .swagger2
        case .const, .contains, .propertyNames: return draft >= 6 && holds(rules)
        case .contentEncoding, .contentMediaType: return draft >= 7 && rules.vocabularies.contains(.content)
        case .if, .then, .else: return draft >= 7 && holds(rules)
        case .minContains, .maxContains, .dependentRequired, .dependentSchemas: return draft >= 8 && holds(rules)
        case .unevaluatedItems, .unevaluatedProperties:
            return draft >= 8 && rules.vocabularies.contains(.unevaluated)
        case .prefixItems: return draft >= 9 && holds(rules)
        case .additionalItems: return draft <= 8 && holds(rules)
        default: return holds(rules)
        }
    }

    private func holds(_ rules: SchemaRules) -> Bool {
        switch self {
        case .prefixItems, .items, .additionalItems, .contains, .properties, .patternProperties,
            .additionalProperties, .propertyNames, .dependentSchemas, .allOf, .anyOf, .oneOf, .not, .if, .then, .else:
            rules.vocabularies.contains(.applicator)
        case .format: !rules.vocabularies.isDisjoint(with: [.formatAnnotation, .formatAssertion])
        case .dependencies: !rules.vocabularies.isDisjoint(with: [.applicator, .validation])
        default: rules.vocabularies.contains(.validation)
        }
    }
}

import JSON
import JSONSchema

/// A keyword of schemas: of which type its value is, and where schemas stand in it.
struct SchemaKeyword {
    /// Where schemas stand in the value.
    enum Position {
        /// Nowhere.
        case none
        /// The value is a schema.
        case one
        /// Each element of the array is a schema.
        case list
        /// The value of each member is a schema.
        case map
        /// The value is a schema or an array of schemas.
        case oneOrList
        /// The value of each member is a schema or an array of names.
        case dependencies
    }

    /// The JSON types that a value may have.
    struct Types: OptionSet {
        let rawValue: UInt8

        static let boolean = Types(rawValue: 1)
        static let number = Types(rawValue: 2)
        static let string = Types(rawValue: 4)
        static let array = Types(rawValue: 8)
        static let object = Types(rawValue: 16)
        static let count = Types(rawValue: 32)

        /// What messages call them.
        var name: String {
            var names: [String] = []
            if contains(.boolean) { names.append("true or false") }
            if contains(.number) { names.append("a number") }
            if contains(.count) { names.append("a whole number from 0") }
            if contains(.string) { names.append("a string") }
            if contains(.array) { names.append("an array") }
            if contains(.object) { names.append("an object") }
            return names.joined(separator: " or ")
        }

        /// Whether a node is of one of them.
        func contain(_ node: JSONNode) -> Bool {
            switch node.kind {
            case .null: false
            case .bool: contains(.boolean)
            case .number(let number):
                contains(.number) || contains(.count) && number.isInteger && !number.text.hasPrefix("-")
            case .string: contains(.string)
            case .array: contains(.array)
            case .object: contains(.object)
            }
        }
    }

    /// Where schemas stand in the value.
    var position = Position.none
    /// The types of the value; empty where any may stand.
    var types: Types = []

    /// The keywords of all dialects; what differs between them is told by ``SchemaRules``.
    static let all: [String: SchemaKeyword] = {
        var table: [String: SchemaKeyword] = [:]
        func add(_ names: String, _ types: Types, _ position: Position = .none) {
            for name in names.split(separator: " ") {
                table[String(name)] = SchemaKeyword(position: position, types: types)
            }
        }
        add("$ref $id id $schema $anchor $dynamicRef $dynamicAnchor $comment title description format pattern", .string)
        add("contentEncoding contentMediaType", .string)
        add("multipleOf maximum minimum", .number)
        add("maxLength minLength maxItems minItems maxProperties minProperties maxContains minContains", .count)
        add("uniqueItems deprecated readOnly writeOnly nullable x-nullable", .boolean)
        add("exclusiveMaximum exclusiveMinimum", [.number, .boolean])
        add("required enum", .array)
        add("examples", [.array, .object])
        add("type", [.string, .array])
        add("const default example", [])
        add("xml externalDocs $vocabulary", .object)
        add("discriminator", [.object, .string])
        add("not if then else contains propertyNames additionalItems unevaluatedItems", [], .one)
        add("unevaluatedProperties contentSchema additionalProperties", [], .one)
        add("allOf anyOf oneOf prefixItems", .array, .list)
        add("properties patternProperties $defs definitions dependentSchemas", .object, .map)
        add("items", [], .oneOrList)
        add("dependencies", .object, .dependencies)
        add("dependentRequired", .object)
        return table
    }()
}

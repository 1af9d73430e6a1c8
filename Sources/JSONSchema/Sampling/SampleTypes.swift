/// The kinds of values that a schema allows, with whole numbers apart from other numbers.
struct SampleTypes: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    static let null = SampleTypes(rawValue: 1)
    static let bool = SampleTypes(rawValue: 2)
    static let integer = SampleTypes(rawValue: 4)
    static let fraction = SampleTypes(rawValue: 8)
    static let string = SampleTypes(rawValue: 16)
    static let array = SampleTypes(rawValue: 32)
    static let object = SampleTypes(rawValue: 64)
    static let number: SampleTypes = [.integer, .fraction]
    static let all: SampleTypes = [.null, .bool, .number, .string, .array, .object]

    /// The types in the order in which they are tried where nothing speaks for one.
    static let order: [SampleTypes] = [.string, .integer, .fraction, .object, .array, .bool, .null]

    /// The types of a name of `type`, or nil where there are none of it.
    init?(name: String) {
        switch name {
        case "null": self = .null
        case "boolean": self = .bool
        case "integer": self = .integer
        case "number": self = .number
        case "string": self = .string
        case "array": self = .array
        case "object": self = .object
        case "file": self = .string
        default:
            guard let meant = Self.meant[name.lowercased()] else { return nil }
            self = meant
        }
    }

    /// What those meant who wrote the type of a programming language: the schema is unjudged there, and a value of the
    /// type that was meant is the best guess.
    private static let meant: [String: SampleTypes] = {
        let names: [(SampleTypes, String)] = [
            (.bool, "bool boolean"), (.integer, "int integer int32 int64 long short bigint"),
            (.number, "number float double decimal real"), (.array, "array list"),
            (
                .string,
                "string str text char varchar date datetime date-time timestamp time uuid guid email uri url binary"
            ),
            (.object, "object dict dictionary map hash json"),
        ]
        var result: [String: SampleTypes] = [:]
        for (types, text) in names {
            for name in text.split(separator: " ") { result[String(name)] = types }
        }
        return result
    }()

    /// The format that a name of `type` stands for, where it is no type but a kind of string.
    static func format(named name: String) -> String? {
        switch name.lowercased() {
        case "date", "date-time", "time", "uuid", "email", "uri", "binary": name.lowercased()
        case "datetime", "timestamp": "date-time"
        case "guid": "uuid"
        case "url": "uri"
        default: nil
        }
    }

    init(rawValue: UInt8) {
        self.rawValue = rawValue
    }
}

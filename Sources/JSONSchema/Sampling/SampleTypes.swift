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
        default: return nil
        }
    }

    init(rawValue: UInt8) {
        self.rawValue = rawValue
    }
}

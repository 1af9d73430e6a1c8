/// A compiled schema: what types it takes, and the instructions for each.
struct ProgramNode: Sendable {
    /// A run of instructions.
    struct Run: Sendable {
        var start: Int32 = 0
        var count: Int32 = 0
    }

    /// What is special about a node.
    struct Flags: OptionSet, Sendable {
        let rawValue: UInt8
        /// It applies to itself without going down in the instance.
        static let isCyclic = Flags(rawValue: 1)
        /// It asks what others evaluated.
        static let hasUnevaluated = Flags(rawValue: 2)
        /// It takes everything and says nothing.
        static let isTrivial = Flags(rawValue: 4)
        /// It opens a place in the dynamic scope.
        static let entersScope = Flags(rawValue: 8)
    }

    var types: InstanceTypes = .all
    var flags: Flags = []
    /// The number of the resource.
    var resource: Int32 = 0
    /// For null and booleans.
    var literals = Run()
    var numbers = Run()
    var strings = Run()
    var arrays = Run()
    var objects = Run()
}

/// Types of instances.
struct InstanceTypes: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    static let null = InstanceTypes(rawValue: 1)
    static let boolean = InstanceTypes(rawValue: 2)
    static let integer = InstanceTypes(rawValue: 4)
    static let number = InstanceTypes(rawValue: 8)
    static let string = InstanceTypes(rawValue: 16)
    static let array = InstanceTypes(rawValue: 32)
    static let object = InstanceTypes(rawValue: 64)
    /// Whole numbers must be spelled without point and exponent, as draft 4 has it.
    static let isStrict = InstanceTypes(rawValue: 128)
    static let all: InstanceTypes = [.null, .boolean, .integer, .number, .string, .array, .object]

    init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// The type of a name.
    init?(name: String) {
        switch name {
        case "null": self = .null
        case "boolean": self = .boolean
        case "integer": self = .integer
        case "number": self = [.number, .integer]
        case "string": self = .string
        case "array": self = .array
        case "object": self = .object
        default: return nil
        }
    }

    /// The names, as a person lists them.
    var names: [String] {
        var names: [String] = []
        if contains(.null) { names.append("null") }
        if contains(.boolean) { names.append("boolean") }
        if contains(.number) { names.append("number") } else if contains(.integer) { names.append("integer") }
        if contains(.string) { names.append("string") }
        if contains(.array) { names.append("array") }
        if contains(.object) { names.append("object") }
        return names
    }
}

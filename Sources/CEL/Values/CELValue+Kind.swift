extension CELValue {
    /// The value's type as a value: what `type(x)` gives.
    public var typeValue: CELTypeValue {
        switch self {
        case .null: .null
        case .bool: .bool
        case .int: .int
        case .uint: .uint
        case .double: .double
        case .string: .string
        case .bytes: .bytes
        case .list: .list
        case .map: .map
        case .duration: .duration
        case .timestamp: .timestamp
        case .type: .type
        case .optional: .optional
        case .opaque(let value): CELTypeValue(value.typeName)
        }
    }

    /// The value's kind in a word, for messages: `int`, `list`, `timestamp`, `net.IP`.
    public var kindName: String {
        switch self {
        case .null: "null"
        case .bool: "bool"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .string: "string"
        case .bytes: "bytes"
        case .list: "list"
        case .map: "map"
        case .duration: "duration"
        case .timestamp: "timestamp"
        case .type: "type"
        case .optional: "optional"
        case .opaque(let value): value.typeName
        }
    }

    /// Whether the value is its kind's zero: null, false, 0, nothing in it, 1970-01-01T00:00:00Z.
    ///
    /// An optional has no zero, also where it is absent, as in the reference implementation.
    public var isZeroValue: Bool {
        switch self {
        case .null: true
        case .bool(let value): !value
        case .int(let value): value == 0
        case .uint(let value): value == 0
        case .double(let value): value == 0
        case .string(let value): value.utf8.isEmpty
        case .bytes(let value): value.isEmpty
        case .list(let value): value.isEmpty
        case .map(let value): value.isEmpty
        case .duration(let value): value == .zero
        case .timestamp(let value): value.seconds == 0 && value.nanoseconds == 0
        case .type, .optional, .opaque: false
        }
    }

    /// The bytes of memory that the value takes, roughly, without what its elements refer to; in constant time.
    public var sizeForLimits: Int {
        switch self {
        case .null, .bool, .int, .uint, .double, .duration, .timestamp: 16
        case .string(let value): 32 + value.utf8.count
        case .bytes(let value): 32 + value.count
        case .list(let value): 32 + value.count * 17
        case .map(let value): 96 + value.count * 48
        case .type, .optional, .opaque: 48
        }
    }
}

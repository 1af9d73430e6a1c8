/// A JSON value as data, without positions.
///
/// Two values are equal when they denote the same JSON: numbers by what they are worth (`1` equals `1.0`), strings by
/// their Unicode scalars (unlike `String`, which takes canonically equivalent spellings for equal), objects without
/// regard to the order of members. Hashing agrees with that.
///
/// A parsed value is never nested deeper than the ``JSONLimits`` that it was parsed under. Comparing, hashing and
/// writing recurse once per level, so code that builds values by itself must keep the depth sane.
public enum JSONValue: Sendable {
    /// The literal `null`.
    case null
    /// The literal `true` or `false`.
    case bool(Bool)
    /// A number, with its exact text.
    case number(JSONNumber)
    /// A string.
    case string(String)
    /// An array.
    case array([JSONValue])
    /// An object.
    case object(JSONObject)
}

extension JSONValue {
    /// Makes a boolean value.
    public init(_ value: Bool) {
        self = .bool(value)
    }

    /// Makes a string value.
    public init(_ value: String) {
        self = .string(value)
    }

    /// Makes a number from an integer of any width.
    public init(_ value: some FixedWidthInteger) {
        self = .number(JSONNumber(value))
    }

    /// Makes a number from a floating-point value, or nil where it is infinite or not a number.
    public init?(_ value: Double) {
        guard let number = JSONNumber(value) else { return nil }
        self = .number(number)
    }
}

extension JSONValue: Hashable {
    /// Tells whether two values denote the same JSON.
    public static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.string(let left), .string(let right)): ExactString(left) == ExactString(right)
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)): left == right
        default: false
        }
    }

    /// Feeds the kind and the content into a hasher.
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .null:
            hasher.combine(0 as UInt8)
        case .bool(let value):
            hasher.combine(1 as UInt8)
            hasher.combine(value)
        case .number(let value):
            hasher.combine(2 as UInt8)
            hasher.combine(value)
        case .string(let value):
            hasher.combine(3 as UInt8)
            hasher.combine(ExactString(value))
        case .array(let values):
            hasher.combine(4 as UInt8)
            hasher.combine(values)
        case .object(let value):
            hasher.combine(5 as UInt8)
            hasher.combine(value)
        }
    }
}

extension JSONValue: CustomStringConvertible {
    /// The compact text.
    public var description: String {
        text(.compact)
    }
}

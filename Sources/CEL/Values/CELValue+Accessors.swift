extension CELValue {
    /// The truth value, nil for another kind.
    public var boolValue: Bool? { if case .bool(let value) = self { value } else { nil } }
    /// The int, nil for another kind.
    public var intValue: Int64? { if case .int(let value) = self { value } else { nil } }
    /// The uint, nil for another kind.
    public var uintValue: UInt64? { if case .uint(let value) = self { value } else { nil } }
    /// The double, nil for another kind.
    public var doubleValue: Double? { if case .double(let value) = self { value } else { nil } }
    /// The text, nil for another kind.
    public var stringValue: String? { if case .string(let value) = self { value } else { nil } }
    /// The bytes, nil for another kind.
    public var bytesValue: [UInt8]? { if case .bytes(let value) = self { value } else { nil } }
    /// The elements, nil for another kind.
    public var listValue: [CELValue]? { if case .list(let value) = self { value } else { nil } }
    /// The map, nil for another kind.
    public var mapValue: CELMap? { if case .map(let value) = self { value } else { nil } }
    /// The duration, nil for another kind.
    public var durationValue: CELDuration? { if case .duration(let value) = self { value } else { nil } }
    /// The instant, nil for another kind.
    public var timestampValue: CELTimestamp? { if case .timestamp(let value) = self { value } else { nil } }
    /// The optional, nil for another kind.
    public var optionalValue: CELOptional? { if case .optional(let value) = self { value } else { nil } }
    /// Whether the value is `null`.
    public var isNull: Bool { if case .null = self { true } else { false } }
}

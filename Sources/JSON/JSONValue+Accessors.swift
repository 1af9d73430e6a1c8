extension JSONValue {
    /// Tells whether this is `null`.
    public var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// The boolean, or nil where this is something else.
    public var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The number with its exact text, or nil where this is something else.
    public var number: JSONNumber? {
        if case .number(let value) = self { value } else { nil }
    }

    /// The number as an `Int`, or nil where this is no number, has a fraction or does not fit.
    public var int: Int? {
        number?.integer(as: Int.self)
    }

    /// The number as the nearest `Double`, or nil where this is no number or lies outside the finite range.
    public var double: Double? {
        number?.double
    }

    /// The string, or nil where this is something else.
    public var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The elements, or nil where this is no array.
    public var array: [JSONValue]? {
        if case .array(let values) = self { values } else { nil }
    }

    /// The members, or nil where this is no object.
    public var object: JSONObject? {
        if case .object(let members) = self { members } else { nil }
    }

    /// The member with a key, or nil where this is no object or lacks the key.
    public subscript(key: String) -> JSONValue? {
        object?[key]
    }

    /// The element at an index, or nil where this is no array or the index is out of range.
    public subscript(index: Int) -> JSONValue? {
        guard case .array(let values) = self, values.indices.contains(index) else { return nil }
        return values[index]
    }
}

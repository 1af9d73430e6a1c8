extension JSONValue {
    /// Encodes a value as JSON, in the shape that its `Encodable` conformance gives it.
    ///
    /// - Parameter value: The value. Integers keep every digit; floating-point numbers take their shortest digits.
    /// - Throws: `EncodingError` for a number that is infinite or not a number, and for a type that encodes nothing or
    ///   several kinds of container in one place; else whatever the type itself throws.
    public init(encoding value: some Encodable) throws {
        let node = JSONEncodingNode()
        try JSONValueEncoder(node: node, codingPath: []).write(value)
        guard !node.isEmpty else {
            let context = EncodingError.Context(codingPath: [], debugDescription: "the value did not encode anything")
            throw EncodingError.invalidValue(value, context)
        }
        self = try node.value(at: [])
    }

    /// Decodes a value of a type from this JSON.
    ///
    /// - Parameter type: The type wanted.
    /// - Returns: The value. `1.0` decodes as an integer, as RFC 8259 makes no difference; no digit is ever rounded
    ///   away from an integer.
    /// - Throws: `DecodingError` with the path of keys and indices to the place; else whatever the type itself throws.
    public func decoded<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
        try JSONValueDecoder(value: self, codingPath: []).read(type)
    }
}

extension JSONValue: Codable {
    /// Encodes the same shape into any encoder; one of another format may round numbers.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .null:
            var container = encoder.singleValueContainer()
            try container.encodeNil()
        case .bool(let value):
            var container = encoder.singleValueContainer()
            try container.encode(value)
        case .number(let value):
            try value.encode(to: encoder)
        case .string(let value):
            var container = encoder.singleValueContainer()
            try container.encode(value)
        case .array(let values):
            var container = encoder.unkeyedContainer()
            for value in values { try container.encode(value) }
        case .object(let members):
            var container = encoder.container(keyedBy: JSONCodingKey.self)
            for (key, value) in members { try container.encode(value, forKey: JSONCodingKey(stringValue: key)) }
        }
    }

    /// Decodes any shape from any decoder.
    public init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: JSONCodingKey.self) {
            var members = JSONObject()
            for key in container.allKeys {
                members[key.stringValue] = try container.decode(JSONValue.self, forKey: key)
            }
            self = .object(members)
        } else if var container = try? decoder.unkeyedContainer() {
            var values: [JSONValue] = []
            while !container.isAtEnd { values.append(try container.decode(JSONValue.self)) }
            self = .array(values)
        } else {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .null
            } else if let value = try? container.decode(Bool.self) {
                self = .bool(value)
            } else if let value = try? container.decode(String.self) {
                self = .string(value)
            } else {
                self = .number(try JSONNumber(from: decoder))
            }
        }
    }
}

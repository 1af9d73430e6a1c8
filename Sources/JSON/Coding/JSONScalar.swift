/// A type that JSON can hold without asking it to encode itself.
protocol JSONScalar {
    /// The value, or nil where JSON has no form for it.
    var json: JSONValue? { get }

    /// Reads the value back, or gives nil where this is the right kind of JSON but cannot be represented.
    static func read(_ value: JSONValue) throws(JSONKindMismatch) -> Self?
}

/// A value was of another kind than asked for.
struct JSONKindMismatch: Error {}

extension JSONValue: JSONScalar {
    var json: JSONValue? { self }

    static func read(_ value: JSONValue) throws(JSONKindMismatch) -> JSONValue? { value }
}

extension JSONObject: JSONScalar {
    var json: JSONValue? { .object(self) }

    static func read(_ value: JSONValue) throws(JSONKindMismatch) -> JSONObject? {
        guard let object = value.object else { throw JSONKindMismatch() }
        return object
    }
}

extension JSONNumber: JSONScalar {
    var json: JSONValue? { .number(self) }

    static func read(_ value: JSONValue) throws(JSONKindMismatch) -> JSONNumber? {
        guard let number = value.number else { throw JSONKindMismatch() }
        return number
    }
}

extension Bool: JSONScalar {
    var json: JSONValue? { .bool(self) }

    static func read(_ value: JSONValue) throws(JSONKindMismatch) -> Bool? {
        guard let bool = value.bool else { throw JSONKindMismatch() }
        return bool
    }
}

extension String: JSONScalar {
    var json: JSONValue? { .string(self) }

    static func read(_ value: JSONValue) throws(JSONKindMismatch) -> String? {
        guard let string = value.string else { throw JSONKindMismatch() }
        return string
    }
}

extension Double: JSONScalar {
    var json: JSONValue? { JSONNumber(self).map(JSONValue.number) }

    static func read(_ value: JSONValue) throws(JSONKindMismatch) -> Double? {
        try JSONNumber.read(value)?.double
    }
}

extension Float: JSONScalar {
    var json: JSONValue? { JSONNumber(self).map(JSONValue.number) }

    static func read(_ value: JSONValue) throws(JSONKindMismatch) -> Float? {
        guard let number = try JSONNumber.read(value), let float = Float(number.text), float.isFinite else {
            return nil
        }
        return float
    }
}

extension JSONScalar where Self: FixedWidthInteger {
    var json: JSONValue? { JSONValue(self) }

    static func read(_ value: JSONValue) throws(JSONKindMismatch) -> Self? {
        try JSONNumber.read(value)?.integer(as: Self.self)
    }
}

extension Int: JSONScalar {}
extension Int8: JSONScalar {}
extension Int16: JSONScalar {}
extension Int32: JSONScalar {}
extension Int64: JSONScalar {}
extension UInt: JSONScalar {}
extension UInt8: JSONScalar {}
extension UInt16: JSONScalar {}
extension UInt32: JSONScalar {}
extension UInt64: JSONScalar {}

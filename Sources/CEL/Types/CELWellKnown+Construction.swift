extension CELWellKnown {
    /// Makes the value of a message from the fields that are given; what is not given is zero.
    ///
    /// - Parameters:
    ///   - typeName: The qualified name of the message type.
    ///   - fields: The fields in the order of writing; of a field that comes twice, and of the kinds of a
    ///     `google.protobuf.Value`, the last counts.
    /// - Returns: the value, which is no message but a plain value of the language.
    /// - Throws: `invalidArgument` for an unknown type or field and for a value of the wrong kind, `overflow` for a number
    ///   that the field cannot hold.
    public static func construct(
        _ typeName: String,
        _ fields: [(name: String, value: CELValue)]
    ) throws(CELFailure) -> CELValue {
        guard let type = messageType(named: typeName) else {
            throw .invalidArgument("unknown message type \(typeName)")
        }
        for field in fields where !type.fields.contains(where: { $0.name == field.name }) {
            throw .invalidArgument("\(typeName) has no field \(field.name)")
        }
        let value = fields.last?.value
        switch typeName {
        case "google.protobuf.Value":
            guard let last = fields.last else { return .null }
            return try jsonMember(last.name, last.value)
        case "google.protobuf.ListValue":
            guard let value else { return .list([]) }
            return try jsonMember("list_value", value)
        case "google.protobuf.Struct":
            guard let value else { return .map(CELMap(fields: [])) }
            return try jsonMember("struct_value", value)
        case "google.protobuf.Duration", "google.protobuf.Timestamp":
            return try time(isDuration: typeName == "google.protobuf.Duration", fields)
        default: return try wrapped(type, value)
        }
    }

    // MARK: Wrappers

    private static func wrapped(_ type: MessageType, _ value: CELValue?) throws(CELFailure) -> CELValue {
        switch (type.fields[0].type, value) {
        case (.bool, nil): return .bool(false)
        case (.bytes, nil): return .bytes([])
        case (.string, nil): return .string("")
        case (.double, nil): return .double(0)
        case (.int, nil): return .int(0)
        case (.uint, nil): return .uint(0)
        case (.bool, .bool?), (.bytes, .bytes?), (.string, .string?): return value ?? .null
        case (.double, .double(let number)?):
            return .double(type.name == "google.protobuf.FloatValue" ? Double(Float(number)) : number)
        case (.int, .int(let number)?):
            guard type.name != "google.protobuf.Int32Value" || Int32(exactly: number) != nil else {
                throw .overflow("\(number) as \(type.name)")
            }
            return .int(number)
        case (.uint, .uint(let number)?):
            guard type.name != "google.protobuf.UInt32Value" || UInt32(exactly: number) != nil else {
                throw .overflow("\(number) as \(type.name)")
            }
            return .uint(number)
        case (let wanted, let found?):
            throw .invalidArgument("the value of \(type.name) is \(wanted), not \(found.kindName)")
        case (_, nil): return .null
        }
    }

    // MARK: Times

    private static func time(
        isDuration: Bool,
        _ fields: [(name: String, value: CELValue)]
    ) throws(CELFailure) -> CELValue {
        var seconds: Int64 = 0
        var nanoseconds: Int64 = 0
        for (name, value) in fields {
            guard case .int(let number) = value else { throw .invalidArgument("\(name) is int, not \(value.kindName)") }
            if name == "seconds" { seconds = number } else { nanoseconds = number }
        }
        guard let nanos = Int32(exactly: nanoseconds) else { throw .overflow("\(nanoseconds) as nanos") }
        if isDuration {
            guard let duration = CELDuration(seconds: seconds, nanoseconds: nanos) else {
                throw .overflow("a duration of \(seconds) seconds and \(nanos) nanoseconds")
            }
            return .duration(duration)
        }
        guard let timestamp = CELTimestamp(seconds: seconds, nanoseconds: nanos) else {
            throw .overflow("a timestamp of \(seconds) seconds and \(nanos) nanoseconds")
        }
        return .timestamp(timestamp)
    }

    // MARK: JSON

    /// No value is nested deeper that this makes.
    private static let maximumDepth = 100
    /// Integers beyond are not exact as JSON numbers and become texts, as in protobuf's JSON form.
    private static let largestExact = Int64(1) << 53 - 1

    private static func jsonMember(_ field: String, _ value: CELValue) throws(CELFailure) -> CELValue {
        switch (field, value) {
        case ("null_value", .null), ("null_value", .int(0)): return .null
        case ("number_value", .double), ("string_value", .string), ("bool_value", .bool): return value
        case ("list_value", .list), ("struct_value", .map): return try json(value, depth: 0)
        default: throw .invalidArgument("\(field) cannot be \(value.kindName)")
        }
    }

    /// The value as JSON has it: numbers are doubles, bytes and times are texts.
    private static func json(_ value: CELValue, depth: Int) throws(CELFailure) -> CELValue {
        guard depth < maximumDepth else { throw .limitReached("depth") }
        switch value {
        case .null, .bool, .double, .string: return value
        case .int(let number):
            guard number.magnitude <= largestExact.magnitude else { return .string("\(number)") }
            return .double(Double(number))
        case .uint(let number):
            guard number <= largestExact.magnitude else { return .string("\(number)") }
            return .double(Double(number))
        case .bytes(let bytes): return .string(Base64.encoded(bytes))
        case .timestamp(let timestamp): return .string(timestamp.description)
        case .duration(let duration): return .string(duration.secondsText)
        case .list(let elements):
            var converted: [CELValue] = []
            converted.reserveCapacity(elements.count)
            for element in elements { converted.append(try json(element, depth: depth + 1)) }
            return .list(converted)
        case .map(let map): return .map(try json(map, depth: depth))
        case .type, .optional, .opaque: throw .invalidArgument("a JSON value cannot be made from \(value.kindName)")
        }
    }

    private static func json(_ map: CELMap, depth: Int) throws(CELFailure) -> CELMap {
        var keys: [CELValue] = []
        var values: [CELValue] = []
        let (oldKeys, oldValues) = (map.keys, map.values)
        for index in oldKeys.indices {
            guard case .string = oldKeys[index] else {
                throw .invalidArgument("the keys of a JSON object are strings, not \(oldKeys[index].kindName)")
            }
            keys.append(oldKeys[index])
            values.append(try json(oldValues[index], depth: depth + 1))
        }
        return try CELMap(keys: keys, values: values)
    }
}

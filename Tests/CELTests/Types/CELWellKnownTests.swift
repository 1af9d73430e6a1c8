import CEL
import Testing

@Suite struct CELWellKnownTests {
    private func construct(_ type: String, _ fields: [(name: String, value: CELValue)] = []) throws -> CELValue {
        try CELWellKnown.construct("google.protobuf.\(type)", fields)
    }

    @Test(
        "a message without fields is the zero of its type",
        arguments: [
            ("BoolValue", CELValue.bool(false)), ("BytesValue", .bytes([])), ("StringValue", .string("")),
            ("DoubleValue", .double(0)), ("FloatValue", .double(0)), ("Int32Value", .int(0)), ("Int64Value", .int(0)),
            ("UInt32Value", .uint(0)), ("UInt64Value", .uint(0)), ("Value", .null), ("ListValue", .list([])),
        ]
    )
    func zeros(type: String, value: CELValue) throws {
        #expect(try construct(type) == value)
    }

    @Test("wrappers are their value, within the range of the field")
    func wrappers() throws {
        #expect(try construct("BoolValue", [("value", .bool(true))]) == .bool(true))
        #expect(try construct("Int32Value", [("value", .int(-123))]) == .int(-123))
        #expect(try construct("Int64Value", [("value", .int(.min))]) == .int(.min))
        #expect(try construct("UInt32Value", [("value", .uint(4_294_967_295))]) == .uint(4_294_967_295))
        #expect(try construct("FloatValue", [("value", .double(0.1))]) == .double(Double(Float(0.1))))
        #expect(try construct("FloatValue", [("value", .double(1e55))]) == .double(.infinity))
        #expect(throws: CELFailure.overflow("2147483648 as google.protobuf.Int32Value")) {
            try construct("Int32Value", [("value", .int(2_147_483_648))])
        }
        #expect(throws: CELFailure.overflow("4294967296 as google.protobuf.UInt32Value")) {
            try construct("UInt32Value", [("value", .uint(4_294_967_296))])
        }
        for value in [CELValue.string("1"), .uint(1), .double(1), .null] {
            #expect(throws: CELFailure.self) { try construct("Int64Value", [("value", value)]) }
        }
    }

    @Test("times have the bounds of their types")
    func times() throws {
        let duration = try #require(CELDuration(seconds: 1, nanoseconds: 5))
        #expect(try construct("Duration", [("seconds", .int(1)), ("nanos", .int(5))]) == .duration(duration))
        let timestamp = try #require(CELTimestamp(seconds: 0, nanoseconds: 5))
        #expect(try construct("Timestamp", [("nanos", .int(5))]) == .timestamp(timestamp))
        let wrong: [(String, Int64, Int64)] = [
            ("Duration", .max, 0), ("Duration", 1, -1), ("Duration", 0, .max), ("Timestamp", .min, 0),
            ("Timestamp", 0, -1),
        ]
        for (type, seconds, nanos) in wrong {
            #expect(throws: CELFailure.self) {
                try construct(type, [("seconds", .int(seconds)), ("nanos", .int(nanos))])
            }
        }
        #expect(throws: CELFailure.self) { try construct("Duration", [("seconds", .string("1"))]) }
    }

    @Test("values, lists and structs are JSON: numbers are doubles, other scalars texts")
    func json() throws {
        #expect(try construct("Value", [("number_value", .double(12.5))]) == .double(12.5))
        #expect(try construct("Value", [("null_value", .int(0))]) == .null)
        #expect(try construct("Value", [("null_value", .null)]) == .null)
        #expect(try construct("Value", [("string_value", "a"), ("bool_value", true)]) == .bool(true))
        let timestamp = try #require(CELTimestamp(seconds: 0))
        let duration = try #require(CELDuration(seconds: 1, nanoseconds: 500_000_000))
        let elements: [CELValue] = [
            .int(1), .uint(2), .int(1 << 53), .int(.min), .uint(.max), .bytes([1, 2, 3]), .timestamp(timestamp),
            .duration(duration), .null, .list([.int(3)]),
        ]
        let converted: [CELValue] = [
            .double(1), .double(2), .string("9007199254740992"), .string("-9223372036854775808"),
            .string("18446744073709551615"), .string("AQID"), .string("1970-01-01T00:00:00Z"), .string("1.5s"), .null,
            .list([.double(3)]),
        ]
        #expect(try construct("ListValue", [("values", .list(elements))]) == .list(converted))
        #expect(try construct("Value", [("list_value", .list(elements))]) == .list(converted))
        let map = try CELMap(keys: ["a"], values: [.int(1)])
        let made = try construct("Struct", [("fields", .map(map))])
        #expect(made == .map(try CELMap(keys: ["a"], values: [.double(1)])))
        let numbers = try CELMap(keys: [.int(1)], values: [.int(1)])
        #expect(throws: CELFailure.self) { try construct("Struct", [("fields", .map(numbers))]) }
        #expect(throws: CELFailure.self) { try construct("Value", [("number_value", .int(1))]) }
        #expect(throws: CELFailure.self) { try construct("Value", [("null_value", .int(1))]) }
        #expect(throws: CELFailure.self) { try construct("ListValue", [("values", .list([.optional(.none)]))]) }
        var nested = CELValue.list([])
        for _ in 0..<1000 { nested = .list([nested]) }
        #expect(throws: CELFailure.limitReached("depth")) { try construct("ListValue", [("values", nested)]) }
    }

    @Test("unknown types and fields are refused")
    func unknown() {
        #expect(throws: CELFailure.invalidArgument("unknown message type google.protobuf.Any")) { try construct("Any") }
        #expect(throws: CELFailure.invalidArgument("google.protobuf.Value has no field x")) {
            try construct("Value", [("x", .null)])
        }
    }

    @Test(
        "the checker knows the types of what is constructed",
        arguments: [
            ("google.protobuf.Int32Value{value: 1} + 1", "int"), ("google.protobuf.Value{}", "dyn"),
            ("google.protobuf.Struct{fields: {'a': 1}}.a", "dyn"),
            ("google.protobuf.ListValue{values: [1, 'a']}[0]", "dyn"),
            ("google.protobuf.Duration{seconds: 1} + timestamp(0)", "timestamp"),
            ("google.protobuf.StringValue{?value: optional.of('a')}", "wrapper(string)"),
            (".google.protobuf.BoolValue{value: true} ? 1 : 2", "int"),
        ]
    )
    func types(source: String, type: String) throws {
        #expect(try CheckedExpressions.outcome(source) == type)
    }
}

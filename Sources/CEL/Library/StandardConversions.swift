/// `int`, `uint`, `double`, `string`, `bytes`, `bool`, `timestamp`, `duration`, `type`, `dyn`.
enum StandardConversions {
    static let functions = [
        function("int", .int, ints), function("uint", .uint, uints), function("double", .double, doubles),
        function("string", .string, strings), function("bytes", .bytes, bytes), function("bool", .bool, bools),
        function("timestamp", .timestamp, timestamps), function("duration", .duration, durations),
        CELFunction(
            "type",
            [
                CELOverload(
                    "type",
                    [.parameter("A")],
                    .type(.parameter("A")),
                    .unary { (value) throws(CELFailure) in .type(value.typeValue) }
                )
            ]
        ),
        CELFunction("dyn", [CELOverload("to_dyn", [.parameter("A")], .dyn, identity)]),
    ]

    private typealias Conversion = (id: String, from: CELType, CELImplementation)

    private static let identity = CELImplementation.unary { (value) throws(CELFailure) in value }

    private static func function(_ name: String, _ type: CELType, _ conversions: [Conversion]) -> CELFunction {
        CELFunction(name, conversions.map { CELOverload($0.id, [$0.from], type, $0.2) })
    }

    private static let ints: [Conversion] = [
        ("int64_to_int64", .int, identity),
        (
            "uint64_to_int64", .uint,
            .taking("int") { (value: UInt64) throws(CELFailure) in
                guard let result = Int64(exactly: value) else { throw outOfRange(.uint(value), "int") }
                return .int(result)
            }
        ),
        (
            "double_to_int64", .double,
            .taking("int") { (value: Double) throws(CELFailure) in
                // Both ends are excluded: a double there may stand for an integer beyond them.
                guard value > -0x1p63, value < 0x1p63 else { throw outOfRange(.double(value), "int") }
                return .int(Int64(value))
            }
        ),
        (
            "string_to_int64", .string,
            .taking("int") { (text: String) throws(CELFailure) in
                guard let result = CELNumberText.int(text) else { throw unreadable(text, "int") }
                return .int(result)
            }
        ),
        ("timestamp_to_int64", .timestamp, .taking("int") { (value: CELTimestamp) in .int(value.seconds) }),
        (
            "duration_to_int64", .duration,
            .taking("int") { (value: CELDuration) throws(CELFailure) in
                guard let result = value.totalNanoseconds else { throw outOfRange(.duration(value), "int") }
                return .int(result)
            }
        ),
    ]

    private static let uints: [Conversion] = [
        ("uint64_to_uint64", .uint, identity),
        (
            "int64_to_uint64", .int,
            .taking("uint") { (value: Int64) throws(CELFailure) in
                guard let result = UInt64(exactly: value) else { throw outOfRange(.int(value), "uint") }
                return .uint(result)
            }
        ),
        (
            "double_to_uint64", .double,
            .taking("uint") { (value: Double) throws(CELFailure) in
                guard value >= 0, value < 0x1p64 else { throw outOfRange(.double(value), "uint") }
                return .uint(UInt64(value))
            }
        ),
        (
            "string_to_uint64", .string,
            .taking("uint") { (text: String) throws(CELFailure) in
                guard let result = CELNumberText.uint(text) else { throw unreadable(text, "uint") }
                return .uint(result)
            }
        ),
    ]

    private static let doubles: [Conversion] = [
        ("double_to_double", .double, identity),
        ("int64_to_double", .int, .taking("double") { (value: Int64) in .double(Double(value)) }),
        ("uint64_to_double", .uint, .taking("double") { (value: UInt64) in .double(Double(value)) }),
        (
            "string_to_double", .string,
            .taking("double") { (text: String) throws(CELFailure) in
                guard let result = CELNumberText.double(text) else { throw unreadable(text, "double") }
                return .double(result)
            }
        ),
    ]

    private static let strings: [Conversion] = [
        ("string_to_string", .string, identity),
        ("bool_to_string", .bool, .taking("string") { (value: Bool) in .string(value ? "true" : "false") }),
        ("int64_to_string", .int, .taking("string") { (value: Int64) in .string(String(value)) }),
        ("uint64_to_string", .uint, .taking("string") { (value: UInt64) in .string(String(value)) }),
        ("double_to_string", .double, .taking("string") { (value: Double) in .string(CELNumberText.text(value)) }),
        (
            "bytes_to_string", .bytes,
            .taking("string") { (value: [UInt8]) throws(CELFailure) in
                guard let text = String(validating: value, as: UTF8.self) else {
                    throw .invalidArgument("the bytes are no UTF-8")
                }
                return .string(text)
            }
        ),
        ("timestamp_to_string", .timestamp, .taking("string") { (value: CELTimestamp) in .string(value.description) }),
        ("duration_to_string", .duration, .taking("string") { (value: CELDuration) in .string(value.secondsText) }),
    ]

    private static let bytes: [Conversion] = [
        ("bytes_to_bytes", .bytes, identity),
        ("string_to_bytes", .string, .taking("bytes") { (text: String) in .bytes(Array(text.utf8)) }),
    ]

    private static let bools: [Conversion] = [
        ("bool_to_bool", .bool, identity),
        (
            "string_to_bool", .string,
            .taking("bool") { (text: String) throws(CELFailure) in
                // Literals in ASCII have no other canonically equivalent spelling.
                switch text {
                case "1", "t", "T", "true", "TRUE", "True": .bool(true)
                case "0", "f", "F", "false", "FALSE", "False": .bool(false)
                default: throw unreadable(text, "bool")
                }
            }
        ),
    ]

    private static let timestamps: [Conversion] = [
        ("timestamp_to_timestamp", .timestamp, identity),
        (
            "string_to_timestamp", .string,
            .taking("timestamp") { (text: String) throws(CELFailure) in
                .timestamp(try CELTimestamp(parsing: text))
            }
        ),
        (
            "int64_to_timestamp", .int,
            .taking("timestamp") { (seconds: Int64) throws(CELFailure) in
                guard let result = CELTimestamp(seconds: seconds) else { throw outOfRange(.int(seconds), "timestamp") }
                return .timestamp(result)
            }
        ),
    ]

    private static let durations: [Conversion] = [
        ("duration_to_duration", .duration, identity),
        (
            "string_to_duration", .string,
            .taking("duration") { (text: String) throws(CELFailure) in
                .duration(try CELDuration(parsing: text))
            }
        ),
        (
            "int64_to_duration", .int,
            .taking("duration") { (nanoseconds: Int64) in
                .duration(CELDuration(totalNanoseconds: nanoseconds))
            }
        ),
    ]

    private static func outOfRange(_ value: CELValue, _ type: String) -> CELFailure {
        .overflow("\(value.shortText()) as \(type)")
    }

    private static func unreadable(_ text: String, _ type: String) -> CELFailure {
        .invalidArgument("\(CELValue.string(text).shortText(limit: 40)) is no \(type)")
    }
}

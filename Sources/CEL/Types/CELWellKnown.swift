/// The message types of `google.protobuf` that the language knows by itself and whose construction gives plain values.
///
/// There are no other messages here: `google.protobuf.Int64Value{value: 1}` is the int 1, and `Value{}` is `null`.
public enum CELWellKnown {
    /// A message type.
    struct MessageType: Sendable {
        /// The qualified name.
        let name: String
        /// The fields and what may be given for them.
        let fields: [(name: String, type: CELType)]
        /// The type of the constructed value.
        let result: CELType
    }

    static let messageTypes: [MessageType] = [
        wrapper("BoolValue", .bool), wrapper("BytesValue", .bytes), wrapper("StringValue", .string),
        wrapper("DoubleValue", .double), wrapper("FloatValue", .double), wrapper("Int32Value", .int),
        wrapper("Int64Value", .int), wrapper("UInt32Value", .uint), wrapper("UInt64Value", .uint),
        MessageType(name: "google.protobuf.Duration", fields: [("seconds", .int), ("nanos", .int)], result: .duration),
        MessageType(
            name: "google.protobuf.Timestamp",
            fields: [("seconds", .int), ("nanos", .int)],
            result: .timestamp
        ),
        MessageType(
            name: "google.protobuf.ListValue",
            fields: [("values", .list(.dyn))],
            result: .list(.dyn)
        ),
        MessageType(
            name: "google.protobuf.Struct",
            fields: [("fields", .map(.string, .dyn))],
            result: .map(.string, .dyn)
        ),
        MessageType(
            name: "google.protobuf.Value",
            fields: [
                ("null_value", .nullable(.int)), ("number_value", .double), ("string_value", .string),
                ("bool_value", .bool), ("struct_value", .map(.string, .dyn)), ("list_value", .list(.dyn)),
            ],
            result: .dyn
        ),
    ]

    private static let messageTypesByName = Dictionary(
        messageTypes.map { ($0.name, $0) },
        uniquingKeysWith: { first, _ in first }
    )

    private static func wrapper(_ name: String, _ type: CELType) -> MessageType {
        MessageType(name: "google.protobuf.\(name)", fields: [("value", type)], result: .nullable(type))
    }

    static func messageType(named name: String) -> MessageType? { messageTypesByName[name] }

    /// The value and type of an enum constant, by its qualified name.
    static func constant(named name: String) -> (CELValue, CELType)? {
        name == "google.protobuf.NullValue.NULL_VALUE" ? (.int(0), .int) : nil
    }
}

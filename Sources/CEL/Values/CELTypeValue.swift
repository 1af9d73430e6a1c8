/// A type as a value, boxed so that a ``CELValue`` stays two words.
public final class CELTypeValue: Sendable {
    /// The type's name without parameters: `int`, `list`, `google.protobuf.Timestamp`, `net.IP`.
    public let name: String

    /// Makes a type value.
    public init(_ name: String) {
        self.name = name
    }
}

extension CELTypeValue: Equatable {
    /// Whether two types have the same name.
    public static func == (left: CELTypeValue, right: CELTypeValue) -> Bool {
        left === right || CELText.isEqual(left.name, right.name)
    }
}

extension CELTypeValue {
    static let null = CELTypeValue("null_type")
    static let bool = CELTypeValue("bool")
    static let int = CELTypeValue("int")
    static let uint = CELTypeValue("uint")
    static let double = CELTypeValue("double")
    static let string = CELTypeValue("string")
    static let bytes = CELTypeValue("bytes")
    static let list = CELTypeValue("list")
    static let map = CELTypeValue("map")
    static let duration = CELTypeValue("google.protobuf.Duration")
    static let timestamp = CELTypeValue("google.protobuf.Timestamp")
    static let type = CELTypeValue("type")
    static let optional = CELTypeValue("optional_type")
}

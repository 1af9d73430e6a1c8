/// A type of the language.
public indirect enum CELType: Hashable, Sendable {
    /// Any value; checked when the expression is evaluated.
    case dyn
    /// The type of `null`.
    case null
    /// `true` and `false`.
    case bool
    /// Signed 64-bit integers.
    case int
    /// Unsigned 64-bit integers.
    case uint
    /// Binary floating-point numbers, 64 bits.
    case double
    /// Texts of Unicode scalars.
    case string
    /// Sequences of bytes.
    case bytes
    /// Instants, 0001-01-01 to 9999-12-31, nanoseconds.
    case timestamp
    /// Lengths of time, nanoseconds.
    case duration
    /// Lists with elements of a type.
    case list(CELType)
    /// Maps with keys and values of a type each.
    case map(CELType, CELType)
    /// The type of types.
    case type(CELType)
    /// A type parameter of an overload, as `T` in `list(T)`.
    case parameter(String)
    /// A primitive or null (protobuf's wrapper types).
    case nullable(CELType)
    /// A type known by name only: `optional_type(T)`, `net.IP`, or a caller's.
    case opaque(String, [CELType])
    /// A record that the environment declares: maps with string keys and known fields, selected as `record.field`.
    case record(String)

    /// A value that may be absent.
    public static func optional(_ wrapped: CELType) -> CELType {
        .opaque("optional_type", [wrapped])
    }
}

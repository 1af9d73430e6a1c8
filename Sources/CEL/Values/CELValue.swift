/// A value of the language.
///
/// Texts are compared by Unicode scalar, never by Character: `"é" == "e\u{301}"` is false.
public enum CELValue: Sendable {
    /// `null`.
    case null
    /// A truth value.
    case bool(Bool)
    /// A signed 64-bit integer.
    case int(Int64)
    /// An unsigned 64-bit integer.
    case uint(UInt64)
    /// A binary floating-point number, 64 bits.
    case double(Double)
    /// A text of Unicode scalars.
    case string(String)
    /// A sequence of bytes.
    case bytes([UInt8])
    /// A list.
    case list([CELValue])
    /// A map.
    case map(CELMap)
    /// A length of time.
    case duration(CELDuration)
    /// An instant.
    case timestamp(CELTimestamp)
    /// A type.
    case type(CELTypeValue)
    /// A value that may be absent.
    case optional(CELOptional)
    /// A value of a kind that a library adds, such as an IP address.
    case opaque(any CELOpaque)
}

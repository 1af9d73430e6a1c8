/// A constant in an expression.
public enum CELLiteral: Hashable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A signed 64-bit integer.
    case int(Int64)
    /// An unsigned 64-bit integer, written with `u`.
    case uint(UInt64)
    /// A binary floating-point number (IEEE 754, 64 bits).
    case double(Double)
    /// A text of Unicode scalars.
    case string(String)
    /// A sequence of bytes.
    case bytes([UInt8])
}

/// Where and why a text is not acceptable JSON.
public struct JSONError: Error, Hashable, Sendable {
    /// What is wrong.
    public let reason: Reason
    /// The byte at which it is wrong, counted from 0.
    public let offset: Int
    /// The same place as line and column.
    public let position: SourcePosition

    /// The line, counted from 1.
    public var line: Int { position.line }
    /// The column in UTF-8 bytes, counted from 1.
    public var column: Int { position.column }

    /// What can be wrong with a text.
    public enum Reason: Hashable, Sendable {
        /// Something else should stand here.
        case expected(String)
        /// The text ends where something should follow.
        case unexpectedEnd(expected: String)
        /// Something follows after the value.
        case trailingContent
        /// An integer part other than 0 starts with 0.
        case leadingZero
        /// A control character stands in a string without being escaped.
        case controlCharacter(UInt8)
        /// A backslash starts no escape sequence that JSON knows.
        case invalidEscape
        /// An escaped surrogate lacks its other half.
        case loneSurrogate
        /// A string is not valid UTF-8.
        case invalidUTF8
        /// The text starts with a byte order mark.
        case byteOrderMark
        /// The text has more bytes than the limit.
        case tooManyBytes(limit: Int)
        /// Arrays and objects are nested deeper than the limit.
        case tooDeep(limit: Int)
        /// The text holds more values than the limit.
        case tooManyValues(limit: Int)
    }
}

extension JSONError: CustomStringConvertible {
    /// Line, column and reason: `12:5: expected ',' or '}'`.
    public var description: String {
        "\(position): \(reason)"
    }
}

extension JSONError.Reason: CustomStringConvertible {
    /// The reason as a lower-case fragment.
    public var description: String {
        switch self {
        case .expected(let wanted): "expected \(wanted)"
        case .unexpectedEnd(let wanted): "unexpected end of the text, expected \(wanted)"
        case .trailingContent: "unexpected content after the value"
        case .leadingZero: "a number other than 0 must not start with 0"
        case .controlCharacter(let byte): "control character \(byte) must be escaped in a string"
        case .invalidEscape: "invalid escape sequence"
        case .loneSurrogate: "escaped surrogate without its other half"
        case .invalidUTF8: "invalid UTF-8"
        case .byteOrderMark: "unexpected byte order mark"
        case .tooManyBytes(let limit): "more than \(limit) bytes"
        case .tooDeep(let limit): "nested deeper than \(limit) levels"
        case .tooManyValues(let limit): "more than \(limit) values"
        }
    }
}

/// A JSON number that keeps its exact source text, so no digit is lost between reading and writing.
///
/// Two numbers are equal when they denote the same mathematical value, whatever their spelling: `1`, `1.0` and `10e-1`
/// are equal, `-0` equals `0`, while `9007199254740993` and `9007199254740992` differ although a `Double` cannot tell
/// them apart. Only numbers with an exponent beyond ±10^15 are compared by their spelling. Hashing follows the same
/// rule.
public struct JSONNumber: Sendable {
    /// The text as RFC 8259 allows it.
    public let text: String

    /// Makes a number from an integer of any width.
    public init(_ value: some FixedWidthInteger) {
        text = String(value)
    }

    /// Makes a number from the shortest digits that read back as the same `Double`, or nil where it is infinite or
    /// not a number.
    ///
    /// Negative zero becomes `-0`.
    public init?(_ value: Double) {
        guard value.isFinite else { return nil }
        self.init(printed: value.description, isNegativeZero: value == 0 && value.sign == .minus)
    }

    /// Makes a number from the shortest digits that read back as the same `Float`, or nil where it is infinite or
    /// not a number.
    ///
    /// Negative zero becomes `-0`.
    public init?(_ value: Float) {
        guard value.isFinite else { return nil }
        self.init(printed: value.description, isNegativeZero: value == 0 && value.sign == .minus)
    }

    /// Makes a number from its text, or nil where the text is not a number under RFC 8259.
    public init?(text: String) {
        let bytes = Array(text.utf8)
        guard case .complete(let end) = NumberScan(bytes, from: 0), end == bytes.count else { return nil }
        self.text = text
    }

    private init(printed description: String, isNegativeZero: Bool) {
        text = isNegativeZero ? "-0" : DecimalForm(description).ecmaScriptText
    }

    /// Wraps text that was already checked against the grammar.
    init(checked text: String) {
        self.text = text
    }

    /// Tells whether the value is a whole number, however it is spelled; always false with an exponent beyond ±10^15.
    public var isInteger: Bool {
        DecimalForm(text).isInteger
    }

    /// The value as a signed 64-bit integer, or nil where it has a fraction or does not fit.
    public var int64: Int64? {
        integer(as: Int64.self)
    }

    /// The value as an unsigned 64-bit integer, or nil where it has a fraction or does not fit.
    public var uint64: UInt64? {
        integer(as: UInt64.self)
    }

    /// The nearest `Double`, or nil where the value lies outside the finite range.
    public var double: Double? {
        guard let value = Double(text), value.isFinite else { return nil }
        return value
    }

    /// The value as an integer, or nil where it has a fraction or does not fit.
    ///
    /// - Parameter type: The integer type wanted.
    /// - Returns: The exact value: `1.0` and `1e0` give 1, `1.5` gives nil.
    public func integer<Integer: FixedWidthInteger>(as type: Integer.Type) -> Integer? {
        Integer(text) ?? DecimalForm(text).integer(as: type)
    }
}

extension JSONNumber: Hashable {
    /// Tells whether two numbers denote the same mathematical value.
    public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
        left.text == right.text || DecimalForm(left.text) == DecimalForm(right.text)
    }

    /// Feeds the mathematical value into a hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(DecimalForm(text))
    }
}

extension JSONNumber: ExpressibleByIntegerLiteral, CustomStringConvertible {
    /// Makes a number.
    public init(integerLiteral value: Int) {
        self.init(value)
    }

    /// The exact text.
    public var description: String {
        text
    }
}

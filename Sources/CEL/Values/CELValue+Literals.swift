// There is no literal for `null`: with one, `known ? value : nil` would be `null` where an absent value is meant.
extension CELValue: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral {
    /// Makes a truth value.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// Makes an int.
    public init(integerLiteral value: Int64) { self = .int(value) }
}

extension CELValue: ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    /// Makes a double.
    public init(floatLiteral value: Double) { self = .double(value) }
    /// Makes a text.
    public init(stringLiteral value: String) { self = .string(value) }
}

extension CELValue: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    /// Makes a list.
    public init(arrayLiteral elements: CELValue...) { self = .list(elements) }
    /// Makes a map with texts for keys; of entries with the same key the last counts.
    public init(dictionaryLiteral elements: (String, CELValue)...) {
        self = .map(CELMap(fields: elements.map { (key: $0.0, value: $0.1) }))
    }
}

extension CELValue {
    /// Makes the value of a literal.
    public init(_ literal: CELLiteral) {
        self =
            switch literal {
            case .null: .null
            case .bool(let value): .bool(value)
            case .int(let value): .int(value)
            case .uint(let value): .uint(value)
            case .double(let value): .double(value)
            case .string(let value): .string(value)
            case .bytes(let value): .bytes(value)
            }
    }
}

import JSON

/// Scalars as text.
enum ScalarText {
    /// What a text may mean by a shape, the likeliest first; empty where the shape permits nothing of it.
    static func values(of text: String, _ shape: ParameterShape) -> [JSONValue] {
        var values: [JSONValue] = []
        if shape.kinds.contains(.boolean) {
            if text == "true" { values.append(true) }
            if text == "false" { values.append(false) }
        }
        if shape.kinds.contains(.number) || shape.kinds.contains(.integer), let number = JSONNumber(text: text),
            shape.kinds.contains(.number) || number.isInteger
        {
            values.append(.number(number))
        }
        if shape.kinds.contains(.string) { values.append(.string(text)) }
        // `null` is text to most services, so it stands last.
        if shape.kinds.contains(.null), text == "null" || text.isEmpty { values.append(.null) }
        return values
    }

    /// The text of a scalar; nil for null, arrays and objects.
    static func text(of value: JSONValue) -> String? {
        switch value {
        case .bool(let value): value ? "true" : "false"
        // Readers of whole numbers stumble over `1.0` and `1e3`.
        case .number(let number): number.int64.map { String($0) } ?? number.text
        case .string(let text): text
        case .null, .array, .object: nil
        }
    }
}

import JSON

/// The values of one name in a form or a body of several parts, written by media type.
enum FormProperty {
    /// Reads a property out of its texts.
    static func reading(of texts: [String], _ shape: ParameterShape, isJSON: Bool) -> ParameterReading {
        if isJSON {
            guard texts.count == 1, let value = try? JSONValue.parse(texts[0]) else {
                return .unreadable("it is no JSON text")
            }
            return .values([value])
        }
        var results: [JSONValue] = []
        if shape.kinds.contains(.array), texts.count > 1 || !shape.permitsEverything {
            let elements = texts.map { single($0, shape.anyElement) }
            if elements.allSatisfy({ !$0.isEmpty }) {
                results.append(.array(elements.compactMap(\.first)))
                let least = JSONValue.array(elements.compactMap(\.last))
                if least != results[0] { results.append(least) }
            }
        }
        if texts.count == 1 {
            let values = single(texts[0], shape)
            results += values
        }
        return ParameterReading(
            results,
            of: texts.count == 1 ? QueryText.mistyped(texts[0]) : "it occurs several times"
        )
    }

    private static func single(_ text: String, _ shape: ParameterShape) -> [JSONValue] {
        let scalars = ScalarText.values(of: text, shape)
        guard shape.kinds.contains(.object) || shape.kinds.contains(.array),
            !shape.permitsEverything || scalars.isEmpty,
            let first = text.utf8.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "["),
            let value = try? JSONValue.parse(text)
        else { return scalars }
        return [value] + scalars
    }
}

import JSON

/// A text that holds a scalar, or the elements or properties of one level, by a separator.
struct FlatText {
    /// The text as it travels, escapes included.
    var text: Substring.UTF8View
    /// What separates elements, or keys and values.
    var separator: UInt8
    /// Whether properties are written as `key=value`.
    var pairsByEquals: Bool
    /// Takes escapes away; nil where they are malformed.
    var unescape: (Substring.UTF8View) -> String?

    /// What the text may mean by a shape, the likeliest first; empty where it cannot be read.
    func values(_ shape: ParameterShape, permitsScalar: Bool = true) -> [JSONValue] {
        let scalars = permitsScalar ? unescape(text).map { ScalarText.values(of: $0, shape) } ?? [] : []
        var compounds: [JSONValue] = []
        if shape.kinds.contains(.array) { compounds += arrays(shape.anyElement) }
        if shape.kinds.contains(.object) { compounds += objects(shape) }
        // Where a text is permitted beside an array, `a,b` is meant as two elements; where nothing was said it is text.
        let isDivided = text.contains(separator) && !shape.permitsEverything
        return isDivided ? compounds + scalars : scalars + compounds
    }

    private func arrays(_ element: ParameterShape) -> [JSONValue] {
        if text.isEmpty { return [.array([])] }
        let parts = text.split(separator: separator, omittingEmptySubsequences: false).map(unescape)
        return Self.arrays(of: parts, element)
    }

    private func objects(_ shape: ParameterShape) -> [JSONValue] {
        if text.isEmpty { return [.object(JSONObject())] }
        let parts = text.split(separator: separator, omittingEmptySubsequences: false)
        var pairs: [(String?, String?)] = []
        if pairsByEquals {
            for part in parts {
                guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else { return [] }
                pairs.append((unescape(part[..<equals]), unescape(part[part.index(after: equals)...])))
            }
        } else {
            guard parts.count.isMultiple(of: 2) else { return [] }
            for index in stride(from: 0, to: parts.count, by: 2) {
                pairs.append((unescape(parts[index]), unescape(parts[index + 1])))
            }
        }
        return Self.objects(of: pairs, shape)
    }

    /// The arrays that texts of elements may mean: each by its likeliest type, then each by its least likely.
    static func arrays(of parts: [String?], _ element: ParameterShape) -> [JSONValue] {
        var first: [JSONValue] = []
        var last: [JSONValue] = []
        for part in parts {
            guard let part else { return [] }
            let values = ScalarText.values(of: part, element)
            guard let likeliest = values.first, let least = values.last else { return [] }
            first.append(likeliest)
            last.append(least)
        }
        return first == last ? [.array(first)] : [.array(first), .array(last)]
    }

    /// The objects that texts of properties may mean; none where a key occurs twice.
    static func objects(of pairs: [(String?, String?)], _ shape: ParameterShape) -> [JSONValue] {
        var first = JSONObject()
        var last = JSONObject()
        for case (let key, let text) in pairs {
            guard let key, let text, first[key] == nil else { return [] }
            let values = ScalarText.values(of: text, shape.property(key))
            guard let likeliest = values.first, let least = values.last else { return [] }
            first[key] = likeliest
            last[key] = least
        }
        return first == last ? [.object(first)] : [.object(first), .object(last)]
    }
}

import JSON

extension SampleShape {
    /// Whether nothing that is seen at once speaks against a value; the validator has the last word.
    func admits(_ value: JSONValue) -> Bool {
        guard allowed?.contains(value) ?? true, !excluded.contains(value) else { return false }
        switch value {
        case .null: return types.contains(.null)
        case .bool: return types.contains(.bool)
        case .number(let number): return admits(number)
        case .string(let text):
            return types.contains(.string)
                && (minLength...max(minLength, maxLength)).contains(text.unicodeScalars.count)
        case .array(let elements):
            return types.contains(.array) && elements.count >= minItems && elements.count <= maxItems
        case .object(let object):
            return types.contains(.object) && object.count >= minProperties && object.count <= maxProperties
        }
    }

    private func admits(_ number: JSONNumber) -> Bool {
        guard types.contains(number.isInteger ? .integer : .fraction) else { return false }
        guard let value = SampleDecimal(number) else { return true }
        if let lower, value.isLess(than: lower.value) == true { return false }
        if let upper, upper.value.isLess(than: value) == true { return false }
        return true
    }

    /// The schemas of an element.
    func places(at index: Int) -> [SchemaPlace] {
        var places: [SchemaPlace] = []
        for part in arrays {
            if part.prefix.indices.contains(index) {
                places.append(part.prefix[index])
            } else if let rest = part.rest {
                places.append(rest)
            }
        }
        if places.isEmpty, let unevaluatedItems { places.append(unevaluatedItems) }
        return places
    }

    /// The schemas of a property.
    ///
    /// - Parameters:
    ///   - name: Its key.
    ///   - occurs: Tells whether a pattern occurs in the key.
    /// - Returns: What has to hold for the property all together.
    func places(of name: String, occurs: (String) -> Bool) -> [SchemaPlace] {
        var places: [SchemaPlace] = []
        for part in objects {
            let before = places.count
            if let property = part.properties[name] { places.append(property) }
            for (pattern, place) in part.patterns where occurs(pattern) { places.append(place) }
            if places.count == before, let additional = part.additional { places.append(additional) }
        }
        if places.isEmpty, let unevaluatedProperties { places.append(unevaluatedProperties) }
        return places
    }

    /// The types worth trying, the likeliest first.
    var candidates: [SampleTypes] {
        var candidates: [SampleTypes] = []
        func add(_ type: SampleTypes) {
            let left = type.intersection(types)
            guard !left.isEmpty, !candidates.contains(where: { $0.isSuperset(of: left) }) else { return }
            candidates.append(left)
        }
        for type in preferred { add(type) }
        for type in [.string, .number, .object, .array, .bool, .null] as [SampleTypes] { add(type) }
        return candidates
    }
}

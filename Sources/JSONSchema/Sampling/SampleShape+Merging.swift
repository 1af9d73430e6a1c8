import JSON

extension SampleShape {
    /// Adds what the keywords of one schema ask, those apart that apply other schemas to the same value.
    mutating func merge(_ place: SchemaPlace) {
        guard let members = place.node.members else { return }
        let lacksBounds = lower == nil && upper == nil
        for member in members {
            mergeAnnotation(member)
            mergeString(member)
            mergeNumber(member, of: place.node)
            mergeCount(member)
        }
        if lacksBounds, !preferred.contains(.integer), lower != nil || upper != nil || !steps.isEmpty {
            preferred.append(.number)
        }
        mergeArray(place, members)
        mergeObject(place, members)
        if case .bool(true)? = place.node["nullable"]?.kind, place.rules.dialect == .openAPI30 {
            allowNull(of: place.node)
        }
        if case .bool(true)? = place.node["x-nullable"]?.kind, place.rules.dialect == .swagger2 {
            allowNull(of: place.node)
        }
        if let not = place.node["not"] { exclude(not) }
    }

    /// `nullable` widens the `type` beside it, which has just narrowed the types.
    private mutating func allowNull(of node: JSONNode) {
        guard node["type"] != nil, !types.isEmpty else { return }
        types.formUnion(.null)
    }

    private mutating func mergeAnnotation(_ member: JSONMember) {
        switch (member.key, member.value.kind) {
        case ("type", .string(let name)):
            allow(types: [name])
            if let format = SampleTypes.format(named: name) { mergeFormat(format) }
        case ("type", .array(let names)): allow(types: names.compactMap(\.text))
        case ("const", _): allow([member.value.value])
        case ("enum", .array(let values)): allow(values.map(\.value))
        case ("example", _), ("default", _), ("x-example", _): givens.append(member.value.value)
        case ("examples", .array(let values)): givens.insert(contentsOf: values.map(\.value), at: 0)
        case ("readOnly", .bool(true)): isReadOnly = true
        case ("writeOnly", .bool(true)): isWriteOnly = true
        default: break
        }
    }

    private mutating func mergeString(_ member: JSONMember) {
        guard case .string(let text) = member.value.kind else { return }
        switch member.key {
        case "pattern":
            patterns.append(text)
            preferred.append(.string)
        case "format":
            mergeFormat(text)
        case "contentEncoding":
            encoding = text
            preferred.append(.string)
        case "contentMediaType":
            mediaType = text
            preferred.append(.string)
        default: break
        }
    }

    private mutating func mergeFormat(_ format: String) {
        let bits: (Int, isSigned: Bool)?
        switch format {
        case "int8": bits = (8, true)
        case "int16": bits = (16, true)
        case "int32": bits = (32, true)
        case "int64": bits = (64, true)
        case "uint8": bits = (8, false)
        case "uint16": bits = (16, false)
        case "uint32": bits = (32, false)
        case "uint64": bits = (64, false)
        case "float", "double", "decimal":
            preferred.append(.number)
            return
        default: bits = nil
        }
        guard let (width, isSigned) = bits else {
            formats.append(format)
            preferred.append(.string)
            return
        }
        preferred.append(.integer)
        let reach = isSigned ? width - 1 : width
        bound(above: JSONNumber(UInt64.max >> UInt64(64 - reach)), isExclusive: false)
        bound(below: isSigned ? JSONNumber(Int64.min >> Int64(63 - reach)) : 0, isExclusive: false)
    }

    private mutating func mergeNumber(_ member: JSONMember, of node: JSONNode) {
        guard case .number(let number) = member.value.kind else { return }
        switch member.key {
        case "minimum": bound(below: number, isExclusive: node["exclusiveMinimum"]?.isTrue ?? false)
        case "maximum": bound(above: number, isExclusive: node["exclusiveMaximum"]?.isTrue ?? false)
        case "exclusiveMinimum": bound(below: number, isExclusive: true)
        case "exclusiveMaximum": bound(above: number, isExclusive: true)
        case "multipleOf", "divisibleBy":
            if let step = SampleDecimal(number), step.mantissa > 0 {
                steps.append(step)
            } else {
                oddNumbers.append(number)
            }
        default: break
        }
    }

    private mutating func mergeCount(_ member: JSONMember) {
        if member.key == "uniqueItems", member.value.isTrue { isUnique = true }
        guard let count = member.value.count else { return }
        switch member.key {
        case "minLength": minLength = max(minLength, count)
        case "maxLength": maxLength = min(maxLength, count)
        case "minItems": minItems = max(minItems, count)
        case "maxItems": maxItems = min(maxItems, count)
        case "minProperties": minProperties = max(minProperties, count)
        case "maxProperties": maxProperties = min(maxProperties, count)
        default: return
        }
        preferred.append(member.key.hasSuffix("Length") ? .string : member.key.hasSuffix("Items") ? .array : .object)
    }

    private mutating func mergeArray(_ place: SchemaPlace, _ members: [JSONMember]) {
        var part = ArrayPart()
        var isArray = false
        for member in members {
            switch (member.key, member.value.kind) {
            case ("prefixItems", .array(let elements)), ("items", .array(let elements)):
                part.prefix = elements.enumerated()
                    .map { place.child($0.element, member.key, String($0.offset)) }
                if member.key == "items" {
                    part.rest = place.node["additionalItems"].map { place.child($0, "additionalItems") }
                }
                isArray = true
            case ("items", _):
                part.rest = place.child(member.value, "items")
                isArray = true
            case ("contains", _):
                let least = place.node["minContains"]?.count ?? 1
                guard least > 0 else { break }
                contains.append(ContainsPart(element: place.child(member.value, "contains"), count: least))
                preferred.append(.array)
            case ("unevaluatedItems", _):
                unevaluatedItems = place.child(member.value, "unevaluatedItems")
            default: break
            }
        }
        guard isArray else { return }
        arrays.append(part)
        preferred.append(.array)
    }

    private mutating func mergeObject(_ place: SchemaPlace, _ members: [JSONMember]) {
        var part = ObjectPart()
        for member in members {
            switch (member.key, member.value.kind) {
            case ("properties", .object(let properties)):
                for property in properties {
                    if part.properties[property.key] == nil { part.order.append(property.key) }
                    part.properties[property.key] = place.child(property.value, "properties", property.key)
                }
            case ("patternProperties", .object(let properties)):
                part.patterns = properties.map {
                    ($0.key, place.child($0.value, "patternProperties", $0.key))
                }
            case ("additionalProperties", _):
                part.additional = place.child(member.value, "additionalProperties")
            case ("required", .array(let names)):
                require(names.compactMap(\.text))
            case ("propertyNames", _):
                propertyNames.append(place.child(member.value, "propertyNames"))
            case ("unevaluatedProperties", _):
                unevaluatedProperties = place.child(member.value, "unevaluatedProperties")
            case ("dependentRequired", .object(let lists)), ("dependentSchemas", .object(let lists)),
                ("dependencies", .object(let lists)):
                mergeDependencies(lists, keyword: member.key, place)
            default: continue
            }
            preferred.append(.object)
        }
        if !part.properties.isEmpty || !part.patterns.isEmpty || part.additional != nil { objects.append(part) }
    }

    private mutating func mergeDependencies(_ lists: [JSONMember], keyword: String, _ place: SchemaPlace) {
        for list in lists {
            if let names = list.value.elements, keyword != "dependentSchemas" {
                dependentRequired.append((list.key, names.compactMap(\.text)))
            } else if keyword != "dependentRequired" {
                dependentSchemas.append((list.key, place.child(list.value, keyword, list.key)))
            }
        }
    }

    /// Takes from `not` what can be said by leaving something out; the rest is found by trying.
    mutating func exclude(_ schema: JSONNode) {
        guard let members = schema.members, let only = members.first, members.count == 1 else { return }
        switch (only.key, only.value.kind) {
        case ("required", .array(let names)): exclusive.append(names.compactMap(\.text))
        case ("const", _): excluded.append(only.value.value)
        case ("enum", .array(let values)): excluded += values.map(\.value)
        case ("type", .string(let name)): types.subtract(SampleTypes(name: name) ?? [])
        case ("type", .array(let names)):
            for name in names.compactMap(\.text) { types.subtract(SampleTypes(name: name) ?? []) }
        case ("maximum", .number(let number)): turn(.number) { $0.bound(below: number, isExclusive: true) }
        case ("minimum", .number(let number)): turn(.number) { $0.bound(above: number, isExclusive: true) }
        case ("maxLength", _):
            if let count = only.value.count, count < .max {
                turn(.string) { $0.minLength = max($0.minLength, count + 1) }
            }
        case ("minLength", _):
            if let count = only.value.count, count > 0 { turn(.string) { $0.maxLength = min($0.maxLength, count - 1) } }
        case ("anyOf", .array(let schemas)):
            // Each is simple or left alone: no recursion into what a hostile schema nests.
            for schema in schemas where schema["anyOf"] == nil { exclude(schema) }
        default: break
        }
    }
}

extension SampleShape {
    /// What a bound excludes is of the type that it is about, and beyond it.
    private mutating func turn(_ type: SampleTypes, _ change: (inout SampleShape) -> Void) {
        types.formIntersection(type)
        change(&self)
    }
}

extension JSONNode {
    /// The text, or nil where this is no string.
    var text: String? {
        if case .string(let text) = kind { text } else { nil }
    }

    /// Whether this is the literal `true`.
    var isTrue: Bool {
        if case .bool(true) = kind { true } else { false }
    }

    /// The number as a count, or nil where it is none; the largest one where it is beyond every count.
    var count: Int? {
        guard case .number(let number) = kind, number.isInteger else { return nil }
        if let count = number.integer(as: Int.self) { return count >= 0 ? count : nil }
        return number.text.hasPrefix("-") ? nil : Int.max
    }
}

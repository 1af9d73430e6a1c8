import JSON

extension SchemaCompiler {
    mutating func compileItems(
        _ schema: JSONNode,
        _ seen: Set<SchemaKeyword>,
        _ node: inout NodeDraft
    ) throws(JSONSchemaError) {
        let isSplit = node.rules.draft >= 9
        let first: SchemaKeyword = isSplit ? .prefixItems : .items
        var prefix: [Int32] = []
        var hasPrefix = false
        if seen.contains(first), let value = schema[first.rawValue] {
            if let elements = value.elements {
                hasPrefix = true
                for (position, element) in elements.enumerated() {
                    let name = String(position)
                    prefix.append(try child(of: node.number, element, first.rawValue, name, inPlace: false))
                }
            } else if isSplit {
                misuse(first, "is no array of schemas", &node) { $0.arrays.append($1) }
            }
        }
        let second: SchemaKeyword = isSplit || !hasPrefix ? .items : .additionalItems
        var rest: Int32 = -1
        if seen.contains(second), let value = schema[second.rawValue] {
            rest = try child(of: node.number, value, second.rawValue, inPlace: false)
        }
        guard !prefix.isEmpty || rest >= 0 else { return }
        let list = prefix.isEmpty ? -1 : draft.addList(prefix)
        node.arrays.append(Instruction(.items, rest >= 0 ? second : first, a: list, b: rest))
    }

    mutating func compileContains(
        _ schema: JSONNode,
        _ seen: Set<SchemaKeyword>,
        _ node: inout NodeDraft
    ) throws(JSONSchemaError) {
        guard let value = schema["contains"] else { return }
        var (least, most): (Int32, Int32) = (1, -1)
        if seen.contains(.minContains), let value = schema["minContains"] {
            guard let given = count(value) else {
                return misuse(.minContains, "is no whole number from zero on", &node) { $0.arrays.append($1) }
            }
            least = given
        }
        if seen.contains(.maxContains), let value = schema["maxContains"] {
            guard let given = count(value) else {
                return misuse(.maxContains, "is no whole number from zero on", &node) { $0.arrays.append($1) }
            }
            most = given
        }
        let child = try child(of: node.number, value, "contains", inPlace: false)
        node.arrays.append(Instruction(.contains, .contains, a: child, b: least, c: most))
    }

    mutating func compileProperties(
        _ schema: JSONNode,
        _ seen: Set<SchemaKeyword>,
        _ node: inout NodeDraft
    ) throws(JSONSchemaError) {
        let required = requiredKeys(schema, seen, &node)
        let requiredSet = Set(required.map { ExactText($0) })
        var keys: [(key: String, value: Int32)] = []
        var named: Set<ExactText> = []
        let first = Int32(draft.properties.count)
        if seen.contains(.properties), let value = schema["properties"] {
            if let members = value.members {
                for member in members.reversed() where named.insert(ExactText(member.key)).inserted {
                    let child = try child(of: node.number, member.value, "properties", member.key, inPlace: false)
                    keys.append((member.key, Int32(keys.count)))
                    let isRequired = requiredSet.contains(ExactText(member.key))
                    draft.properties.append(Program.PropertyRule(node: child, isRequired: isRequired))
                }
            } else {
                misuse(.properties, "is no object", &node) { $0.objects.append($1) }
            }
        }
        for key in required where named.insert(ExactText(key)).inserted {
            keys.append((key, Int32(keys.count)))
            draft.properties.append(Program.PropertyRule(node: -1, isRequired: true))
        }
        let patterns = try patternRules(schema, seen, &node)
        var additional: Int32 = -1
        if seen.contains(.additionalProperties), let value = schema["additionalProperties"] {
            additional = try child(of: node.number, value, "additionalProperties", inPlace: false)
        }
        guard !keys.isEmpty || !patterns.isEmpty || additional >= 0 else { return }
        let rule = Program.ObjectRule(
            keys: draft.keys.add(keys),
            properties: first,
            requiredCount: Int32(required.count),
            patterns: Int32(draft.patternRules.count),
            patternCount: Int32(patterns.count),
            additional: additional
        )
        draft.patternRules += patterns
        draft.objects.append(rule)
        node.objects.append(Instruction(.properties, .properties, a: Int32(draft.objects.count - 1)))
    }

    private mutating func requiredKeys(
        _ schema: JSONNode,
        _ seen: Set<SchemaKeyword>,
        _ node: inout NodeDraft
    ) -> [String] {
        guard seen.contains(.required), let value = schema["required"] else { return [] }
        if case .bool = value.kind {
            // What draft 3 had, and many descriptions still have.
            report(node.number, .required, "the value of 'required' is a boolean, not a list of properties", .ignored)
            return []
        }
        guard let keys = strings(value) else {
            misuse(.required, "is no array of strings", &node) { $0.objects.append($1) }
            return []
        }
        return keys
    }

    /// The texts of an array of strings, each once.
    private func strings(_ value: JSONNode) -> [String]? {
        guard let elements = value.elements else { return nil }
        var strings: [String] = []
        var seen: Set<ExactText> = []
        for element in elements {
            guard case .string(let text) = element.kind else { return nil }
            if seen.insert(ExactText(text)).inserted { strings.append(text) }
        }
        return strings
    }

    private mutating func patternRules(
        _ schema: JSONNode,
        _ seen: Set<SchemaKeyword>,
        _ node: inout NodeDraft
    ) throws(JSONSchemaError) -> [Program.PatternRule] {
        guard seen.contains(.patternProperties), let value = schema["patternProperties"] else { return [] }
        guard let members = value.members else {
            misuse(.patternProperties, "is no object", &node) { $0.objects.append($1) }
            return []
        }
        var rules: [Program.PatternRule] = []
        var named: Set<ExactText> = []
        for member in members.reversed() where named.insert(ExactText(member.key)).inserted {
            let child = try child(of: node.number, member.value, "patternProperties", member.key, inPlace: false)
            switch pattern(member.key) {
            case .success(let number):
                rules.append(Program.PatternRule(pattern: number, node: child))
            case .failure(let error):
                report(node.number, .patternProperties, "'\(member.key)' \(error.sentence)", .unjudged)
                rules.append(Program.PatternRule(pattern: -1, node: child))
            }
        }
        return rules
    }

    mutating func compileDependencies(
        _ keyword: SchemaKeyword,
        _ value: JSONNode,
        _ node: inout NodeDraft
    ) throws(JSONSchemaError) {
        guard let members = value.members else {
            return misuse(keyword, "is no object", &node) { $0.objects.append($1) }
        }
        var named: Set<ExactText> = []
        for member in members.reversed() where named.insert(ExactText(member.key)).inserted {
            let key = draft.keys.add([(member.key, 0)]).start
            if keyword != .dependentSchemas, member.value.elements != nil || keyword == .dependentRequired {
                guard let strings = strings(member.value) else {
                    misuse(keyword, "holds what is no array of strings", &node) { $0.objects.append($1) }
                    continue
                }
                let needed = draft.keys.add(strings.map { ($0, 0) })
                node.objects.append(
                    Instruction(.dependentRequired, keyword, a: key, b: needed.start, c: needed.count)
                )
            } else {
                let child = try child(of: node.number, member.value, keyword.rawValue, member.key, inPlace: true)
                node.objects.append(Instruction(.dependentSchema, keyword, a: key, b: child))
            }
        }
    }
}

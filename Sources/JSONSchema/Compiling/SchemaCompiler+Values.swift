import JSON

extension SchemaCompiler {
    mutating func compileType(_ value: JSONNode, _ node: inout NodeDraft) {
        var types: InstanceTypes = []
        for element in value.elements ?? [value] {
            guard case .string(let name) = element.kind else {
                return misuse(.type, "is neither a string nor an array of strings", &node) { $0.common.append($1) }
            }
            if node.rules.dialect == .swagger2, name == "file" { return }
            guard let type = InstanceTypes(name: name) else {
                return misuse(.type, "names the unknown type '\(name)'", &node) { $0.common.append($1) }
            }
            types.formUnion(type)
        }
        let schema = draft.origins[Int(node.number)].location.node
        let nullable: SchemaKeyword? =
            switch node.rules.dialect {
            case .openAPI30: .nullable
            case .swagger2: .xNullable
            default: nil
            }
        if let nullable, case .bool(true)? = schema[nullable.rawValue]?.kind { types.insert(.null) }
        if node.rules.dialect == .draft4, types.contains(.integer), !types.contains(.number) { types.insert(.isStrict) }
        node.types = types
    }

    mutating func compileValues(_ keyword: SchemaKeyword, _ value: JSONNode, _ node: inout NodeDraft) {
        let all: [JSONNode]
        if keyword == .const {
            all = [value]
        } else {
            guard let elements = value.elements else {
                return misuse(keyword, "is no array", &node) { $0.common.append($1) }
            }
            all = elements
        }
        var literals: InstanceTypes = []
        var (hasTrue, hasFalse) = (false, false)
        var strings: [(key: String, value: Int32)] = []
        var seen: Set<ExactText> = []
        var numbers: [JSONNumber] = []
        var others: [UInt64: [JSONNode]] = [:]
        let numberCount = all.count { if case .number = $0.kind { true } else { false } }
        for element in all {
            switch element.kind {
            case .null: literals.insert(.null)
            case .bool(let value): if value { hasTrue = true } else { hasFalse = true }
            case .string(let text):
                if seen.insert(ExactText(text)).inserted { strings.append((text, 0)) }
            case .number(let number) where numberCount <= 8: numbers.append(number)
            default: others[NodeContent.hash(element), default: []].append(element)
            }
        }
        let start = Int32(draft.bounds.count)
        draft.bounds += numbers.map { NumberBound($0) }
        draft.values.append(
            Program.ValueRule(
                literals: literals,
                hasTrue: hasTrue,
                hasFalse: hasFalse,
                strings: draft.keys.add(strings),
                numbers: start..<Int32(draft.bounds.count),
                others: others,
                all: all
            )
        )
        node.common.append(Instruction(.enumeration, keyword, a: Int32(draft.values.count - 1)))
    }

    mutating func compileNumber(_ keyword: SchemaKeyword, _ value: JSONNode, _ node: inout NodeDraft) {
        let isExclusive = keyword == .exclusiveMinimum || keyword == .exclusiveMaximum
        if isExclusive, node.rules.draft == 4 {
            // A switch for the bound beside it.
            if case .bool = value.kind { return }
            return misuse(keyword, "is no boolean", &node) { $0.numbers.append($1) }
        }
        guard case .number(let number) = value.kind else {
            return misuse(keyword, "is no number", &node) { $0.numbers.append($1) }
        }
        var operation: Instruction.Operation
        switch keyword {
        case .minimum: operation = .minimum
        case .maximum: operation = .maximum
        case .exclusiveMinimum: operation = .exclusiveMinimum
        case .exclusiveMaximum: operation = .exclusiveMaximum
        default:
            operation = .multipleOf
            let isPositive = number.text.utf8.first != UInt8(ascii: "-") && CanonicalNumber(number.text)?.mantissa != 0
            guard isPositive else {
                return misuse(keyword, "is not greater than zero", &node) { $0.numbers.append($1) }
            }
        }
        if node.rules.draft == 4 {
            let schema = draft.origins[Int(node.number)].location.node
            if operation == .minimum, case .bool(true)? = schema["exclusiveMinimum"]?.kind {
                operation = .exclusiveMinimum
            }
            if operation == .maximum, case .bool(true)? = schema["exclusiveMaximum"]?.kind {
                operation = .exclusiveMaximum
            }
        }
        draft.bounds.append(NumberBound(number))
        node.numbers.append(Instruction(operation, keyword, a: Int32(draft.bounds.count - 1)))
    }

    mutating func compileCount(_ keyword: SchemaKeyword, _ value: JSONNode, _ node: inout NodeDraft) {
        let isMinimum = keyword == .minLength || keyword == .minItems || keyword == .minProperties
        let operation: Instruction.Operation =
            switch keyword {
            case .minLength, .maxLength: .length
            case .minItems, .maxItems: .itemCount
            default: .propertyCount
            }
        let add = { (node: inout NodeDraft, instruction: Instruction) in
            switch operation {
            case .length: node.strings.append(instruction)
            case .itemCount: node.arrays.append(instruction)
            default: node.objects.append(instruction)
            }
        }
        guard let count = count(value) else {
            return misuse(keyword, "is no whole number from zero on", &node, add)
        }
        if isMinimum {
            if count > 0 { add(&node, Instruction(operation, keyword, a: count, b: -1)) }
        } else if count < Int32.max {
            add(&node, Instruction(operation, keyword, a: 0, b: count))
        }
    }

    /// A whole number from zero on; what no instance can reach is the greatest one.
    func count(_ value: JSONNode) -> Int32? {
        guard case .number(let number) = value.kind else { return nil }
        guard let canonical = CanonicalNumber(number.text) else {
            return number.text.utf8.first != UInt8(ascii: "-") && number.isInteger ? .max : nil
        }
        guard canonical.isInteger, !canonical.isNegative else { return nil }
        guard canonical.mantissa > 0 else { return 0 }
        guard canonical.exponent < 10, canonical.mantissa < 1 << 31 else { return .max }
        return Int32(clamping: canonical.mantissa * CanonicalNumber.powers[canonical.exponent])
    }

    mutating func compilePattern(_ value: JSONNode, _ node: inout NodeDraft) {
        guard case .string(let source) = value.kind else {
            return misuse(.pattern, "is no string", &node) { $0.strings.append($1) }
        }
        switch pattern(source) {
        case .success(let number): node.strings.append(Instruction(.pattern, .pattern, a: number))
        case .failure(let error): misuse(.pattern, error.sentence, &node) { $0.strings.append($1) }
        }
    }

    /// The number of a pattern.
    mutating func pattern(_ source: String) -> Result<Int32, ECMAPatternError> {
        if let known = patternsBySource[ExactText(source)] { return .success(known) }
        do throws(ECMAPatternError) {
            draft.patterns.append(try ECMAPattern(source))
        } catch {
            return .failure(error)
        }
        let number = Int32(draft.patterns.count - 1)
        patternsBySource[ExactText(source)] = number
        return .success(number)
    }

    mutating func compileFormat(_ value: JSONNode, _ node: inout NodeDraft) {
        guard options.assertsFormat || node.rules.vocabularies.contains(.formatAssertion) else { return }
        guard case .string(let name) = value.kind else {
            return report(node.number, .format, "the value of 'format' is no string", .ignored)
        }
        if let format = JSONNumberFormat(name, dialect: node.rules.dialect),
            let position = JSONNumberFormat.allCases.firstIndex(of: format)
        {
            node.numbers.append(Instruction(.numberFormat, .format, a: Int32(position)))
        }
        guard let format = JSONFormat(name, dialect: node.rules.dialect) else { return }
        draft.formats.append((name, format))
        node.strings.append(Instruction(.format, .format, a: Int32(draft.formats.count - 1)))
    }

    mutating func compileContent(_ schema: JSONNode, _ node: inout NodeDraft) {
        guard options.assertsContent else { return }
        var (isBase64, isJSON) = (false, false)
        if case .string(let encoding)? = schema["contentEncoding"]?.kind {
            isBase64 = encoding.lowercased() == "base64"
            // What cannot be decoded cannot be read either.
            if !isBase64 { return }
        }
        if case .string(let type)? = schema["contentMediaType"]?.kind {
            let essence = type.utf8.split(separator: UInt8(ascii: ";")).first.map { String($0) ?? "" } ?? ""
            isJSON = essence.lowercased() == "application/json"
        }
        guard isBase64 || isJSON else { return }
        draft.contents.append(ContentRule(isBase64: isBase64, isJSON: isJSON))
        let keyword: SchemaKeyword = isBase64 ? .contentEncoding : .contentMediaType
        node.strings.append(Instruction(.content, keyword, a: Int32(draft.contents.count - 1)))
    }
}

extension ECMAPatternError {
    /// What is wrong, as the end of a sentence about a pattern.
    var sentence: String {
        (isInvalid ? "is no regular expression: " : "is not supported: ") + description
    }
}

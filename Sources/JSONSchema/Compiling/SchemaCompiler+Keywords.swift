import JSON

extension SchemaCompiler {
    /// Compiles a node that was named before.
    mutating func compile(_ number: Int32) throws(JSONSchemaError) {
        let origin = draft.origins[Int(number)]
        var node = NodeDraft(number: number, rules: origin.rules)
        if let gap = rulesByResource[origin.location.resource]?.gap {
            node.common.append(Instruction(.gap, .none, a: draft.addReason(gap)))
        }
        switch origin.location.node.kind {
        case .bool(true): break
        case .bool(false): node.common.append(Instruction(.fail, .none))
        case .object(let members): try compile(members, &node)
        default:
            report(number, .none, "a schema is an object or a boolean", .unjudged)
            let reason = draft.addReason("what stands there is no schema")
            node.common.append(Instruction(.gap, .none, a: reason))
        }
        draft.store(node)
    }

    private mutating func compile(_ members: [JSONMember], _ node: inout NodeDraft) throws(JSONSchemaError) {
        let schema = draft.origins[Int(node.number)].location.node
        if node.rules.ignoresSiblingsOfReferences, let reference = schema["$ref"] {
            try compileReference(reference, .ref, &node)
            return
        }
        var seen: Set<SchemaKeyword> = []
        // Of equal keys the last one counts.
        for member in members.reversed() {
            guard let keyword = SchemaKeyword(name: member.key), keyword.isKnown(to: node.rules),
                seen.insert(keyword).inserted
            else { continue }
            try compile(keyword, member.value, &node)
        }
        if !seen.isDisjoint(with: [.properties, .patternProperties, .additionalProperties, .required]) {
            try compileProperties(schema, seen, &node)
        }
        if !seen.isDisjoint(with: [.prefixItems, .items, .additionalItems]) { try compileItems(schema, seen, &node) }
        if seen.contains(.contains) { try compileContains(schema, seen, &node) }
        if seen.contains(.if) { try compileCondition(schema, seen, &node) }
        if !seen.isDisjoint(with: [.contentEncoding, .contentMediaType]) { compileContent(schema, &node) }
    }

    /// The keywords that stand alone; those that work together follow when all are seen.
    private mutating func compile(
        _ keyword: SchemaKeyword,
        _ value: JSONNode,
        _ node: inout NodeDraft
    ) throws(JSONSchemaError) {
        switch keyword {
        case .ref, .dynamicRef, .recursiveRef: try compileReference(value, keyword, &node)
        case .type: compileType(value, &node)
        case .enumeration, .const: compileValues(keyword, value, &node)
        case .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum, .multipleOf:
            compileNumber(keyword, value, &node)
        case .minLength, .maxLength, .minItems, .maxItems, .minProperties, .maxProperties:
            compileCount(keyword, value, &node)
        case .pattern: compilePattern(value, &node)
        case .format: compileFormat(value, &node)
        case .uniqueItems:
            guard case .bool(let isUnique) = value.kind else {
                return misuse(keyword, "is no boolean", &node) { $0.arrays.append($1) }
            }
            if isUnique { node.arrays.append(Instruction(.uniqueItems, keyword)) }
        case .unevaluatedItems:
            let child = try child(of: node.number, value, keyword.rawValue, inPlace: false)
            node.lastArrays.append(Instruction(.unevaluatedItems, keyword, a: child))
        case .unevaluatedProperties:
            let child = try child(of: node.number, value, keyword.rawValue, inPlace: false)
            node.lastObjects.append(Instruction(.unevaluatedProperties, keyword, a: child))
        case .propertyNames:
            let child = try child(of: node.number, value, keyword.rawValue, inPlace: false)
            node.objects.append(Instruction(.propertyNames, keyword, a: child))
        case .dependentRequired, .dependentSchemas, .dependencies: try compileDependencies(keyword, value, &node)
        case .allOf, .anyOf, .oneOf: try compileAlternatives(keyword, value, &node)
        case .not:
            let child = try child(of: node.number, value, keyword.rawValue, inPlace: true)
            node.common.append(Instruction(.not, keyword, a: child))
        default: break
        }
    }

    /// Reports a keyword whose value makes no sense, which leaves open what it would have said.
    mutating func misuse(
        _ keyword: SchemaKeyword,
        _ message: String,
        _ node: inout NodeDraft,
        _ add: (inout NodeDraft, Instruction) -> Void
    ) {
        report(node.number, keyword, "the value of '\(keyword.rawValue)' \(message)", .unjudged)
        let reason = draft.addReason("the value of '\(keyword.rawValue)' \(message)")
        add(&node, Instruction(.gap, keyword, a: reason))
    }

    private mutating func compileAlternatives(
        _ keyword: SchemaKeyword,
        _ value: JSONNode,
        _ node: inout NodeDraft
    ) throws(JSONSchemaError) {
        guard let elements = value.elements, !elements.isEmpty else {
            return misuse(keyword, "is no array with at least one schema", &node) { $0.common.append($1) }
        }
        var children: [Int32] = []
        for (position, element) in elements.enumerated() {
            children.append(
                try child(of: node.number, element, keyword.rawValue, String(position), inPlace: true)
            )
        }
        if children.count == 1 {
            node.common.append(Instruction(.apply, keyword, a: children[0]))
            return
        }
        let operation: Instruction.Operation =
            switch keyword {
            case .anyOf: .anyOf
            case .oneOf: .oneOf
            default: .allOf
            }
        node.common.append(Instruction(operation, keyword, a: draft.addList(children)))
    }

    private mutating func compileCondition(
        _ schema: JSONNode,
        _ seen: Set<SchemaKeyword>,
        _ node: inout NodeDraft
    ) throws(JSONSchemaError) {
        guard let condition = schema["if"] else { return }
        let test = try child(of: node.number, condition, "if", inPlace: true)
        var branches: [Int32] = []
        for keyword in [SchemaKeyword.then, .else] {
            if let branch = schema[keyword.rawValue] {
                branches.append(try child(of: node.number, branch, keyword.rawValue, inPlace: true))
            } else {
                branches.append(-1)
            }
        }
        node.common.append(Instruction(.condition, .if, a: test, b: branches[0], c: branches[1]))
    }

    private mutating func compileReference(
        _ value: JSONNode,
        _ keyword: SchemaKeyword,
        _ node: inout NodeDraft
    ) throws(JSONSchemaError) {
        guard case .string(let reference) = value.kind else {
            return misuse(keyword, "is no string", &node) { $0.common.append($1) }
        }
        let origin = draft.origins[Int(node.number)].location
        let base = index.resources[origin.resource].uri
        guard let target = index.location(of: reference, from: base) else {
            report(node.number, keyword, "nothing is known under '\(reference)'", .unjudged)
            let reason = draft.addReason("nothing is known under '\(reference)'")
            node.common.append(Instruction(.gap, keyword, a: reason))
            return
        }
        let child = try self.node(referenced: target)
        connect(node.number, child, inPlace: true)
        if let anchor = dynamicAnchor(reference, keyword, at: child) {
            let number = dynamicAnchors[anchor] ?? Int32(dynamicAnchors.count)
            dynamicAnchors[anchor] = number
            draft.dynamicReferences.append(Program.DynamicReference(anchor: number, target: child))
            let place = Int32(draft.dynamicReferences.count - 1)
            node.common.append(Instruction(.applyDynamic, keyword, a: place))
        } else {
            node.common.append(Instruction(.apply, keyword, a: child))
        }
    }

    /// The anchor that a reference looks for in what was gone through; nil where it behaves like a plain reference.
    private func dynamicAnchor(_ reference: String, _ keyword: SchemaKeyword, at target: Int32) -> ExactText? {
        guard keyword != .ref else { return nil }
        let location = draft.origins[Int(target)].location
        let name: ExactText
        if keyword == .recursiveRef {
            name = ExactText("")
        } else {
            guard let fragment = SchemaURI.split(reference).fragment, !fragment.isEmpty,
                fragment.utf8.first != UInt8(ascii: "/")
            else { return nil }
            name = ExactText(SchemaURI.decodingPercent(fragment))
        }
        // The target must itself be such an anchor (2020-12, section 8.2.3.2).
        return index.resources[location.resource].dynamicAnchors[name] == location.pointer ? name : nil
    }
}

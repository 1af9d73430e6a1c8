extension Checker {
    @inline(never)
    mutating func checkList(_ node: CELExpression) -> CELType {
        var joined: CELType?
        var index = 0
        while let element = Self.element(index, of: node) {
            join(check(element), of: node, at: index, into: &joined)
            index += 1
        }
        if isUntyped { return .dyn }
        // Made first: a call on the substitution that is under way would make this copy it.
        let type = joined ?? substitution.makeVariable()
        return substitution.bounded(.list(type))
    }

    @inline(never)
    private static func element(_ index: Int, of node: CELExpression) -> CELExpression? {
        guard case .list(let elements) = node.kind, index < elements.count else { return nil }
        return elements[index].value
    }

    @inline(never)
    private mutating func join(_ type: CELType, of node: CELExpression, at index: Int, into joined: inout CELType?) {
        guard !isUntyped, case .list(let elements) = node.kind else { return }
        let element = elements[index]
        let type = element.isOptional ? unwrap(type, element.value, "an element after ?") : type
        joined = joined.map { substitution.join($0, type) } ?? type
    }

    private struct EntryTypes {
        var key: CELType
        var value: CELType
    }

    @inline(never)
    mutating func checkMap(_ node: CELExpression) -> CELType {
        var joined: EntryTypes?
        var index = 0
        while let entry = Self.entry(index, of: node) {
            let key = check(entry.key)
            join(EntryTypes(key: key, value: check(entry.value)), of: node, at: index, into: &joined)
            index += 1
        }
        return isUntyped ? .dyn : mapType(joined)
    }

    @inline(never)
    private static func entry(_ index: Int, of node: CELExpression) -> CELExpression.MapEntry? {
        guard case .map(let entries) = node.kind, index < entries.count else { return nil }
        return entries[index]
    }

    @inline(never)
    private mutating func join(
        _ types: EntryTypes,
        of node: CELExpression,
        at index: Int,
        into joined: inout EntryTypes?
    ) {
        guard !isUntyped, case .map(let entries) = node.kind else { return }
        var types = types
        if entries[index].isOptional {
            types.value = unwrap(types.value, entries[index].value, "the value of an entry after ?")
        }
        if let previous = joined {
            types.key = substitution.join(previous.key, types.key)
            types.value = substitution.join(previous.value, types.value)
        }
        joined = types
    }

    private mutating func mapType(_ types: EntryTypes?) -> CELType {
        let key = types?.key ?? substitution.makeVariable()
        let value = types?.value ?? substitution.makeVariable()
        return substitution.bounded(.map(key, value))
    }

    /// What an optional element, entry or field holds.
    private mutating func unwrap(_ type: CELType, _ node: CELExpression, _ what: String) -> CELType {
        let type = substitution.head(type)
        switch type {
        case .dyn: return .dyn
        case .parameter:
            let wrapped = substitution.makeVariable()
            return substitution.isAssignable(type, to: .optional(wrapped)) ? wrapped : .dyn
        default: break
        }
        if let wrapped = type.optionalWrapped { return wrapped }
        report("\(what) must be optional, not \(text(type))", at: node.span)
        return .dyn
    }

    @inline(never)
    mutating func checkIndex(_ node: CELExpression) -> CELType {
        guard case .index(let operand, let key, _) = node.kind else { return .dyn }
        let operandType = check(operand)
        return elementType(operandType, check(key), node)
    }

    @inline(never)
    private mutating func elementType(
        _ operandType: CELType,
        _ keyType: CELType,
        _ node: CELExpression
    ) -> CELType {
        guard !isUntyped, case .index(_, let key, let isOptional) = node.kind else { return .dyn }
        let type = substitution.head(operandType)
        let wrapped = type.optionalWrapped.map { substitution.head($0) }
        let element: CELType
        switch wrapped ?? type {
        case .dyn: element = .dyn
        case .list(let elements):
            if !substitution.isAssignable(keyType, to: .int) {
                report("a list's index must be int, not \(text(keyType))", at: key.span)
            }
            element = elements
        case .map(let keys, let values):
            if !substitution.isAssignable(keyType, to: keys) {
                report("the keys of \(text(wrapped ?? type)) are \(text(keys)), not \(text(keyType))", at: key.span)
            }
            element = values
        case .record(let name): element = recordElement(of: name, key, keyType, node)
        case .parameter:
            _ = substitution.isAssignable(.dyn, to: wrapped ?? type)
            element = .dyn
        case .string:
            report("a string has no index; write text.charAt(…) or text.substring(…)", at: node.span)
            element = .dyn
        default:
            report("\(text(wrapped ?? type)) has no index; lists and maps have", at: node.span)
            element = .dyn
        }
        return wrapped != nil || isOptional ? .optional(element) : element
    }

    /// The type of `record['field']`; a key that is not written out may be any field's.
    private mutating func recordElement(
        of record: String,
        _ key: CELExpression,
        _ keyType: CELType,
        _ node: CELExpression
    ) -> CELType {
        if case .literal(.string(let field)) = key.kind {
            return recordField(field, of: record, at: key.span, node) ?? .dyn
        }
        if !substitution.isAssignable(keyType, to: .string) {
            report("a field's name is a string, not \(text(keyType))", at: key.span)
        }
        return .dyn
    }

    @inline(never)
    mutating func checkMessage(_ node: CELExpression) -> CELType {
        guard case .message(_, let fields) = node.kind else { return .dyn }
        let type = messageType(node)
        for field in fields {
            let value = check(field.value)
            if let type, !isUntyped { checkField(field, value, of: type) }
        }
        return type?.result ?? .dyn
    }

    @inline(never)
    private mutating func messageType(_ node: CELExpression) -> CELWellKnown.MessageType? {
        guard case .message(let name, _) = node.kind else { return nil }
        let isAbsolute = name.text.utf8.first == UInt8(ascii: ".")
        let plain = isAbsolute ? String(name.text.dropFirst()) : name.text
        let candidates = isAbsolute ? [plain] : declarations.prefixes.map { $0 + plain }
        let type = candidates.lazy.compactMap { CELWellKnown.messageType(named: $0) }.first
        if let type {
            refer(node, to: .message(type.name))
        } else {
            refer(node, to: .unresolved(candidates))
            let names = CELWellKnown.messageTypes.map(\.name)
            reportUndeclared("unknown message type \(plain)", near: plain, among: names, at: name.span)
        }
        return type
    }

    @inline(never)
    private mutating func checkField(
        _ field: CELExpression.MessageField,
        _ value: CELType,
        of type: CELWellKnown.MessageType
    ) {
        guard let wanted = type.fields.first(where: { $0.name == field.name.text })?.type else {
            let suggestion = NameSuggestion.text(for: field.name.text, among: type.fields.map(\.name))
            report("\(type.name) has no field \(field.name.text)\(suggestion)", at: field.name.span)
            return
        }
        let value = field.isOptional ? unwrap(value, field.value, "the value of a field after ?") : value
        if !substitution.isAssignable(value, to: wanted) {
            report("\(field.name.text) is \(wanted), not \(text(value))", at: field.value.span)
        }
    }
}

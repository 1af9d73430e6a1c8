import LinearRegex

extension Planner {
    @inline(never)
    mutating func call(_ expression: CELExpression) -> Planned {
        guard case .call(let name, let target, let arguments) = expression.kind else { return plan(expression) }
        guard case .function(let function)? = checked.reference(of: expression) else {
            return failure(.noSuchOverload(function: name.text, kinds: []), expression)
        }
        var operands: [Planned] = []
        if let target, function.takesTarget { operands.append(plan(target)) }
        for argument in arguments { operands.append(plan(argument)) }
        let depth = (operands.map(\.depth).max() ?? 0) + 1
        if let match = match(function, operands, expression) ?? regexCall(function, operands, expression) {
            return Planned(node: match, depth: depth)
        }
        let site = PlanCall(function)
        if let folded = fold(function, site, operands) { return constant(folded, expression) }
        parts.calls.append(site)
        if operands.count == 2, function.overloads.contains(where: { Self.fallbacks.contains($0.id) }) {
            let position = Int32(truncatingIfNeeded: parts.calls.count - 1)
            let isValue = function.name == "orValue"
            let node = add(.fallback, expression, operands[0].node, operands[1].node, position, flag: isValue)
            return Planned(node: node, depth: depth)
        }
        let first = parts.add(operands: operands.map(\.node))
        let node = add(
            .call,
            expression,
            first,
            Int32(truncatingIfNeeded: operands.count),
            Int32(truncatingIfNeeded: parts.calls.count - 1)
        )
        return Planned(node: node, depth: depth)
    }

    /// A node for the library's `matches`, with the pattern compiled where it is a constant.
    private mutating func match(
        _ function: CELFunctionReference,
        _ operands: [Planned],
        _ expression: CELExpression
    ) -> Int32? {
        guard operands.count == 2, !function.overloads.isEmpty,
            function.overloads.allSatisfy({ $0.id == "matches" || $0.id == "matches_string" })
        else { return nil }
        // A pattern that is wrong fails when it is evaluated, as any other wrong argument.
        guard case .string(let pattern)? = parts.constant(operands[1].node), let regex = try? LinearRegex(pattern)
        else {
            return add(.matchesAny, expression, operands[0].node, operands[1].node)
        }
        parts.patterns.append(regex)
        return add(.matches, expression, operands[0].node, Int32(truncatingIfNeeded: parts.patterns.count - 1))
    }

    /// A node for a function of the regex library, with the pattern compiled where it is a constant.
    private mutating func regexCall(
        _ function: CELFunctionReference,
        _ operands: [Planned],
        _ expression: CELExpression
    ) -> Int32? {
        guard let called = RegexFunction(rawValue: function.name), called.takes(operands.count),
            !function.overloads.isEmpty, function.overloads.allSatisfy({ RegexFunction.overloads.contains($0.id) })
        else { return nil }
        var call = PlanRegexCall(function: called, operandCount: operands.count)
        if case .string(let pattern)? = parts.constant(operands[1].node) { call.pattern = try? LinearRegex(pattern) }
        parts.regexCalls.append(call)
        let first = parts.add(operands: operands.map(\.node))
        return add(.regexCall, expression, Int32(truncatingIfNeeded: parts.regexCalls.count - 1), first)
    }

    /// The overloads whose last argument is evaluated only where the first has no value.
    private static let fallbacks: Set<String> = ["optional_or_optional", "optional_orValue_value"]

    /// The value of a conversion of constants, such as `duration('500ms')`; nil where it has none.
    private func fold(_ function: CELFunctionReference, _ site: PlanCall, _ operands: [Planned]) -> CELValue? {
        guard operands.count == 1, let argument = foldable(operands[0]), Self.conversions.contains(function.name),
            let candidate = site.candidates.first(where: { $0.accepts(argument) }),
            function.overloads.allSatisfy({ Self.standardOverloads.contains($0.id) }),
            case .unary(let implementation) = candidate.implementation
        else { return nil }
        return try? implementation(argument)
    }

    private static let conversions: Set<String> = [
        "bool", "bytes", "double", "duration", "int", "string", "timestamp", "type", "uint",
    ]

    /// Only these are known to depend on nothing but their arguments.
    private static let standardOverloads = Set(CELLibrary.standard.functions.flatMap { $0.overloads.map(\.id) })

    // MARK: Lists, maps, messages

    @inline(never)
    mutating func list(_ expression: CELExpression) -> Planned {
        guard case .list(let elements) = expression.kind else { return plan(expression) }
        var operands: [Int32] = []
        var constants: [CELValue] = []
        var depth = 0
        for element in elements {
            let planned = plan(element.value)
            depth = max(depth, planned.depth)
            if let value = parts.constant(planned.node), !element.isOptional { constants.append(value) }
            operands += [planned.node, element.isOptional ? 1 : 0]
        }
        // Also in a traced plan: a list of literals is a literal to its reader.
        if constants.count == elements.count {
            return Planned(node: constant(.list(constants), expression).node, depth: depth + 1)
        }
        let first = parts.add(operands: operands)
        return Planned(
            node: add(.list, expression, first, Int32(truncatingIfNeeded: elements.count)),
            depth: depth + 1
        )
    }

    @inline(never)
    mutating func map(_ expression: CELExpression) -> Planned {
        guard case .map(let entries) = expression.kind else { return plan(expression) }
        var operands: [Int32] = []
        var keys: [CELValue] = []
        var values: [CELValue] = []
        var depth = 0
        for entry in entries {
            let (key, value) = (plan(entry.key), plan(entry.value))
            depth = max(depth, key.depth, value.depth)
            if let key = parts.constant(key.node), let value = parts.constant(value.node), !entry.isOptional {
                keys.append(key)
                values.append(value)
            }
            operands += [key.node, value.node, entry.isOptional ? 1 : 0]
        }
        if keys.count == entries.count, let map = try? CELMap(keys: keys, values: values) {
            return Planned(node: constant(.map(map), expression).node, depth: depth + 1)
        }
        let first = parts.add(operands: operands)
        return Planned(node: add(.map, expression, first, Int32(truncatingIfNeeded: entries.count)), depth: depth + 1)
    }

    @inline(never)
    mutating func message(_ expression: CELExpression) -> Planned {
        guard case .message(let name, let fields) = expression.kind else { return plan(expression) }
        guard case .message(let type)? = checked.reference(of: expression) else {
            return failure(.invalidArgument("unknown message type \(name.text)"), expression)
        }
        var operands: [Int32] = []
        var depth = 0
        for field in fields {
            let planned = plan(field.value)
            depth = max(depth, planned.depth)
            operands += [parts.add(constant: .string(field.name.text)), planned.node, field.isOptional ? 1 : 0]
        }
        let first = parts.add(operands: operands)
        let position = parts.add(constant: .string(type))
        return Planned(
            node: add(.message, expression, first, Int32(truncatingIfNeeded: fields.count), position),
            depth: depth + 1
        )
    }
}

extension Checker {
    @inline(never)
    mutating func checkCall(_ node: CELExpression) -> CELType {
        guard case .call(_, let target, let arguments) = node.kind else { return .dyn }
        let callee = callee(of: node)
        var types: [CELType] = []
        types.reserveCapacity(arguments.count + 1)
        if callee.takesTarget, let target { types.append(check(target)) }
        for argument in arguments { types.append(check(argument)) }
        return resolve(callee, types, node)
    }

    /// What a call calls, before its arguments are looked at.
    private struct Callee {
        /// The function; nil where there is none of the name.
        var function: FunctionDeclaration?
        /// The name as it would be declared.
        var name: String
        /// Whether the target is an argument.
        var takesTarget = false
        /// The namespace that the target names, where it lacks the function.
        var namespace: String?
    }

    @inline(never)
    private func callee(of node: CELExpression) -> Callee {
        guard case .call(let name, let target, _) = node.kind else { return Callee(name: "") }
        guard let target else {
            // A dot before the name leaves the container aside.
            let isAbsolute = name.text.utf8.first == UInt8(ascii: ".")
            let plain = isAbsolute ? String(name.text.dropFirst()) : name.text
            return Callee(function: declarations.function(named: plain, isAbsolute: isAbsolute), name: plain)
        }
        if let function = namespacedFunction(name, target) { return Callee(function: function, name: function.name) }
        if let namespace = unknownMember(of: target) {
            return Callee(name: "\(namespace).\(name.text)", namespace: namespace)
        }
        let function = declarations.function(named: name.text, isAbsolute: false)
        return Callee(function: function, name: name.text, takesTarget: true)
    }

    /// The function that `target.name` is the qualified name of.
    ///
    /// A variable hides a namespace of its name where its values can have such a member function.
    private func namespacedFunction(_ name: CELName, _ target: CELExpression) -> FunctionDeclaration? {
        switch target.kind {
        case .identifier, .select: break
        default: return nil
        }
        guard let path = path(of: target),
            let function = declarations.function(named: "\(path.name).\(name.text)", isAbsolute: path.isAbsolute)
        else { return nil }
        let isMember = declarations.function(named: name.text, isAbsolute: false)?.hasMembers ?? false
        return isMember && isVariable(path) ? nil : function
    }

    /// Whether a variable's name is the path or the beginning of it.
    private func isVariable(_ path: Path) -> Bool {
        var name = path.name[...]
        while true {
            if case .variable = declarations.meaning(of: String(name), isAbsolute: path.isAbsolute) { return true }
            guard let dot = name.lastIndex(of: ".") else { return false }
            name = name[..<dot]
        }
    }

    /// The namespace that a call's target names, when it is nothing else.
    private func unknownMember(of target: CELExpression) -> String? {
        guard !isUntyped, let path = path(of: target), declarations.namespaces.contains(path.name), !isVariable(path),
            declarations.meaning(of: path.name, isAbsolute: path.isAbsolute) == nil
        else { return nil }
        return path.name
    }

    // MARK: Overloads

    /// Finds the overloads that may take the arguments, as the reference implementation does: each that fits binds type
    /// variables for the next; the result is `dyn` where they differ in it.
    @inline(never)
    private mutating func resolve(_ callee: Callee, _ types: [CELType], _ node: CELExpression) -> CELType {
        var overloads: [CELOverload] = []
        var result: CELType?
        for candidate in callee.function?.candidates ?? []
        where candidate.overload.isMember == callee.takesTarget && candidate.takes(types.count) {
            guard let type = resultType(of: candidate, types) else { continue }
            overloads.append(candidate.overload)
            if let previous = result, previous != type { result = .dyn } else { result = type }
        }
        let name = callee.function?.name ?? callee.name
        let reference = CELFunctionReference(name: name, overloads: overloads, takesTarget: callee.takesTarget)
        refer(node, to: .function(reference))
        if let result { return result }
        reportUnresolved(callee, types, node)
        return .dyn
    }

    private mutating func resultType(of candidate: FunctionDeclaration.Candidate, _ types: [CELType]) -> CELType? {
        let overload = candidate.overload
        var parameters = overload.parameters
        if overload.isVariadic, let last = parameters.last, types.count > parameters.count {
            parameters += repeatElement(last, count: types.count - parameters.count)
        }
        guard !candidate.typeParameters.isEmpty else {
            return substitution.areAssignable(types, to: parameters) ? overload.result : nil
        }
        let names = candidate.typeParameters
        let variables = names.map { _ in substitution.makeVariable() }
        let fresh = { (name: String) in names.firstIndex(of: name).map { variables[$0] } ?? .dyn }
        parameters = parameters.map { $0.replacingParameters(fresh) }
        guard substitution.areAssignable(types, to: parameters) else { return nil }
        return substitution.resolve(overload.result.replacingParameters(fresh), freeAsDyn: false)
    }

    // MARK: Messages

    private mutating func reportUnresolved(_ callee: Callee, _ types: [CELType], _ node: CELExpression) {
        guard !isUntyped, case .call(let name, _, _) = node.kind else { return }
        if let function = callee.function {
            report(message(function, types, takesTarget: callee.takesTarget), at: name.span)
        } else if let namespace = callee.namespace {
            let prefix = "\(namespace)."
            let names = declarations.functions.keys.filter { $0.utf8.starts(with: prefix.utf8) }
                .map { String($0.dropFirst(prefix.count)) }
            reportUndeclared("\(namespace) has no function \(name.text)", near: name.text, among: names, at: name.span)
        } else {
            let isMember = callee.takesTarget
            let names = declarations.functions.values.filter { isMember ? $0.hasMembers : $0.hasGlobals }.map(\.name)
            reportUndeclared("undeclared function \(callee.name)", near: callee.name, among: names, at: name.span)
        }
    }

    private func message(_ function: FunctionDeclaration, _ types: [CELType], takesTarget: Bool) -> String {
        let name = function.name
        let all = function.candidates
        let sameStyle = all.filter { $0.overload.isMember == takesTarget }
        if sameStyle.isEmpty {
            return takesTarget
                ? "\(name) is not called on a value: write \(signatures(name, all))"
                : "\(name) is called on a value: write \(signatures(name, all))"
        }
        if !sameStyle.contains(where: { $0.takes(types.count) }) {
            let target = takesTarget ? 1 : 0
            let counts = Set(sameStyle.map { $0.overload.parameters.count - target }).sorted()
            let wanted = counts.map { "\($0)" }.joined(separator: " or ")
            let noun = counts == [1] ? "argument" : "arguments"
            let atLeast = sameStyle.contains { $0.overload.isVariadic } ? "at least " : ""
            return
                "\(name) takes \(atLeast)\(wanted) \(noun), not \(types.count - target): \(signatures(name, sameStyle))"
        }
        // A variadic function may be given thousands.
        let found = types.prefix(12).map(text) + (types.count > 12 ? ["…"] : [])
        let call =
            takesTarget
            ? "\(found[0]).\(name)(\(found.dropFirst().joined(separator: ", ")))"
            : "\(name)(\(found.joined(separator: ", ")))"
        return "no overload for \(call); there is \(signatures(name, sameStyle))"
    }

    private func signatures(_ name: String, _ candidates: [FunctionDeclaration.Candidate]) -> String {
        let shown = candidates.prefix(6).map { $0.overload.call(of: name) }
        return shown.joined(separator: ", ") + (candidates.count > shown.count ? ", …" : "")
    }
}

/// Finds what may be written at a place.
struct CompletionFinder {
    private let declarations: Declarations
    private let place: CompletionPlace
    private var locals: [Checker.Local] = []

    init(_ declarations: Declarations, _ place: CompletionPlace) {
        self.declarations = declarations
        self.place = place
    }

    mutating func find() -> [CELCompletion] {
        for scope in place.scopes { enter(scope) }
        guard let receiver = place.receiver else { return names() }
        let text = place.text(receiver)
        if text.isEmpty { return names(isAbsolute: true) }
        let qualified = qualifiedNames(after: text)
        guard let type = type(of: text) else { return qualified }
        return qualified + members(of: type)
    }

    // MARK: Types

    private func type(of source: String) -> CELType? {
        guard let expression = try? CELParser().parse(source) else { return nil }
        var checker = Checker(declarations, .strict, locals: locals)
        let checked = checker.run(expression, expecting: nil)
        return checked.isValid ? checked.resultType : nil
    }

    private mutating func enter(_ scope: CompletionPlace.Scope) {
        let types = types(of: scope)
        for (index, name) in scope.variables.enumerated() {
            locals.append(Checker.Local(name: name, type: index < types.count ? types[index] : .dyn))
        }
    }

    private func types(of scope: CompletionPlace.Scope) -> [CELType] {
        guard let origin = type(of: scope.origin) else { return [] }
        switch (scope.macro, origin) {
        case (.bind, _): return [origin]
        case (.optionalMap, _): return [origin.optionalWrapped ?? .dyn]
        case (_, .list(let element)): return scope.variables.count == 2 ? [.int, element] : [element]
        case (_, .map(let key, let value)): return [key, value]
        case (_, .record): return [.string, .dyn]
        default: return []
        }
    }

    // MARK: Names

    private func names(isAbsolute: Bool = false) -> [CELCompletion] {
        let span = place.word
        var completions: [CELCompletion] = []
        if !isAbsolute {
            var seen: Set<String> = []
            for local in locals.reversed() where seen.insert(local.name).inserted {
                completions.append(CELCompletion(local.name, .variable, detail: "\(local.type)", replacing: span))
            }
        }
        for variable in declarations.variables.values {
            completions.append(
                CELCompletion(
                    variable.name,
                    .variable,
                    detail: "\(variable.type)",
                    documentation: variable.documentation,
                    replacing: span
                )
            )
        }
        for function in declarations.functions.values where function.hasGlobals {
            completions.append(completion(function, function.name, isMember: false) { _ in true })
        }
        for (name, type) in Declarations.typeNames {
            completions.append(CELCompletion(name, .type, detail: "\(CELType.type(type))", replacing: span))
        }
        completions.append(
            CELCompletion(
                "has",
                .macro,
                detail: "has(value.field) -> bool",
                documentation: "Whether a field is there.",
                replacing: span
            )
        )
        return completions
    }

    /// What comes after the beginning of a qualified name: `least` after `math`, `auth` after `request`.
    private func qualifiedNames(after text: String) -> [CELCompletion] {
        var completions: [CELCompletion] = []
        var seen: Set<String> = []
        for start in declarations.prefixes {
            let prefix = "\(start)\(text)."
            for variable in declarations.variables.values where variable.name.utf8.starts(with: prefix.utf8) {
                let rest = String(variable.name.dropFirst(prefix.count))
                guard seen.insert(rest).inserted else { continue }
                completions.append(
                    CELCompletion(
                        rest,
                        .field,
                        detail: "\(variable.type)",
                        documentation: variable.documentation,
                        replacing: place.word
                    )
                )
            }
            for function in declarations.functions.values where function.name.utf8.starts(with: prefix.utf8) {
                let rest = String(function.name.dropFirst(prefix.count))
                guard seen.insert(rest).inserted else { continue }
                completions.append(completion(function, rest, isMember: false) { _ in true })
            }
        }
        return completions
    }

    // MARK: Members

    private func members(of type: CELType) -> [CELCompletion] {
        var completions = fields(of: type.optionalWrapped ?? type)
        for function in declarations.functions.values {
            let takes = { (overload: CELOverload) in Self.takes(overload, type) }
            guard function.candidates.contains(where: { $0.overload.isMember && takes($0.overload) }) else { continue }
            completions.append(completion(function, function.name, isMember: true, where: takes))
        }
        for macro in MacroDescription.all where macro.takes(type) {
            completions.append(
                CELCompletion(
                    macro.name,
                    .macro,
                    detail: macro.usage,
                    documentation: macro.documentation,
                    replacing: place.word
                )
            )
        }
        return completions
    }

    private func fields(of type: CELType) -> [CELCompletion] {
        guard case .record(let name) = type, let record = declarations.record(named: name) else { return [] }
        return record.fields.map { name, field in
            CELCompletion(
                name,
                .field,
                detail: "\(field.type)",
                documentation: field.documentation,
                replacing: place.word
            )
        }
    }

    private static func takes(_ overload: CELOverload, _ type: CELType) -> Bool {
        guard let target = overload.parameters.first else { return false }
        var substitution = TypeSubstitution()
        var variables: [String: CELType] = [:]
        let fresh = target.replacingParameters { name in
            if let known = variables[name] { return known }
            let variable = substitution.makeVariable()
            variables[name] = variable
            return variable
        }
        return substitution.isAssignable(type, to: fresh)
    }

    private func completion(
        _ function: FunctionDeclaration,
        _ text: String,
        isMember: Bool,
        where isWanted: (CELOverload) -> Bool
    ) -> CELCompletion {
        let overloads = function.candidates.map(\.overload).filter { $0.isMember == isMember && isWanted($0) }
        let detail = overloads.map { $0.signature(of: function.name) }.joined(separator: "\n")
        return CELCompletion(text, .function, detail: detail, replacing: place.word)
    }
}

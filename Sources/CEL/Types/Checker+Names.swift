extension Checker {
    // MARK: Local variables

    /// The type and level of a local variable.
    func local(_ name: String) -> (level: Int, type: CELType)? {
        if locals.isEmpty { return nil }
        if !blocks.isEmpty, let slot = Self.slot(name) {
            for block in blocks.reversed() where slot < block.count {
                return (block.start + slot, locals[block.start + slot].type)
            }
            return nil
        }
        guard let level = locals.lastIndex(where: { $0.name == name }) else { return nil }
        return (level, locals[level].type)
    }

    /// The number of a slot of `cel.block`: there may be thousands, so they are not searched.
    private static func slot(_ name: String) -> Int? {
        let prefix = "@index"
        guard name.utf8.starts(with: prefix.utf8) else { return nil }
        return Int(
            name.utf8.dropFirst(prefix.utf8.count).reduce(into: "") { $0.unicodeScalars.append(Unicode.Scalar($1)) }
        )
    }

    // MARK: Identifiers and selections

    @inline(never)
    mutating func checkIdentifier(_ node: CELExpression) -> CELType {
        guard case .identifier(let name, let isAbsolute) = node.kind else { return .dyn }
        if !isAbsolute, let (level, type) = local(name.text) {
            refer(node, to: .local(level: level))
            return type
        }
        if let meaning = declarations.meaning(of: name.text, isAbsolute: isAbsolute) { return take(meaning, for: node) }
        refer(node, to: .unresolved(isAbsolute ? [name.text] : declarations.prefixes.map { $0 + name.text }))
        reportUndeclared(name)
        return .dyn
    }

    private mutating func reportUndeclared(_ name: CELName) {
        guard !isUntyped else { return }
        // A qualified name may be wrong in any of its parts: compare as much of it as was written.
        if let outermostSelection, let path = path(of: outermostSelection) {
            var names = declarations.variables.keys.filter { $0.utf8.contains(UInt8(ascii: ".")) }.sorted()
            if let nearest = NameSuggestion.nearest(to: path.name, among: names) {
                reportUndeclared("undeclared name \(path.name)", near: path.name, among: [nearest], at: path.span)
                return
            }
            names = names.filter { $0.utf8.starts(with: "\(name.text).".utf8) }
            if !names.isEmpty {
                let list = names.prefix(5).joined(separator: ", ")
                reportUndeclared("undeclared name \(path.name); there is \(list)", near: "", among: [], at: path.span)
                return
            }
        }
        if declarations.functions[name.text] != nil {
            let what = "\(name.text) is a function: write \(name.text)(…)"
            reportUndeclared(what, near: "", among: [], at: name.span)
            return
        }
        reportUndeclared("undeclared name \(name.text)", near: name.text, among: visibleNames, at: name.span)
    }

    /// Names that may stand alone.
    private var visibleNames: [String] {
        var names = locals.map(\.name).filter { !$0.utf8.starts(with: "@".utf8) }
        names += declarations.variables.keys
        // Names in the container are written without it.
        for prefix in declarations.prefixes where !prefix.isEmpty {
            names += declarations.variables.keys.filter { $0.utf8.starts(with: prefix.utf8) }
                .map { String($0.dropFirst(prefix.count)) }
        }
        return names + Declarations.typeNames.keys + ["true", "false", "null"]
    }

    private mutating func take(_ meaning: Declarations.Meaning, for node: CELExpression) -> CELType {
        switch meaning {
        case .variable(let variable):
            refer(node, to: .variable(variable))
            return variable.type
        case .type(let name, let type):
            refer(node, to: .type(name))
            return .type(type)
        case .constant(let value, let type):
            refer(node, to: .constant(value))
            return type
        }
    }

    @inline(never)
    mutating func checkSelect(_ node: CELExpression) -> CELType {
        if let type = qualifiedType(node) { return type }
        guard case .select(let operand, _, _) = node.kind else { return .dyn }
        return select(from: checkOperand(operand, of: node), node)
    }

    /// The type of what a selection is the qualified name of.
    @inline(never)
    private mutating func qualifiedType(_ node: CELExpression) -> CELType? {
        guard case .select(_, _, isOptional: false) = node.kind, let path = path(of: node),
            declarations.mayQualify(path.root),
            let meaning = declarations.meaning(of: path.name, isAbsolute: path.isAbsolute)
        else { return nil }
        return take(meaning, for: node)
    }

    @inline(never)
    mutating func checkHas(_ node: CELExpression) -> CELType {
        guard case .has(let operand, _) = node.kind else { return .dyn }
        _ = select(from: checkOperand(operand, of: node), node)
        return .bool
    }

    private mutating func checkOperand(_ operand: CELExpression, of node: CELExpression) -> CELType {
        let saved = outermostSelection
        switch operand.kind {
        case .select, .identifier: if saved == nil { outermostSelection = node }
        default: outermostSelection = nil
        }
        defer { outermostSelection = saved }
        return check(operand)
    }

    /// The type of a field of an operand.
    @inline(never)
    private mutating func select(from type: CELType, _ node: CELExpression) -> CELType {
        if isUntyped { return .dyn }
        let field: CELName
        var isOptional = false
        switch node.kind {
        case .select(_, let name, let asOptional): (field, isOptional) = (name, asOptional)
        case .has(_, let name): field = name
        default: return .dyn
        }
        let type = substitution.head(type)
        let target = type.optionalWrapped.map { substitution.head($0) }
        let result: CELType
        switch target ?? type {
        case .dyn: result = .dyn
        // Whatever the keys: one that is no string is not found, as in the reference implementation.
        case .map(_, let value): result = value
        case .record(let name): result = recordField(field.text, of: name, at: field.span, node) ?? .dyn
        case .parameter:
            // What is not known yet is kept from becoming something that has no fields.
            _ = substitution.isAssignable(.dyn, to: target ?? type)
            result = .dyn
        default:
            report(
                "\(text(target ?? type)) has no field \(field.text)\(selectionHint(field, target ?? type))",
                at: field.span
            )
            result = .dyn
        }
        return target != nil || isOptional ? .optional(result) : result
    }

    /// A field that is really a member function: `text.size` for `text.size()`.
    private func selectionHint(_ field: CELName, _ type: CELType) -> String {
        if case .list = type { return "; select from its elements: list.all(x, x.\(field.text) …)" }
        guard let function = declarations.functions[field.text], function.hasMembers else { return "" }
        return "; the function is called as .\(field.text)(…)"
    }

    /// The type of a record's field; nil where there is none, which is then reported.
    mutating func recordField(
        _ field: String,
        of record: String,
        at span: Range<Int>,
        _ node: CELExpression
    ) -> CELType? {
        guard let record = declarations.record(named: record) else { return nil }
        guard let found = record.field(named: field) else {
            reportUndeclared(
                "\(record.name) has no field \(field)",
                near: field,
                among: record.fields.keys.sorted(),
                at: span
            )
            return nil
        }
        refer(node, to: .field(found))
        return found.type
    }

    // MARK: Qualified names

    struct Path {
        let name: String
        let root: String
        let isAbsolute: Bool
        let span: Range<Int>
    }

    /// The qualified name that a chain of selections may be; nil for other expressions and for a local variable's.
    func path(of node: CELExpression) -> Path? {
        var fields: [String] = []
        var node = node
        let end = node.span.upperBound
        while true {
            switch node.kind {
            case .select(let operand, let field, isOptional: false):
                // Longer names are not declared, and each selection of a chain asks anew.
                guard fields.count < 32 else { return nil }
                fields.append(field.text)
                node = operand
            case .has(let operand, let field) where fields.isEmpty:
                fields.append(field.text)
                node = operand
            case .identifier(let root, let isAbsolute):
                if !isAbsolute, local(root.text) != nil { return nil }
                var name = root.text
                for field in fields.reversed() { name += "." + field }
                let span = root.span.lowerBound..<max(root.span.lowerBound, end)
                return Path(name: name, root: root.text, isAbsolute: isAbsolute, span: span)
            default: return nil
            }
        }
    }
}

/// Which parts of an expression have values that came from a secret.
///
/// What is computed from a secret is one too, save truth values and sizes.
struct SecretAnalysis {
    enum Exposure: Comparable {
        /// Nothing in it is secret.
        case none
        /// A value of a type some of whose fields are secret.
        case holds
        /// A secret, or computed from one.
        case secret
    }

    private let checked: CELChecked
    private let declarations: Declarations
    private var exposures: [Int: Exposure] = [:]
    private var locals: [Exposure] = []

    init(_ checked: CELChecked, in environment: CELEnvironment) {
        self.checked = checked
        declarations = environment.declarations
        let hasSecrets =
            declarations.variables.values.contains(where: \.isSecret)
            || declarations.records.values.contains { $0.fields.values.contains(where: \.isSecret) }
        if hasSecrets { _ = analyse(checked.expression) }
    }

    /// Whether an expression's value is to be kept out of explanations, unless it is a truth value.
    func hides(_ expression: CELExpression) -> Bool {
        exposures[expression.id, default: .none] != .none
    }

    /// Whether a failure of an expression may name something secret.
    func mayReveal(_ expression: CELExpression) -> Bool {
        guard !exposures.isEmpty else { return false }
        return hides(expression) || expression.children.contains { mayReveal($0) }
    }

    /// Whether the elements of a comprehension's range are to be kept out of explanations.
    func hidesElements(of comprehension: CELComprehension) -> Bool { hides(comprehension.range) }

    // MARK: Analysis

    private mutating func analyse(_ expression: CELExpression) -> Exposure {
        let exposure = found(expression)
        exposures[expression.id] = exposure
        return exposure
    }

    private mutating func found(_ expression: CELExpression) -> Exposure {
        if let named = named(expression) { return named }
        switch expression.kind {
        case .literal, .identifier: return .none
        case .select(let operand, _, _):
            return part(of: analyse(operand), of: operand, expression)
        case .has(let operand, _):
            _ = analyse(operand)
            return .none
        case .index(let operand, let key, _):
            let exposure = analyse(operand)
            return analyse(key) != .none ? .secret : part(of: exposure, of: operand, expression)
        case .binary(let binary, let left, let right):
            let exposure = max(analyse(left), analyse(right))
            return binary.isArithmetic ? exposure : .none
        case .unary(_, let operand): return analyse(operand)
        case .and(let members), .or(let members):
            for member in members { _ = analyse(member) }
            return .none
        case .conditional(let condition, let then, let otherwise):
            _ = analyse(condition)
            return max(analyse(then), analyse(otherwise))
        case .call: return call(expression)
        case .list, .map, .message: return expression.children.reduce(.none) { max($0, analyse($1)) }
        case .comprehension(let comprehension): return self.comprehension(comprehension)
        case .bind, .block, .optionalMap: return scoped(expression)
        }
    }

    private func named(_ expression: CELExpression) -> Exposure? {
        switch checked.reference(of: expression) {
        case .variable(let variable): variable.isSecret ? .secret : exposure(of: variable.type)
        case .local(let level): locals.indices.contains(level) ? locals[level] : .secret
        default: nil
        }
    }

    private mutating func call(_ expression: CELExpression) -> Exposure {
        let arguments = expression.children.reduce(.none) { max($0, analyse($1)) }
        guard arguments != .none, case .function(let function)? = checked.reference(of: expression) else {
            return .none
        }
        if case .bool = checked.type(of: expression) { return .none }
        if function.name == "size" { return .none }
        // A function gets its argument with all that it holds: only where the result's type tells where the secrets are,
        // the rest can be shown.
        let result = exposure(of: checked.type(of: expression))
        return arguments == .holds && result == .holds ? .holds : .secret
    }

    private mutating func comprehension(_ comprehension: CELComprehension) -> Exposure {
        let range = analyse(comprehension.range)
        let (key, element) =
            switch checked.type(of: comprehension.range) {
            case .list(let element): (part(of: range, .int), part(of: range, element))
            case .map(let key, let value): (part(of: range, key), part(of: range, value))
            default: (part(of: range, .dyn), part(of: range, .dyn))
            }
        let isMap = if case .map = checked.type(of: comprehension.range) { true } else { false }
        let outer = locals.count
        if comprehension.secondVariable != nil {
            locals += [key, element]
        } else {
            locals.append(isMap ? key : element)
        }
        if let condition = comprehension.condition { _ = analyse(condition) }
        let body = analyse(comprehension.body)
        locals.removeLast(locals.count - outer)
        switch comprehension.kind {
        case .all, .exists, .existsOne: return .none
        case .filter, .sortBy: return range
        case .map, .transformList: return body
        case .transformMap, .transformMapEntry: return max(key, body)
        }
    }

    private mutating func scoped(_ expression: CELExpression) -> Exposure {
        let outer = locals.count
        defer { locals.removeLast(locals.count - outer) }
        switch expression.kind {
        case .bind(_, let value, let body):
            locals.append(analyse(value))
            return analyse(body)
        case .block(let slots, let body):
            for slot in slots { locals.append(analyse(slot)) }
            return analyse(body)
        case .optionalMap(let target, _, let body, _):
            let exposure = analyse(target)
            locals.append(exposure)
            return max(exposure == .secret ? .secret : .none, analyse(body))
        default: return .none
        }
    }

    // MARK: Types

    /// The exposure of a selection or an element.
    private func part(of whole: Exposure, of operand: CELExpression, _ expression: CELExpression) -> Exposure {
        if case .field(let field)? = checked.reference(of: expression), whole != .secret {
            return field.isSecret ? .secret : exposure(of: field.type)
        }
        switch checked.type(of: operand) {
        // Which field it is, is not known.
        case .record where whole != .none: return .secret
        default: return part(of: whole, checked.type(of: expression))
        }
    }

    /// The exposure of a part, of a certain type, of a value.
    private func part(of whole: Exposure, _ type: CELType) -> Exposure {
        guard whole == .holds else { return whole }
        var isKnown = true
        type.forEachPart { part in
            switch part {
            case .dyn, .parameter: isKnown = false
            default: break
            }
        }
        return isKnown ? exposure(of: type) : .secret
    }

    private func exposure(of type: CELType) -> Exposure {
        var seen: Set<String> = []
        return holdsSecret(type, &seen) ? .holds : .none
    }

    private func holdsSecret(_ type: CELType, _ seen: inout Set<String>) -> Bool {
        var names: [String] = []
        type.forEachPart { part in
            if case .record(let name) = part { names.append(name) }
        }
        for name in names where seen.insert(name).inserted {
            guard let record = declarations.record(named: name) else { continue }
            for field in record.fields.values where field.isSecret || holdsSecret(field.type, &seen) { return true }
        }
        return false
    }
}

extension CELBinaryOperator {
    /// Whether the result is more than a truth value.
    fileprivate var isArithmetic: Bool {
        switch self {
        case .add, .subtract, .multiply, .divide, .modulo: true
        default: false
        }
    }
}

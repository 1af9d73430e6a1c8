/// What the type variables of one check stand for, and the rules by which types fit each other (those of cel-go).
///
/// A variable is a parameter named `%0`, `%1`, …, which no declaration can be named. Work and depth are bounded: types that
/// pass a bound count as fitting, and ``isExhausted`` says so.
struct TypeSubstitution {
    private static let maximumSteps = 1_000_000
    /// Types are gone through by recursion, also where they are compared and written, on small stacks.
    private static let maximumDepth = 64
    /// The nodes of one type; `{x: x}` in nested `cel.bind`s doubles a type with each level.
    private static let maximumSize = 1_000

    private var bindings: [CELType?] = []
    private var trail: [(variable: Int, old: CELType?)] = []
    private var steps = 0

    var isExhausted: Bool { steps >= Self.maximumSteps }
    var hasVariables: Bool { !bindings.isEmpty }

    mutating func makeVariable() -> CELType {
        bindings.append(nil)
        return .parameter("%\(bindings.count - 1)")
    }

    /// Whether a value of the first type may stand where the second is wanted; binds variables where that makes it so.
    mutating func isAssignable(_ type: CELType, to wanted: CELType) -> Bool {
        defer { trail.removeAll(keepingCapacity: true) }
        if unify(type, wanted, 0) { return true }
        undo()
        return false
    }

    /// The same for several types, all or none.
    mutating func areAssignable(_ types: [CELType], to wanted: [CELType]) -> Bool {
        defer { trail.removeAll(keepingCapacity: true) }
        if unifyAll(types, wanted, 0) { return true }
        undo()
        return false
    }

    /// The type of a list whose elements have either type.
    mutating func join(_ first: CELType, _ second: CELType) -> CELType {
        isAssignable(first, to: second) ? moreGeneral(first, second) : .dyn
    }

    /// The type's outermost form, with what is bound to it when it is a variable.
    func head(_ type: CELType) -> CELType {
        guard let variable = variable(type) else { return type }
        let (last, bound) = find(variable)
        return bound ?? .parameter("%\(last)")
    }

    /// The type with variables replaced by what they stand for, and free ones by `dyn` on demand.
    func resolve(_ type: CELType, freeAsDyn: Bool) -> CELType {
        var size = 0
        return resolve(type, freeAsDyn, &size, 0)
    }

    /// The type, or `dyn` where it has too many parts.
    func bounded(_ type: CELType) -> CELType {
        var size = 0
        return isBounded(type, &size, 0) ? type : .dyn
    }

    // MARK: Variables

    private func variable(_ type: CELType) -> Int? {
        guard case .parameter(let name) = type else { return nil }
        var bytes = name.utf8.makeIterator()
        guard bytes.next() == UInt8(ascii: "%") else { return nil }
        var index = 0
        while let byte = bytes.next() {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), index <= bindings.count else { return nil }
            index = index * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return bindings.indices.contains(index) ? index : nil
    }

    /// The last variable of a chain of variables, and what it is bound to.
    private func find(_ variable: Int) -> (last: Int, bound: CELType?) {
        var last = variable
        while let bound = bindings[last] {
            guard let next = self.variable(bound) else { return (last, bound) }
            last = next
        }
        return (last, nil)
    }

    private mutating func bind(_ variable: Int, to type: CELType) {
        trail.append((variable, bindings[variable]))
        bindings[variable] = type
    }

    private mutating func undo() {
        while let (variable, old) = trail.popLast() { bindings[variable] = old }
    }

    // MARK: Unification

    private mutating func unifyAll(_ types: [CELType], _ wanted: [CELType], _ depth: Int) -> Bool {
        guard types.count == wanted.count else { return false }
        for index in types.indices where !unify(types[index], wanted[index], depth) { return false }
        return true
    }

    private mutating func unify(_ type: CELType, _ wanted: CELType, _ depth: Int) -> Bool {
        steps += 1
        guard depth < Self.maximumDepth, !isExhausted else { return true }
        if let variable = variable(wanted) {
            switch substitute(type, for: variable, depth) {
            case .fits: return true
            case .differs: return false
            case .occurs: if self.variable(type) == nil { return false }
            }
        }
        if let variable = variable(type) { return substitute(wanted, for: variable, depth) == .fits }
        switch (type, wanted) {
        case (.dyn, _), (_, .dyn): return true
        // A parameter of the caller's that no overload declares.
        case (.parameter, _), (_, .parameter): return true
        case (.null, let other), (let other, .null): return other.takesNull
        case (.nullable(let first), .nullable(let second)): return unify(first, second, depth + 1)
        case (.nullable(let first), let second), (let first, .nullable(let second)):
            return unify(first, second, depth + 1)
        case (.list(let first), .list(let second)): return unify(first, second, depth + 1)
        case (.map(let key, let value), .map(let otherKey, let otherValue)):
            return unify(key, otherKey, depth + 1) && unify(value, otherValue, depth + 1)
        case (.type, .type): return true
        case (.opaque(let name, let parameters), .opaque(let otherName, let others)):
            return name == otherName && unifyAll(parameters, others, depth + 1)
        case (.record(let name), .record(let other)): return name == other
        case (.record, .map(let key, let value)):
            return unify(.string, key, depth + 1) && unify(.dyn, value, depth + 1)
        case (.map(let key, let value), .record):
            return unify(key, .string, depth + 1) && unify(value, .dyn, depth + 1)
        default: return type.isSameScalar(as: wanted)
        }
    }

    private enum Fit {
        case fits, differs, occurs
    }

    private mutating func substitute(_ type: CELType, for variable: Int, _ depth: Int) -> Fit {
        let (last, bound) = find(variable)
        if let other = self.variable(type), find(other).last == last { return .fits }
        if let bound {
            guard unify(type, bound, depth + 1) else { return .differs }
            let general = moreGeneral(type, bound)
            if !occurs(last, in: general, 0) { bind(last, to: general) }
            return .fits
        }
        guard !occurs(last, in: type, 0) else { return .occurs }
        bind(last, to: type)
        return .fits
    }

    private mutating func occurs(_ variable: Int, in type: CELType, _ depth: Int) -> Bool {
        steps += 1
        guard depth < Self.maximumDepth, !isExhausted else { return true }
        if let other = self.variable(type) {
            let (last, bound) = find(other)
            if last == variable { return true }
            guard let bound else { return false }
            return occurs(variable, in: bound, depth + 1)
        }
        switch type {
        case .list(let element), .type(let element), .nullable(let element):
            return occurs(variable, in: element, depth + 1)
        case .map(let key, let value):
            return occurs(variable, in: key, depth + 1) || occurs(variable, in: value, depth + 1)
        case .opaque(_, let parameters):
            for parameter in parameters where occurs(variable, in: parameter, depth + 1) { return true }
            return false
        default: return false
        }
    }

    // MARK: Generality

    /// Of two types that fit each other the one that says less.
    private mutating func moreGeneral(_ first: CELType, _ second: CELType) -> CELType {
        isAsGeneral(first, as: second, 0) ? first : second
    }

    private mutating func isAsGeneral(_ type: CELType, as other: CELType, _ depth: Int) -> Bool {
        steps += 1
        guard depth < Self.maximumDepth, !isExhausted else { return true }
        switch (head(type), head(other)) {
        case (.dyn, _), (.parameter, _): return true
        case (_, .dyn), (_, .parameter): return false
        case (.null, .null): return true
        case (.null, _): return false
        case (_, .null): return true
        case (.nullable(let first), .nullable(let second)), (.nullable(let first), let second):
            return isAsGeneral(first, as: second, depth + 1)
        case (_, .nullable): return false
        case (.list(let first), .list(let second)): return isAsGeneral(first, as: second, depth + 1)
        case (.map(let key, let value), .map(let otherKey, let otherValue)):
            return isAsGeneral(key, as: otherKey, depth + 1) && isAsGeneral(value, as: otherValue, depth + 1)
        case (.map, .record), (.type, .type): return true
        case (.record(let name), .record(let otherName)): return name == otherName
        case (.opaque(let name, let parameters), .opaque(let otherName, let others)):
            guard name == otherName, parameters.count == others.count else { return false }
            for index in parameters.indices where !isAsGeneral(parameters[index], as: others[index], depth + 1) {
                return false
            }
            return true
        case (let first, let second): return first.isSameScalar(as: second)
        }
    }

    // MARK: Results

    private func resolve(_ type: CELType, _ freeAsDyn: Bool, _ size: inout Int, _ depth: Int) -> CELType {
        size += 1
        guard size <= Self.maximumSize, depth < Self.maximumDepth else { return .dyn }
        if let variable = variable(type) {
            let (last, bound) = find(variable)
            guard let bound else { return freeAsDyn ? .dyn : .parameter("%\(last)") }
            return resolve(bound, freeAsDyn, &size, depth + 1)
        }
        switch type {
        case .list(let element): return .list(resolve(element, freeAsDyn, &size, depth + 1))
        case .map(let key, let value):
            let key = resolve(key, freeAsDyn, &size, depth + 1)
            return .map(key, resolve(value, freeAsDyn, &size, depth + 1))
        case .type(let inner): return .type(resolve(inner, freeAsDyn, &size, depth + 1))
        case .nullable(let inner): return .nullable(resolve(inner, freeAsDyn, &size, depth + 1))
        case .opaque(let name, let parameters) where !parameters.isEmpty:
            var resolved: [CELType] = []
            for parameter in parameters { resolved.append(resolve(parameter, freeAsDyn, &size, depth + 1)) }
            return .opaque(name, resolved)
        default: return type
        }
    }

    private func isBounded(_ type: CELType, _ size: inout Int, _ depth: Int) -> Bool {
        size += 1
        guard size <= Self.maximumSize, depth < Self.maximumDepth else { return false }
        switch type {
        case .list(let element), .type(let element), .nullable(let element):
            return isBounded(element, &size, depth + 1)
        case .map(let key, let value):
            return isBounded(key, &size, depth + 1) && isBounded(value, &size, depth + 1)
        case .opaque(_, let parameters):
            for parameter in parameters where !isBounded(parameter, &size, depth + 1) { return false }
            return true
        default: return true
        }
    }
}

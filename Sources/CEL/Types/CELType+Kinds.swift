extension CELType {
    /// Whether `null` may stand where the type is wanted, as in the reference implementation.
    var takesNull: Bool {
        switch self {
        case .null, .nullable, .opaque, .timestamp, .duration, .record, .dyn: true
        default: false
        }
    }

    /// Whether both are the same type without parts.
    func isSameScalar(as other: CELType) -> Bool {
        switch (self, other) {
        case (.bool, .bool), (.int, .int), (.uint, .uint), (.double, .double), (.string, .string), (.bytes, .bytes),
            (.timestamp, .timestamp), (.duration, .duration), (.null, .null), (.dyn, .dyn):
            true
        default: false
        }
    }

    var isDyn: Bool {
        if case .dyn = self { true } else { false }
    }

    /// What an optional wraps; nil for other types.
    var optionalWrapped: CELType? {
        guard case .opaque("optional_type", let parameters) = self else { return nil }
        return parameters.first ?? .dyn
    }

    /// The types that it is made of, itself included.
    func forEachPart(_ body: (CELType) -> Void) {
        body(self)
        switch self {
        case .list(let part), .type(let part), .nullable(let part): part.forEachPart(body)
        case .map(let key, let value):
            key.forEachPart(body)
            value.forEachPart(body)
        case .opaque(_, let parts): for part in parts { part.forEachPart(body) }
        default: break
        }
    }

    /// The type with parameters replaced.
    func replacingParameters(_ replacement: (String) -> CELType) -> CELType {
        switch self {
        case .parameter(let name): return replacement(name)
        case .list(let element): return .list(element.replacingParameters(replacement))
        case .map(let key, let value):
            return .map(key.replacingParameters(replacement), value.replacingParameters(replacement))
        case .type(let inner): return .type(inner.replacingParameters(replacement))
        case .nullable(let inner): return .nullable(inner.replacingParameters(replacement))
        case .opaque(let name, let parameters) where !parameters.isEmpty:
            return .opaque(name, parameters.map { $0.replacingParameters(replacement) })
        default: return self
        }
    }
}

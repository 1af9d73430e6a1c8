import CEL

extension CELValue {
    /// Whether the value is one that an expression of the type may have.
    func fits(_ type: CELType) -> Bool {
        switch (type, self) {
        case (.dyn, _), (.parameter, _), (.nullable, _): true
        case (.null, .null), (.bool, .bool), (.int, .int), (.uint, .uint), (.double, .double), (.string, .string),
            (.bytes, .bytes), (.timestamp, .timestamp), (.duration, .duration), (.type, .type):
            true
        case (.list(let element), .list(let elements)): elements.allSatisfy { $0.fits(element) }
        case (.map(let key, let value), .map(let map)):
            map.keys.allSatisfy { $0.fits(key) } && map.values.allSatisfy { $0.fits(value) }
        case (.opaque("optional_type", let wrapped), .optional(let optional)):
            optional.value.map { $0.fits(wrapped.first ?? .dyn) } ?? true
        case (.opaque(let name, _), .opaque(let value)): value.typeName == name
        case (.record, .map): true
        // The language lets null stand for these.
        case (.timestamp, .null), (.duration, .null), (.opaque, .null), (.record, .null): true
        default: false
        }
    }
}

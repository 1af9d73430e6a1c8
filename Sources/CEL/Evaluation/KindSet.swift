/// The kinds of value that a parameter takes.
struct KindSet: Sendable {
    private let bits: UInt16
    /// Where only one opaque type is taken, its name.
    private let opaqueName: String?

    /// The kinds of a type's values; what elements a list or map has is not asked.
    init(_ type: CELType) {
        var name: String?
        bits = Self.bits(of: type, opaqueName: &name)
        opaqueName = name
    }

    func contains(_ value: CELValue) -> Bool {
        guard bits & value.kindBit != 0 else { return false }
        guard let opaqueName, case .opaque(let opaque) = value else { return true }
        return opaque.typeName == opaqueName
    }

    private static func bits(of type: CELType, opaqueName: inout String?) -> UInt16 {
        switch type {
        case .dyn, .parameter: return .max
        case .null: return 1
        case .bool: return 1 << 1
        case .int: return 1 << 2
        case .uint: return 1 << 3
        case .double: return 1 << 4
        case .string: return 1 << 5
        case .bytes: return 1 << 6
        case .list: return 1 << 7
        case .map, .record: return 1 << 8
        case .duration: return 1 << 9
        case .timestamp: return 1 << 10
        case .type: return 1 << 11
        case .nullable(let wrapped): return 1 | bits(of: wrapped, opaqueName: &opaqueName)
        case .opaque("optional_type", _): return 1 << 12
        case .opaque(let name, _):
            opaqueName = name
            return 1 << 13
        }
    }
}

extension CELValue {
    /// The value's kind as one bit.
    fileprivate var kindBit: UInt16 {
        switch self {
        case .null: 1
        case .bool: 1 << 1
        case .int: 1 << 2
        case .uint: 1 << 3
        case .double: 1 << 4
        case .string: 1 << 5
        case .bytes: 1 << 6
        case .list: 1 << 7
        case .map: 1 << 8
        case .duration: 1 << 9
        case .timestamp: 1 << 10
        case .type: 1 << 11
        case .optional: 1 << 12
        case .opaque: 1 << 13
        }
    }
}

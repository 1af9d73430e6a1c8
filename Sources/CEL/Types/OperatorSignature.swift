/// One pair of types that an operator takes.
///
/// Lists, equality, membership and indexing have rules of their own.
struct OperatorSignature: Sendable {
    let left: CELType
    let right: CELType
    let result: CELType

    static func of(_ operator: CELBinaryOperator) -> [OperatorSignature] {
        switch `operator` {
        case .add: additions
        case .subtract: subtractions
        case .multiply, .divide: products
        case .modulo: remainders
        case .less, .lessOrEqual, .greater, .greaterOrEqual: comparisons
        case .equal, .notEqual, .isIn: []
        }
    }

    private init(_ left: CELType, _ right: CELType, _ result: CELType) {
        self.left = left
        self.right = right
        self.result = result
    }

    private static let remainders = [CELType.int, .uint].map { OperatorSignature($0, $0, $0) }

    private static let products = [CELType.int, .uint, .double].map { OperatorSignature($0, $0, $0) }

    private static let additions =
        products + [CELType.string, .bytes].map { OperatorSignature($0, $0, $0) } + [
            OperatorSignature(.duration, .duration, .duration), OperatorSignature(.timestamp, .duration, .timestamp),
            OperatorSignature(.duration, .timestamp, .timestamp),
        ]

    private static let subtractions =
        products + [
            OperatorSignature(.duration, .duration, .duration), OperatorSignature(.timestamp, .duration, .timestamp),
            OperatorSignature(.timestamp, .timestamp, .duration),
        ]

    private static let comparisons: [OperatorSignature] = {
        let numbers: [CELType] = [.int, .uint, .double]
        let mixed = numbers.flatMap { left in numbers.map { OperatorSignature(left, $0, .bool) } }
        let others: [CELType] = [.string, .bool, .bytes, .timestamp, .duration]
        return mixed + others.map { OperatorSignature($0, $0, .bool) }
    }()
}

extension CELBinaryOperator {
    /// Whether it asks which of two values is less.
    var isComparison: Bool {
        switch self {
        case .less, .lessOrEqual, .greater, .greaterOrEqual: true
        default: false
        }
    }
}

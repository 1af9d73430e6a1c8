extension CELExpression {
    /// The nodes right below, in the order of the source.
    public var children: [CELExpression] {
        switch kind {
        case .literal, .identifier: []
        case .select(let operand, _, _), .has(let operand, _), .unary(_, let operand): [operand]
        case .index(let operand, let key, _): [operand, key]
        case .binary(_, let left, let right): [left, right]
        case .and(let members), .or(let members): members
        case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
        case .call(_, let target, let arguments): (target.map { [$0] } ?? []) + arguments
        case .list(let elements): elements.map(\.value)
        case .map(let entries): entries.flatMap { [$0.key, $0.value] }
        case .message(_, let fields): fields.map(\.value)
        case .comprehension(let comprehension):
            [comprehension.range] + (comprehension.condition.map { [$0] } ?? []) + [comprehension.body]
        case .bind(_, let value, let body): [value, body]
        case .block(let slots, let body): slots + [body]
        case .optionalMap(let target, _, let body, _): [target, body]
        }
    }
}

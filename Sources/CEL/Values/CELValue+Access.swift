extension CELValue {
    /// Whether a list has an element equal to a value, or a map has a key: the operator `in`.
    ///
    /// - Throws: `noSuchOverload` when the container is neither.
    public static func contains(_ element: CELValue, in container: CELValue) throws(CELFailure) -> Bool {
        switch container {
        case .list(let elements):
            for other in elements where isEqual(element, other) { return true }
            return false
        case .map(let map):
            return map.position(of: element) != nil
        default:
            throw .noSuchOverload(function: "in", kinds: [element.kindName, container.kindName])
        }
    }

    /// The element of a list at an index, or the value of a map under a key.
    ///
    /// A uint or a double without a fraction serves as an index too.
    ///
    /// - Throws: `indexOutOfRange`, `noSuchKey`, `invalidArgument` for a fraction, `noSuchOverload` for other kinds.
    public func element(at key: CELValue) throws(CELFailure) -> CELValue {
        switch self {
        case .map(let map):
            guard let value = map[key] else { throw .noSuchKey(key.shortText()) }
            return value
        case .list(let elements):
            guard key.isNumber else { break }
            guard let number = CELWholeNumber(key) else {
                throw .invalidArgument("\(key.shortText()) is no index of a list")
            }
            let index = number.index ?? .max
            guard index >= 0, index < elements.count else {
                throw .indexOutOfRange(index, size: elements.count)
            }
            return elements[Int(index)]
        default: break
        }
        throw .noSuchOverload(function: "[]", kinds: [kindName, key.kindName])
    }
}

/// Why an expression has no value.
public enum CELFailure: Error, Hashable, Sendable {
    /// A map has no such key, or a record no such field; the key as it would be written.
    case noSuchKey(String)
    /// A list has no element at this index; the index, and the list's size.
    case indexOutOfRange(Int64, size: Int)
    /// No overload of the function takes these kinds of value.
    case noSuchOverload(function: String, kinds: [String])
    /// A name that nothing is bound to.
    case noSuchVariable(String)
    /// An integer, duration or timestamp left its range.
    case overflow(String)
    /// A division or modulo by zero.
    case divisionByZero
    /// An argument that the function cannot use; what, and why.
    case invalidArgument(String)
    /// The same key twice in one map; the key as it would be written.
    case repeatedKey(String)
    /// `value()` of an optional that has none.
    case noValue
    /// A bound of the evaluation was reached: `steps`, `memory` or `depth`.
    case limitReached(String)
}

extension CELFailure: CustomStringConvertible {
    /// The failure in words, as a fragment.
    public var description: String {
        switch self {
        case .noSuchKey(let key): "no such key: \(key)"
        case .indexOutOfRange(let index, let size): "index \(index) is out of range for a list of \(size)"
        case .noSuchOverload(let function, let kinds):
            "\(function) does not take (\(kinds.joined(separator: ", ")))"
        case .noSuchVariable(let name): "nothing is bound to \(name)"
        case .overflow(let what): "\(what) is out of range"
        case .divisionByZero: "division by zero"
        case .invalidArgument(let why): why
        case .repeatedKey(let key): "the key \(key) comes twice"
        case .noValue: "the optional has no value"
        case .limitReached(let limit): "the evaluation's limit of \(limit) is reached"
        }
    }
}

/// What an overload does with its arguments.
///
/// The arguments have the kinds of the overload's parameters (`dyn` and type parameters: any kind), also in expressions
/// that were not checked: the evaluator picks the overload by the arguments' kinds.
public enum CELImplementation: Sendable {
    /// For one argument, or the target alone.
    case unary(@Sendable (CELValue) throws(CELFailure) -> CELValue)
    /// For two arguments, the target first.
    case binary(@Sendable (CELValue, CELValue) throws(CELFailure) -> CELValue)
    /// For any number of arguments, the target first.
    case variadic(@Sendable ([CELValue]) throws(CELFailure) -> CELValue)
}

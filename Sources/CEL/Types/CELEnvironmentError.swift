/// Why declarations do not make an environment.
public enum CELEnvironmentError: Error, Hashable, Sendable {
    /// A name that no expression could write.
    case invalidName(String)
    /// Two variables, or two records, of one name.
    case repeatedName(String)
    /// Two overloads of one function that take the same arguments, or have the same id; the function, and their ids.
    case conflictingOverloads(function: String, String, String)
    /// A type mentions a record that is not declared; the record, and where.
    case unknownRecord(String, in: String)
}

extension CELEnvironmentError: CustomStringConvertible {
    /// The error in words, as a fragment.
    public var description: String {
        switch self {
        case .invalidName(let name): "\(name) is not a name that an expression can use"
        case .repeatedName(let name): "\(name) is declared twice"
        case .conflictingOverloads(let function, let first, let second):
            first == second
                ? "\(function) has two overloads with the id \(first)"
                : "the overloads \(first) and \(second) of \(function) take the same arguments"
        case .unknownRecord(let record, let place): "\(place) mentions the record \(record), which is not declared"
        }
    }
}

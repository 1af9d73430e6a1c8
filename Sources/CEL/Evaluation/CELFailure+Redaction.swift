extension CELFailure {
    /// The failure without anything that a value could have put into it.
    var redacted: CELFailure {
        switch self {
        case .noSuchKey: .noSuchKey("***")
        case .indexOutOfRange: .invalidArgument("an index is out of range")
        case .overflow: .overflow("***")
        case .invalidArgument: .invalidArgument("an argument cannot be used: ***")
        case .repeatedKey: .repeatedKey("***")
        case .noSuchOverload, .noSuchVariable, .divisionByZero, .noValue, .limitReached: self
        }
    }
}

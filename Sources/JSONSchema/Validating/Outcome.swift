/// What applying a schema to a value gave.
enum Outcome: UInt8, Sendable {
    case invalid
    case unjudged
    case valid

    /// Both must hold.
    @inline(__always)
    func and(_ other: Outcome) -> Outcome {
        rawValue < other.rawValue ? self : other
    }

    /// One of both must hold.
    @inline(__always)
    func or(_ other: Outcome) -> Outcome {
        rawValue > other.rawValue ? self : other
    }

    /// The opposite.
    @inline(__always)
    var inverted: Outcome {
        switch self {
        case .invalid: .valid
        case .unjudged: .unjudged
        case .valid: .invalid
        }
    }

    @inline(__always)
    init(_ holds: Bool) {
        self = holds ? .valid : .invalid
    }
}

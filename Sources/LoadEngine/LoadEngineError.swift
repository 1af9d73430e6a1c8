/// A reason why a load could not be put on at all; what goes wrong within it is counted in ``LoadResult``.
public enum LoadEngineError: Error, Hashable, Sendable {
    /// The plan cannot be carried out.
    case invalidPlan(String)
    /// The operating system refused something that the engine cannot do without.
    case unavailable(String, errno: Int32)
}

extension LoadEngineError: CustomStringConvertible {
    /// A lower-case fragment, to be composed.
    public var description: String {
        switch self {
        case .invalidPlan(let reason): "invalid load plan: \(reason)"
        case .unavailable(let what, let errno): "cannot get \(what): error \(errno)"
        }
    }
}

/// When requests are to start, whatever the service does meanwhile: an open model.
public enum Arrival: Hashable, Sendable {
    /// Request *i* starts *i* / rate seconds into the run.
    case constant(perSecond: Double)
    /// Independent users: the gaps are exponentially distributed. The seed reproduces the schedule.
    case poisson(perSecond: Double, seed: UInt64)

    /// The mean number of requests in a second.
    public var perSecond: Double {
        switch self {
        case .constant(let perSecond), .poisson(let perSecond, _): perSecond
        }
    }
}

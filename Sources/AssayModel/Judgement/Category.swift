/// A fifth of the launch readiness score, with a fixed number of its 100 points.
public enum Category: String, Codable, Sendable, Hashable, CaseIterable {
    /// Does the service do what it says?
    case functionality
    /// Does it withstand misuse?
    case security
    /// Does it hold its objectives under load?
    case performance
    /// Is it configured, deployed and recoverable?
    case infrastructure
    /// Can others run it?
    case documentation

    /// The points of the category; all categories together have 100.
    public var points: Double {
        switch self {
        case .functionality, .security: 25
        case .performance, .infrastructure: 20
        case .documentation: 10
        }
    }
}

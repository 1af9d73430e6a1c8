/// The field a check belongs to: the first part of its id and the folder of its file.
public enum Area: String, Codable, Sendable, Hashable, CaseIterable {
    /// Settings, secrets and the files that hold them.
    case configuration
    /// Behaviour of the API.
    case functionality
    /// Resistance to misuse.
    case security
    /// Latency, errors and capacity under load.
    case performance
    /// Images, start, stop, health and recovery.
    case deployment
    /// Documents that people rely on.
    case documentation

    /// The category whose points the area's checks move.
    public var category: Category {
        switch self {
        case .configuration, .deployment: .infrastructure
        case .functionality: .functionality
        case .security: .security
        case .performance: .performance
        case .documentation: .documentation
        }
    }
}

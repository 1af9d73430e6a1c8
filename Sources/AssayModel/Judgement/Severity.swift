/// How much harm a finding does when it strikes: the impact axis of the risk matrix.
public enum Severity: String, Codable, Sendable, Hashable, CaseIterable {
    /// Worth knowing; nothing breaks.
    case info
    /// A nuisance or a hardening gap.
    case low
    /// Degrades the service or weakens a defence.
    case medium
    /// Takes the service down, or opens it to an attack with some effort.
    case high
    /// Loses data, or hands the service to whoever asks.
    case critical

    /// The impact on the risk matrix, 1 (info) to 5 (critical).
    public var impact: Int {
        switch self {
        case .info: 1
        case .low: 2
        case .medium: 3
        case .high: 4
        case .critical: 5
        }
    }
}

extension Severity: Comparable {
    /// Orders severities by their impact.
    public static func < (left: Severity, right: Severity) -> Bool {
        left.impact < right.impact
    }
}

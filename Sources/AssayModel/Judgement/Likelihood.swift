/// How probable it is that a finding strikes in production: the likelihood axis of the risk matrix.
public enum Likelihood: String, Codable, Sendable, Hashable, CaseIterable {
    /// Needs several unlikely things at once.
    case rare
    /// Not expected within a year.
    case unlikely
    /// May happen within a year.
    case possible
    /// Expected within months.
    case likely
    /// Happens on the first day, or has happened during the audit.
    case almostCertain = "almost-certain"

    /// The rank on the risk matrix, 1 (rare) to 5 (almost certain).
    public var rank: Int {
        switch self {
        case .rare: 1
        case .unlikely: 2
        case .possible: 3
        case .likely: 4
        case .almostCertain: 5
        }
    }
}

extension Likelihood: Comparable {
    /// Orders likelihoods by their rank.
    public static func < (left: Likelihood, right: Likelihood) -> Bool {
        left.rank < right.rank
    }
}

/// The answer to the one question, whether the service may launch.
public enum Verdict: String, Codable, Sendable, Hashable, CaseIterable {
    /// Launch.
    case go = "GO"
    /// Launch, with named monitors that were verified to exist.
    case goWithMonitoring = "GO WITH MONITORING"
    /// Launch once each condition has an owner and a date.
    case conditionalGo = "CONDITIONAL GO"
    /// Do not launch: too much is unknown to say more.
    case insufficientEvidence = "NO-GO (insufficient evidence)"
    /// Do not launch: what is known forbids it.
    case noGo = "NO-GO"

    /// The exit status of `audit` and `decide`.
    public var exitStatus: Int32 {
        switch self {
        case .go, .goWithMonitoring: 0
        case .noGo: 1
        case .conditionalGo: 2
        case .insufficientEvidence: 3
        }
    }

    /// How far the verdict lets a launch go: 3 for GO, 0 for both kinds of NO-GO.
    public var launchRank: Int {
        switch self {
        case .go: 3
        case .goWithMonitoring: 2
        case .conditionalGo: 1
        case .insufficientEvidence, .noGo: 0
        }
    }

    /// The least score of the band.
    public var leastScore: Double {
        switch self {
        case .go: 90
        case .goWithMonitoring: 80
        case .conditionalGo: 70
        case .insufficientEvidence, .noGo: 0
        }
    }
}

/// What came of a check.
public enum Outcome: Codable, Sendable, Hashable {
    /// Every subject on a complete roster was judged, and nothing is wrong.
    case pass
    /// Something of medium or lower severity is wrong.
    case partial
    /// Something of high or critical severity is wrong.
    case fail
    /// The complete inventory holds nothing that the check speaks about.
    case notApplicable(String)
    /// Evidence is missing, stale, unparsable, tampered or about something else. Never a pass.
    case notAssessed(Unjudged)
}

extension Outcome {
    /// The outcome in one or two words.
    public var label: String {
        switch self {
        case .pass: "pass"
        case .partial: "partial"
        case .fail: "fail"
        case .notApplicable: "not applicable"
        case .notAssessed: "not assessed"
        }
    }
}

import AssayModel

/// Which accepted risks the decision takes into account.
struct WaiverRuling: Sendable, Hashable {
    /// What came of each waiver, in an order that does not depend on the plan's.
    var results: [WaiverResult] = []
    /// The valid waivers in the same order.
    var valid: [Plan.Waiver] = []
    /// The fingerprints that valid waivers cover.
    var accepted: Set<Digest> = []

    /// The longest that a waiver may last: 90 days.
    static let longest: Int64 = 90 * 86_400_000

    init(_ waivers: [Plan.Waiver], over results: [CheckResult], now: Instant) {
        guard !waivers.isEmpty else { return }
        var headlines: [Digest: String] = [:]
        for finding in results.flatMap(\.findings) where headlines[finding.fingerprint] == nil {
            headlines[finding.fingerprint] = finding.headline
        }
        for waiver in waivers.sorted(by: Self.precedes) {
            let headline = headlines[waiver.fingerprint]
            let refusal = Self.refusal(of: waiver, isMatched: headline != nil, now: now)
            self.results.append(
                WaiverResult(
                    fingerprint: waiver.fingerprint,
                    isValid: refusal == nil,
                    reason: refusal ?? "covers \(headline ?? "")",
                    expires: waiver.expires
                )
            )
            guard refusal == nil else { continue }
            valid.append(waiver)
            accepted.insert(waiver.fingerprint)
        }
    }

    private static func refusal(of waiver: Plan.Waiver, isMatched: Bool, now: Instant) -> String? {
        let (approver, requester) = (PersonName(waiver.approver), PersonName(waiver.requester))
        if !isMatched { return "no finding of this run has the fingerprint" }
        if approver.isEmpty { return "no approver is named" }
        if requester.isEmpty { return "no requester is named, so that nobody can tell the approver from the requester" }
        if approver == requester { return "the approver is the requester" }
        if PersonName(waiver.reason).isEmpty { return "no reason is given" }
        if PersonName(waiver.compensatingControl).isEmpty { return "no compensating control is named" }
        if waiver.granted > now { return "it is granted only from \(waiver.granted.readable)" }
        if waiver.expires <= now { return "it expired on \(waiver.expires.readable)" }
        let (length, overflow) = waiver.expires.milliseconds
            .subtractingReportingOverflow(waiver.granted.milliseconds)
        return overflow || length > longest ? "it lasts longer than 90 days" : nil
    }

    private static func precedes(_ left: Plan.Waiver, _ right: Plan.Waiver) -> Bool {
        guard left.fingerprint == right.fingerprint else { return left.fingerprint < right.fingerprint }
        guard left.expires == right.expires else { return left.expires < right.expires }
        return left != right && "\(left)" < "\(right)"
    }
}

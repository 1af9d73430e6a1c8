import AssayModel

/// Which controls the plan may leave out of the score.
///
/// What an exemption takes of a category's allowance depends on the plan alone: evidence that comes or goes never
/// makes room for another one.
struct ExemptionRuling: Sendable, Hashable {
    /// What came of each exemption, in the order of the plan.
    var results: [ExemptionResult] = []
    /// The exemptions in force, by control.
    var inForce: [String: Plan.Exemption] = [:]

    /// The controls that a must names.
    static let controlsOfMusts = Set(MustTable.musts.flatMap(\.controls))

    init(_ exemptions: [Plan.Exemption], given resultsByControl: [String: [CheckResult]]) {
        var taken: [Category: Double] = [:]
        var seen: Set<String> = []
        for exemption in exemptions {
            let refusal =
                Self.refusal(of: exemption, seen: &seen, taken: &taken)
                ?? Self.contradiction(in: resultsByControl[exemption.control] ?? [])
            if refusal == nil { inForce[exemption.control] = exemption }
            results.append(
                ExemptionResult(
                    control: exemption.control,
                    isValid: refusal == nil,
                    reason: refusal ?? exemption.text
                )
            )
        }
    }

    private static func refusal(
        of exemption: Plan.Exemption,
        seen: inout Set<String>,
        taken: inout [Category: Double]
    ) -> String? {
        guard let control = ControlTable.control(exemption.control) else { return "no control has this id" }
        if PersonName(exemption.approver).isEmpty { return "no approver is named" }
        if PersonName(exemption.reason).isEmpty { return "no reason is given" }
        if controlsOfMusts.contains(control.id) { return "a must rests on the control" }
        if !seen.insert(control.id).inserted { return "the control is declared twice" }
        let weight = taken[control.category, default: 0] + control.weight
        guard weight <= control.category.points * 3 / 10 else {
            return "the exemptions of \(control.category.rawValue) go beyond 30 % of its points"
        }
        taken[control.category] = weight
        return nil
    }

    /// Why the results of a control do not let an exemption stand.
    ///
    /// Where a probe did its work the evidence has the last word, and evidence that was lost or went stale must not
    /// do better than what it said; so only a check that the plan itself rules out gives way.
    private static func contradiction(in results: [CheckResult]) -> String? {
        let contrary = results.first { result in
            switch result.outcome {
            case .pass, .notApplicable: !result.gaps.isEmpty
            case .partial, .fail: true
            case .notAssessed(let why): why.reason != .notAllowed
            }
        }
        if let contrary {
            return contrary.leavesUnknown
                ? "its check \(contrary.check) may run and was not assessed: \(contrary.unknownReason ?? "")"
                : "its check \(contrary.check) has findings"
        }
        let isAnswered = results.contains { $0.outcome == .pass } && !results.contains(where: \.leavesUnknown)
        return isAnswered ? "its checks pass" : nil
    }
}

extension Plan.Exemption {
    /// Who declared it and why.
    var text: String {
        "declared not applicable by \(approver): \(reason)"
    }
}

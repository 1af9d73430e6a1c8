import AssayDecision
import AssayModel

/// Random inputs over the real table, from near perfect to hopeless, so that every verdict occurs.
struct RandomInput {
    var random: SplitMix
    private var number = 0

    init(seed: UInt64) {
        random = SplitMix(seed: seed)
    }

    mutating func next() -> DecisionInput {
        number = 0
        let defects: Double = [0.0, 0.02, 0.05, 0.1, 0.3, 0.6].randomElement(using: &random) ?? 0
        let worst: Severity = [.medium, .medium, .high, .critical].randomElement(using: &random) ?? .high
        var results: [CheckResult] = []
        var catalogue: [String: String] = [:]
        for control in ControlTable.controls {
            let isPreview = chance(defects / 2) && !Self.isNamedByMust(control.id)
            for index in 0..<(isPreview ? 0 : chance(0.3) ? 2 : 1) {
                let check = "\(control.id)-\(index)"
                catalogue[check] = control.id
                results.append(one(control.id, check, defects, worst))
            }
        }
        if chance(0.1) { results.append(one("security.of-another-table", "stray", 0.5, worst)) }
        let findings = results.flatMap(\.findings)
        let waived = chance(0.5) ? findings.filter { _ in chance(0.7) } : []
        let waivers = waived.compactMap { found in
            Int(found.fingerprint.hexadecimal.prefix(16), radix: 16)
                .map { waiver($0, expires: chance(0.9) ? 30 * day : -1) }
        }
        let exempt = ControlTable.controls.filter { chance(Self.isNamedByMust($0.id) ? 0.02 : 0.15) }
            .map { Plan.Exemption(control: $0.id, reason: "none of ours", approver: "Bob") }
        return DecisionInput(
            plan: digest(1),
            subject: AuditedSubject(commit: nil, isModified: false, tree: digest(2)),
            rulings: Plan.Rulings(
                notApplicable: exempt,
                waivers: waivers,
                must: chance(0.25) ? [Self.criteria.randomElement(using: &random) ?? "true"] : [],
                should: chance(0.25) ? [Self.criteria.randomElement(using: &random) ?? "true"] : []
            ),
            results: results,
            catalogue: catalogue,
            now: moment
        )
    }

    /// Conditions that people write: what is mended only helps them.
    static let criteria = [
        "!findings.exists(f, f.severity == 'critical' && f.open)", "findings.filter(f, f.open).all(f, f.risk < 12)",
        "size(findings.filter(f, f.impact >= 3 && f.open)) <= 5", "score.lo >= 75",
        "score.security.lo >= 15 || score.lo > 90",
        "controls['deployment.rollback'].state in ['pass', 'not-applicable']",
        "checks['security.cross-origin-0'].outcome == 'pass'", "run.commit == ''",
        "score.documentation.lo >= 6 && !findings.exists(f, f.category == 'security' && f.open)",
    ]

    /// Conditions that nobody should write: they hold of too little evidence, or of too much harm.
    static let perverseCriteria = [
        "score.lo < 90", "score.hi <= 99", "!(score.lo >= 80)", "findings.exists(f, f.severity == 'low')",
        "checks['security.cross-origin-0'].outcome != 'fail'", "controls['deployment.rollback'].state != 'fail'",
        "controls.all(c, controls[c].state != 'fail')", "size(checks) < 60", "score.hi - score.lo > 5.0",
        "checks.exists(c, checks[c].outcome == 'not-assessed')", "!has(checks.nothing)",
    ]

    mutating func chance(_ probability: Double) -> Bool {
        Double.random(in: 0..<1, using: &random) < probability
    }

    private mutating func one(
        _ control: String,
        _ check: String,
        _ defects: Double,
        _ worst: Severity
    ) -> CheckResult {
        let freshUntil = chance(0.8) ? moment.advanced(byMilliseconds: .random(in: 0...9, using: &random) * day) : nil
        guard chance(defects) else {
            let outcome = chance(0.05) && !Self.isNamedByMust(control) ? empty : .pass
            return result(control, outcome, check: check, freshUntil: freshUntil)
        }
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return result(control, unknown, check: check, freshUntil: nil)
        case 1: return result(control, notAllowed, check: check, freshUntil: nil)
        case 2: return result(control, empty, check: check, freshUntil: freshUntil)
        case 3:
            return result(control, check: check, freshUntil: moment.advanced(byMilliseconds: -1))
        default:
            let severities = Severity.allCases.filter { $0 <= worst }
            let findings = (0..<Int.random(in: 1...2, using: &random))
                .map { _ in
                    number += 1
                    return finding(
                        number,
                        control,
                        severities.randomElement(using: &random) ?? .low,
                        (chance(0.8) ? [.rare, .unlikely] : Likelihood.allCases).randomElement(using: &random) ?? .rare,
                        check: check
                    )
                }
            return result(control, nil, findings, check: check, freshUntil: freshUntil)
        }
    }

    private static func isNamedByMust(_ control: String) -> Bool {
        MustTable.musts.contains { $0.controls.contains(control) }
    }
}

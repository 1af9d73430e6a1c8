import AssayDecision
import AssayModel

/// The moment of all sample decisions.
let moment = Instant(milliseconds: 1_795_500_000_000)
let day: Int64 = 86_400_000
/// The musts that nothing in this version answers: decisions that launch take them as attested.
let attestable: Set<String> = ["team-ready", "prerequisites-complete"]

/// A digest with a number in its first digits.
func digest(_ number: Int) -> Digest {
    let digits = String(number, radix: 16)
    let text = String(repeating: "0", count: 16 - digits.count) + digits + String(repeating: "0", count: 48)
    guard let digest = Digest(text) else { preconditionFailure("64 digits make a digest") }
    return digest
}

/// A finding; its number is its fingerprint and its evidence.
func finding(
    _ number: Int,
    _ control: String,
    _ severity: Severity,
    _ likelihood: Likelihood = .rare,
    check: String? = nil,
    message: String = "is wrong"
) -> FindingRecord {
    FindingRecord(
        check: check ?? control,
        control: control,
        category: ControlTable.control(control)?.category ?? .security,
        severity: severity,
        likelihood: likelihood,
        message: message,
        remedy: "mend it",
        fingerprint: digest(number),
        references: [],
        location: nil,
        request: RequestReference(operation: "GET /\(number)"),
        evidence: [digest(1_000_000 + number)]
    )
}

/// A result; with findings and without an outcome, the one that follows from them.
func result(
    _ control: String,
    _ outcome: Outcome? = nil,
    _ findings: [FindingRecord] = [],
    check: String? = nil,
    freshUntil: Instant? = moment.advanced(byMilliseconds: 7 * day)
) -> CheckResult {
    let worst = findings.map(\.severity).max()
    let derived = worst.map { $0 >= .high ? Outcome.fail : .partial } ?? .pass
    return CheckResult(
        check: check ?? control,
        title: control,
        control: control,
        outcome: outcome ?? derived,
        findings: findings,
        judged: 1,
        evidence: [digest(2_000_000)] + findings.flatMap(\.evidence),
        freshUntil: freshUntil
    )
}

/// An input in which the results of some controls are replaced and every other control passes.
func input(
    replacing results: [CheckResult] = [],
    without: Set<String> = [],
    waivers: [Plan.Waiver] = [],
    exempt: [Plan.Exemption] = []
) -> DecisionInput {
    let replaced = Set(results.map(\.control)).union(without)
    let passing = ControlTable.controls.filter { !replaced.contains($0.id) }.map { result($0.id) }
    return DecisionInput(
        plan: digest(1),
        subject: AuditedSubject(commit: nil, isModified: false, tree: digest(2)),
        rulings: Plan.Rulings(notApplicable: exempt, waivers: waivers),
        results: passing + results,
        now: moment
    )
}

/// A waiver that is valid for the finding of a number, but for what is given.
func waiver(
    _ number: Int,
    requester: String = "Ann",
    approver: String = "Bob",
    reason: String = "known",
    compensatingControl: String = "a firewall rule",
    granted: Int64 = -day,
    expires: Int64 = 30 * day
) -> Plan.Waiver {
    Plan.Waiver(
        fingerprint: digest(number),
        reason: reason,
        requester: requester,
        approver: approver,
        compensatingControl: compensatingControl,
        granted: moment.advanced(byMilliseconds: granted),
        expires: moment.advanced(byMilliseconds: expires)
    )
}

let unknown = Outcome.notAssessed(Unjudged(.notRun, "was not run"))
let notAllowed = Outcome.notAssessed(Unjudged(.notAllowed, "the plan does not allow it"))
let empty = Outcome.notApplicable("there are none")

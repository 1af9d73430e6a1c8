import AssayExpressions
import AssayModel
import YAML

/// What the decision takes into account.
extension SectionReader {
    private static let longestWaiver: Int64 = 90 * 86_400_000

    /// Reads the section `decision`; ids of controls and checks are judged where the known ones are given.
    func rulings(knowing names: KnownNames) -> Plan.Rulings {
        var exemptions: [Plan.Exemption] = []
        for section in sections("not_applicable") {
            guard let exemption = section.exemption(knownControls: names.controls) else { continue }
            if exemptions.contains(where: { $0.control == exemption.control }) {
                let message = "the control \(exemption.control.quoted) is declared twice"
                mistakes.report(message, at: section.place(of: "control"))
            }
            exemptions.append(exemption)
        }
        var waivers: [Plan.Waiver] = []
        for section in sections("waivers") {
            guard let waiver = section.waiver() else { continue }
            if waivers.contains(where: { $0.fingerprint == waiver.fingerprint }) {
                mistakes.report("the finding is waived twice", at: section.place(of: "finding"))
            }
            waivers.append(waiver)
        }
        let criteria = { expressions($0, as: .criterion) { Criterion.diagnostics(of: $0, knowing: names) } ?? [] }
        return Plan.Rulings(
            notApplicable: exemptions,
            waivers: waivers,
            must: criteria("must"),
            should: criteria("should")
        )
    }

    private func exemption(knownControls: [String]?) -> Plan.Exemption? {
        let control = required("control", as: .line)
        let reason = required("reason", as: .text)
        let approver = required("approver", as: .line)
        if let control, let knownControls, !knownControls.contains(control) {
            let suggestion = control.nearest(among: knownControls)
            mistakes.report("unknown control \(control.quoted)", at: place(of: "control"), suggestion: suggestion)
        }
        guard let control, let reason, let approver else { return nil }
        return Plan.Exemption(control: control, reason: reason, approver: approver)
    }

    private func waiver() -> Plan.Waiver? {
        let fingerprint = required("finding", as: .fingerprint)
        let reason = required("reason", as: .text)
        let requester = required("requester", as: .line)
        let approver = required("approver", as: .line)
        let control = required("compensating_control", as: .text)
        let granted = required("granted", as: .date)
        let expires = required("expires", as: .date)
        if let requester, let approver, requester.foldedPersonName == approver.foldedPersonName {
            mistakes.report("the approver must not be the requester", at: place(of: "approver"))
        }
        if let granted, let expires {
            if expires <= granted {
                mistakes.report("a waiver must expire after it was granted", at: place(of: "expires"))
            } else if expires > granted.advanced(byMilliseconds: Self.longestWaiver) {
                mistakes.report("a waiver must expire within 90 days of its grant", at: place(of: "expires"))
            }
        }
        guard let fingerprint, let reason, let requester, let approver, let control, let granted, let expires else {
            return nil
        }
        return Plan.Waiver(
            fingerprint: fingerprint,
            reason: reason,
            requester: requester,
            approver: approver,
            compensatingControl: control,
            granted: granted,
            expires: expires
        )
    }
}

extension String {
    /// The name without regard to case, spacing and what nobody sees, so that a second spelling of one's own name
    /// approves nothing.
    fileprivate var foldedPersonName: String {
        let visible = unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
        return String(visible).lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

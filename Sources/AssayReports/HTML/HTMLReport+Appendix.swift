import AssayDecision
import AssayModel

extension HTMLReport {
    /// Waivers, facts of the run, and the register of evidence.
    static let appendixTemplate = """
        {{#hasWaivers}}
        <section aria-labelledby="waivers">
        <h2 id="waivers">Accepted risks</h2>
        <div class="scroll" role="region" aria-label="Table of accepted risks" tabindex="0"><table>
        <thead><tr><th scope="col">State</th><th scope="col">Finding</th><th scope="col">Ends</th><th scope="col">Reason</th></tr></thead>
        <tbody>
        {{#waivers}}
        <tr><td><span class="chip s-{{stateClass}}">{{state}}</span></td><td>{{>links}}<span class="id">{{fingerprint}}</span></td><td>{{ends}}</td><td>{{reason}}</td></tr>
        {{/waivers}}
        </tbody>
        </table></div>
        {{#waiverRest}}<p class="muted">{{.}}</p>{{/waiverRest}}
        </section>
        {{/hasWaivers}}
        <section aria-labelledby="run">
        <h2 id="run">The run</h2>
        <dl class="facts">
        {{#facts}}
        <div><dt>{{name}}</dt><dd>{{value}}</dd></div>
        {{/facts}}
        </dl>
        {{#hasRegister}}
        <details><summary>{{registerLabel}}</summary>
        <div class="scroll" role="region" aria-label="Register of evidence" tabindex="0"><table>
        <thead><tr><th scope="col">Kind</th><th scope="col">About</th><th scope="col">Observed</th><th scope="col">Digest</th></tr></thead>
        <tbody>
        {{#register}}
        <tr><td>{{kind}}</td><td>{{subject}}</td><td>{{observed}}</td><td class="id">{{digest}}</td></tr>
        {{/register}}
        </tbody>
        </table></div>
        {{#registerRest}}<p class="muted">{{.}}</p>{{/registerRest}}
        </details>
        {{/hasRegister}}
        </section>

        """

    /// The values for ``appendixTemplate``.
    var appendixContext: Context {
        let waivers = report.decision.waivers
        let register = report.evidence.prefix(300)
            .map { entry -> Context in
                [
                    "kind": entry.kind.html(limit: 60),
                    "subject": entry.subject.html(limit: 200),
                    "observed": entry.observedAt.readable,
                    "digest": entry.digest.short,
                ]
            }
        return [
            "hasWaivers": !waivers.isEmpty,
            "waivers": waivers.prefix(100).map(waiver),
            "waiverRest": rest(waivers.count - 100, "waiver"),
            "facts": facts,
            "hasRegister": !register.isEmpty,
            "registerLabel": "\(report.evidence.count.counted("piece", "pieces")) of evidence",
            "register": register,
            "registerRest": rest(report.evidence.count - 300, "piece"),
        ]
    }

    private func waiver(_ waiver: WaiverResult) -> Context {
        [
            "stateClass": waiver.isValid ? "waived" : "fail",
            "state": waiver.isValid ? "! accepted" : "✕ refused",
            "links": links(to: [waiver.fingerprint], limit: 1),
            "fingerprint": anchors[waiver.fingerprint] == nil ? waiver.fingerprint.short : "",
            "ends": waiver.expires.readable,
            "reason": waiver.reason.html(),
        ]
    }

    private var facts: [Context] {
        let run = report.run
        let rows: [(String, String?)] = [
            ("Service", report.serviceLabel),
            ("Subject", run.subject.label),
            ("Tree", run.subject.tree.description),
            ("Target", run.target),
            ("Plan", run.planFile),
            ("Plan digest", run.planDigest.description),
            ("Run", run.id),
            ("Folder", run.runFolder),
            ("Began", run.startedAt.readable),
            ("Ended", run.finishedAt.readable),
            ("Decided", report.decision.decidedAt.readable),
            ("Valid until", report.decision.validUntil?.readable),
            ("Checks in the catalogue", report.catalogue.checks.grouped),
            ("Shape of this report", report.schemaVersion),
        ]
        return rows.compactMap { name, value in
            value.map { ["name": name, "value": $0.html(limit: 300)] as Context }
        }
    }
}

import AssayDecision
import AssayModel

extension HTMLReport {
    /// What could not be assessed, and what to do about it.
    static let unknownsTemplate = """
        {{#hasUnknowns}}
        <section aria-labelledby="unknowns">
        <h2 id="unknowns">Not assessed: {{unknownCount}}</h2>
        <p class="muted">What is unknown earns no points and can hold a launch.</p>
        <div class="scroll" role="region" aria-label="Controls not assessed" tabindex="0"><table class="halves">
        <thead><tr><th scope="col">Control</th><th scope="col">What it needs</th></tr></thead>
        <tbody>
        {{#unknowns}}
        <tr><td>{{title}} <span class="id">{{id}}</span><br><span class="why">{{reason}}</span></td><td>{{next}}</td></tr>
        {{/unknowns}}
        </tbody>
        </table></div>
        {{#hasPreviews}}
        <details><summary>{{previewLabel}}</summary>
        <ul class="plain">
        {{#previews}}
        <li>{{title}} <span class="id">{{id}}</span></li>
        {{/previews}}
        </ul>
        </details>
        {{/hasPreviews}}
        </section>
        {{/hasUnknowns}}
        {{#hasGaps}}
        <section aria-labelledby="gaps">
        <h2 id="gaps">Gaps in the evidence: {{gapCount}}</h2>
        <details><summary>Subjects that a check could not judge</summary>
        <div class="scroll" role="region" aria-label="Gaps" tabindex="0"><table>
        <thead><tr><th scope="col">Check</th><th scope="col">Subject</th><th scope="col">Why</th></tr></thead>
        <tbody>
        {{#gaps}}
        <tr><td class="id">{{check}}</td><td>{{subject}}</td><td>{{why}}</td></tr>
        {{/gaps}}
        </tbody>
        </table></div>
        {{#gapRest}}<p class="muted">{{.}}</p>{{/gapRest}}
        </details>
        </section>
        {{/hasGaps}}

        """

    /// The values for ``unknownsTemplate``.
    var unknownsContext: Context {
        let unknown = report.unknownControls.map(\.control)
        let rows = unknown.filter { !$0.isPreview }
            .map { control -> Context in
                [
                    "title": control.title.html(),
                    "id": control.id.html(limit: 100),
                    "reason": (control.reason ?? "").html(),
                    "next": (ControlTable.control(control.id)?.nextStep ?? "").html(),
                ]
            }
        let previews = unknown.filter(\.isPreview)
            .map { control -> Context in ["title": control.title.html(), "id": control.id.html(limit: 100)] }
        let gaps = report.gaps
        return [
            "hasUnknowns": !unknown.isEmpty,
            "unknownCount": unknown.count.counted("control"),
            "unknowns": rows,
            "hasPreviews": !previews.isEmpty,
            "previewLabel": "\(previews.count.counted("control")) in PREVIEW: no check of this version asks yet",
            "previews": previews,
            "hasGaps": !gaps.isEmpty,
            "gapCount": gaps.count.grouped,
            "gaps": gaps.prefix(100)
                .map { row -> Context in
                    [
                        "check": row.check.html(limit: 100),
                        "subject": row.gap.subject.html(limit: 200),
                        "why": row.gap.why.detail.html(),
                    ]
                },
            "gapRest": rest(gaps.count - 100, "gap"),
        ]
    }
}

import AssayDecision

extension HTMLReport {
    /// What to do: the conditions, and the shortest list of changes that flips the decision.
    static let flipTemplate = """
        {{#hasConditions}}
        <section aria-labelledby="conditions">
        <h2 id="conditions">Conditions</h2>
        <ul class="checklist">
        {{#conditions}}
        <li>{{.}}</li>
        {{/conditions}}
        </ul>
        {{#conditionRest}}<p class="muted">{{.}}</p>{{/conditionRest}}
        </section>
        {{/hasConditions}}
        {{#hasFlip}}
        <section aria-labelledby="flip">
        <h2 id="flip">{{flipTitle}}</h2>
        <ol class="steps">
        {{#flipSteps}}
        <li><span class="chip a-{{action}}">{{action}}</span><span class="step">{{text}}{{>links}} <span class="id">{{about}}</span></span><span class="gain">{{gain}}</span></li>
        {{/flipSteps}}
        </ol>
        {{#hasMoreSteps}}
        <details><summary>{{moreStepsLabel}}</summary>
        <ol class="steps" start="8">
        {{#moreSteps}}
        <li><span class="chip a-{{action}}">{{action}}</span><span class="step">{{text}}{{>links}} <span class="id">{{about}}</span></span><span class="gain">{{gain}}</span></li>
        {{/moreSteps}}
        </ol>
        </details>
        {{/hasMoreSteps}}
        </section>
        {{/hasFlip}}

        """

    /// The values for ``flipTemplate``.
    var flipContext: Context {
        let conditions = report.decision.conditions
        let flip = report.decision.flip
        let steps = (flip?.steps ?? []).prefix(100)
            .map { step -> Context in
                [
                    "action": step.action.rawValue,
                    "text": step.instruction.html(),
                    "about": step.about.html(limit: 100),
                    "gain": step.gain > 0 ? "+\(step.gain.figure())" : "",
                    "links": links(to: step.findings, limit: 3),
                ]
            }
        let way = flip?.isShortest == false ? "A way to" : "Shortest way to"
        let title = flip.map { "\(way) \($0.verdict.rawValue): \($0.length)" }
        return [
            "hasConditions": !conditions.isEmpty,
            "conditions": conditions.prefix(50).map { $0.html() },
            "conditionRest": rest(conditions.count - 50, "condition"),
            "hasFlip": !steps.isEmpty,
            "flipTitle": title ?? "",
            "flipSteps": Array(steps.prefix(7)),
            "hasMoreSteps": steps.count > 7,
            "moreSteps": Array(steps.dropFirst(7)),
            "moreStepsLabel": (steps.count - 7).counted("more step"),
        ]
    }
}

import AssayDecision
import AssayModel

extension HTMLReport {
    /// The musts and the categories with their controls.
    static let scoreTemplate = """
        <section aria-labelledby="score">
        <h2 id="score">Score by category</h2>
        <p class="muted">The mark is the floor of 60 %, under which no category may stay. Open a category for its controls.</p>
        {{#categories}}
        <details class="category">
        <summary><span class="name">{{name}}</span><svg class="bar" viewBox="0 0 1000 20" preserveAspectRatio="none" role="img" aria-label="{{barLabel}}"><rect class="b-lost" width="1000" height="20"/><rect class="b-unknown" width="{{barHi}}" height="20"/><rect class="b-known" width="{{barLo}}" height="20"/><path class="b-tick" d="M600 0V20"/></svg><span class="points">{{points}}</span><span class="states">{{states}}{{#floor}} · <strong>{{.}}</strong>{{/floor}}</span></summary>
        <div class="scroll" role="region" aria-label="Controls of {{name}}" tabindex="0"><table>
        <thead><tr><th scope="col">State</th><th scope="col">Control</th><th scope="col" class="n">Points</th></tr></thead>
        <tbody>
        {{#controls}}
        <tr><td><span class="chip s-{{stateClass}}">{{state}}</span></td><td>{{title}} <span class="id">{{id}}</span>{{#reason}}<br><span class="why">{{.}}{{>links}}</span>{{/reason}}</td><td class="n">{{points}}</td></tr>
        {{/controls}}
        </tbody>
        </table></div>
        </details>
        {{/categories}}
        </section>
        <section aria-labelledby="musts">
        <h2 id="musts">Conditions that no points can buy</h2>
        <div class="scroll" role="region" aria-label="Musts" tabindex="0"><table>
        <thead><tr><th scope="col">State</th><th scope="col">Must</th></tr></thead>
        <tbody>
        {{#musts}}
        <tr><td><span class="chip s-{{stateClass}}">{{state}}</span></td><td>{{#isExpression}}<code>{{title}}</code> <span class="id">plan</span>{{/isExpression}}{{^isExpression}}{{title}}{{/isExpression}}{{#criterion}} <span class="id">success criterion</span>{{/criterion}}{{#reason}}<br><span class="why">{{.}}{{>links}}</span>{{/reason}}</td></tr>
        {{/musts}}
        </tbody>
        </table></div>
        {{#hasShoulds}}
        <h3>Conditions that should hold</h3>
        <div class="scroll" role="region" aria-label="Conditions that should hold" tabindex="0"><table>
        <thead><tr><th scope="col">State</th><th scope="col">Condition</th></tr></thead>
        <tbody>
        {{#shoulds}}
        <tr><td><span class="chip s-{{stateClass}}">{{state}}</span></td><td><code>{{title}}</code>{{#reason}}<br><span class="why">{{.}}</span>{{/reason}}</td></tr>
        {{/shoulds}}
        </tbody>
        </table></div>
        {{/hasShoulds}}
        </section>

        """

    /// The values for ``scoreTemplate``.
    var scoreContext: Context {
        [
            "categories": report.decision.categories.map(category), "musts": musts.map(must),
            "hasShoulds": !report.decision.shoulds.isEmpty, "shoulds": report.decision.shoulds.map(must),
        ]
    }

    /// The musts, those first that want attention.
    private var musts: [MustResult] {
        [.fail, .unknown, .waived, .pass].flatMap { state in report.decision.musts.filter { $0.state == state } }
    }

    private func category(_ score: CategoryScore) -> Context {
        let floor: Any = score.reachesFloor ? false : score.canReachFloor ? "60 % not proven" : "under 60 %"
        let context: Context = [
            "name": score.category.title,
            "points": "\(interval(score.lo, score.hi)) of \(score.points.figure())",
            "states": score.controls.statesInWords,
            "floor": floor,
            "controls": score.controls.map(control),
        ]
        return context.merging(
            bar(lo: score.lo, hi: score.hi, of: score.points),
            uniquingKeysWith: { first, _ in first }
        )
    }

    private func control(_ score: ControlScore) -> Context {
        [
            "stateClass": score.state.rawValue,
            "state": "\(score.state.symbol) \(score.state.words)",
            "title": score.title.html(),
            "id": score.id.html(limit: 100),
            "points": "\(interval(score.lo, score.hi)) of \(score.points.figure())",
            "reason": score.reason.map { $0.html() } ?? false,
            "links": links(to: score.findings, limit: 3),
        ]
    }

    private func must(_ result: MustResult) -> Context {
        [
            "stateClass": result.state.rawValue,
            "state": "\(result.state.symbol) \(result.state.rawValue)",
            "title": result.title.html(),
            "criterion": result.isSuccessCriterion,
            "isExpression": result.isPlanCondition,
            "reason": result.reason.map { $0.html() } ?? false,
            "links": links(to: result.findings, limit: 3),
        ]
    }

    private func interval(_ lo: Double, _ hi: Double) -> String {
        lo == hi ? lo.figure() : "\(lo.figure())–\(hi.figure())"
    }
}

extension MustResult.State {
    /// A sign that does not rest on colour alone.
    fileprivate var symbol: String {
        switch self {
        case .pass: "✓"
        case .waived: "!"
        case .fail: "✕"
        case .unknown: "?"
        }
    }
}

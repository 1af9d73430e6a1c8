import AssayDecision
import AssayModel

extension HTMLReport {
    /// Findings and unknowns by impact and likelihood.
    static let matrixTemplate = """
        {{#hasRisks}}
        <section aria-labelledby="risks">
        <h2 id="risks">Risk matrix</h2>
        <p class="muted">Impact × likelihood. An open risk of 15 or more blocks the launch; 8 to 14 needs an owner and a date.</p>
        <div class="scroll" role="region" aria-label="Table of risks" tabindex="0"><table class="matrix">
        <thead><tr><th scope="col">Impact ↓ Likelihood →</th>{{#likelihoods}}<th scope="col">{{.}}</th>{{/likelihoods}}</tr></thead>
        <tbody>
        {{#impacts}}
        <tr><th scope="row">{{impact}}</th>{{#cells}}<td class="r-{{level}}"><span class="risk">{{risk}}</span>{{#open}}<strong>{{.}}</strong>{{/open}}{{#assess}}<span class="ask">{{.}}</span>{{/assess}}{{#taken}}<span class="ask">{{.}}</span>{{/taken}}</td>{{/cells}}</tr>
        {{/impacts}}
        </tbody>
        </table></div>
        <p class="legend"><span class="key r-blocks"></span>blocks <span class="key r-owner"></span>needs an owner <span class="key r-watch"></span>watched. The small number is the risk.</p>
        </section>
        {{/hasRisks}}

        """

    /// The values for ``matrixTemplate``.
    var matrixContext: Context {
        let risks = Dictionary(grouping: report.decision.risks) { Cell(impact: $0.impact, likelihood: $0.likelihood) }
        let impacts = Severity.allCases.reversed()
            .map { severity -> Context in
                let cells = Likelihood.allCases.map { likelihood -> Context in
                    let risk = severity.impact * likelihood.rank
                    let held = risks[Cell(impact: severity.impact, likelihood: likelihood.rank)] ?? []
                    let unknown = held.filter { $0.treatment == .assess }.count
                    let taken = held.filter { $0.treatment == .accepted }.count
                    let open = held.count - unknown - taken
                    return [
                        "risk": "\(risk)",
                        "level": risk >= 15 ? "blocks" : risk >= 8 ? "owner" : "watch",
                        "open": open > 0 ? open.counted("open", "open") : false,
                        "assess": unknown > 0 ? unknown.counted("unknown", "unknown") : false,
                        "taken": taken > 0 ? taken.counted("accepted", "accepted") : false,
                    ]
                }
                return ["impact": severity.rawValue, "cells": cells]
            }
        return [
            "hasRisks": !report.decision.risks.isEmpty, "likelihoods": Likelihood.allCases.map(\.words),
            "impacts": impacts,
        ]
    }

    private struct Cell: Hashable {
        var impact: Int
        var likelihood: Int
    }
}

extension Likelihood {
    /// The likelihood for people.
    fileprivate var words: String {
        self == .almostCertain ? "almost certain" : rawValue
    }
}

import AssayModel

extension HTMLReport {
    /// The findings by what is wrong, each with the places at which it is.
    ///
    /// The filter is a list of radio buttons that the style alone acts on.
    static let findingsTemplate = """
        <section aria-labelledby="findings" class="findings">
        <h2 id="findings">Findings{{#hasFindings}}: {{findingCount}}{{/hasFindings}}</h2>
        {{^hasFindings}}
        <p>{{absence}}</p>
        {{/hasFindings}}
        {{#hasFindings}}
        <fieldset class="filter"><legend>Show</legend>
        <label><input type="radio" name="severity" id="show-all" checked> all</label>
        {{#severities}}
        <label><input type="radio" name="severity" id="show-{{name}}"> {{name}} ({{count}})</label>
        {{/severities}}
        </fieldset>
        {{#groups}}
        <article class="finding is-{{severity}}">
        <h3><span class="chip c-{{severity}}">{{severity}}</span> {{message}}{{#times}} <span class="muted">{{.}}</span>{{/times}}</h3>
        <p class="where"><span class="id">{{check}}</span>{{#references}} · {{.}}{{/references}} · risk {{risk}} of 25</p>
        {{#remedy}}<p class="remedy"><strong>Remedy</strong> {{.}}</p>{{/remedy}}
        <ul class="places">
        {{#places}}
        {{>place}}
        {{/places}}
        </ul>
        {{#hasMore}}
        <details><summary>{{moreLabel}}</summary>
        <ul class="places">
        {{#more}}
        {{>place}}
        {{/more}}
        </ul>
        </details>
        {{/hasMore}}
        </article>
        {{/groups}}
        {{#hasFolded}}
        <details class="folded"><summary>{{foldedLabel}}</summary>
        <div class="scroll" role="region" aria-label="More findings" tabindex="0"><table>
        <thead><tr><th scope="col">Severity</th><th scope="col">Where</th><th scope="col">What</th><th scope="col">Check</th></tr></thead>
        <tbody>
        {{#folded}}
        <tr class="finding is-{{severity}}"{{#anchor}} id="{{.}}"{{/anchor}}><td>{{severity}}</td><td><code>{{place}}</code></td><td>{{message}}</td><td class="id">{{check}}</td></tr>
        {{/folded}}
        </tbody>
        </table></div>
        {{#foldedRest}}<p class="muted">{{.}} in the JSON report.</p>{{/foldedRest}}
        </details>
        {{/hasFolded}}
        {{/hasFindings}}
        </section>

        """

    /// One place at which something is wrong, with its evidence folded in.
    static let placeTemplate = """
        <li{{#anchor}} id="{{.}}"{{/anchor}}><details><summary><code>{{place}}</code>{{#status}} <span class="muted">status {{.}}</span>{{/status}}{{#acceptedUntil}} <strong>accepted until {{.}}</strong>{{/acceptedUntil}}</summary>
        {{#curl}}<pre tabindex="0" aria-label="Command that repeats the request"><code>{{.}}</code></pre>{{/curl}}
        {{#excerpts}}
        <p class="muted">{{kind}} of {{subject}}, observed {{observed}}</p>
        {{#excerpt}}<pre tabindex="0" aria-label="Excerpt of the evidence"><code>{{.}}</code></pre>{{/excerpt}}
        {{/excerpts}}
        <p class="id">fingerprint {{fingerprint}}</p>
        {{#digests}}<p class="id">evidence {{.}}</p>{{/digests}}
        </details></li>

        """

    private struct Sameness: Hashable {
        var check: String
        var severity: Severity
        var message: String
        var remedy: String
    }

    /// The values for ``findingsTemplate``.
    var findingsContext: Context {
        var used: Set<String> = []
        let groups = groups(&used)
        let folded = findings.dropFirst(Self.openFindings)
        let rows = folded.prefix(Self.foldedFindings).map { row($0, &used) }
        return [
            "hasFindings": !findings.isEmpty,
            "absence": report.absenceOfFindings,
            "findingCount": findings.count.grouped,
            "severities": findings.counts.map { count -> Context in
                ["name": count.severity.rawValue, "count": count.count.grouped]
            },
            "groups": groups,
            "hasFolded": !rows.isEmpty,
            "foldedLabel": folded.count.counted("more finding"),
            "folded": rows,
            "foldedRest": rest(folded.count - rows.count, "finding"),
        ]
    }

    /// The findings that are shown in full, those together that differ in their place alone.
    private func groups(_ used: inout Set<String>) -> [Context] {
        var order: [Sameness] = []
        var groups: [Sameness: [FindingRecord]] = [:]
        for finding in findings.prefix(Self.openFindings) {
            let key = Sameness(
                check: finding.check,
                severity: finding.severity,
                message: finding.message,
                remedy: finding.remedy
            )
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(finding)
        }
        return order.map { key in group(key, groups[key] ?? [], &used) }
    }

    private func group(_ key: Sameness, _ findings: [FindingRecord], _ used: inout Set<String>) -> Context {
        let places = findings.map { place($0, &used) }
        let open = places.count > 4 ? 3 : places.count
        return [
            "severity": key.severity.rawValue,
            "message": key.message.html(),
            "times": places.count > 1 ? places.count.counted("place") : false,
            "check": key.check.html(limit: 100),
            "references": (findings.first?.references ?? []).prefix(10).map { $0.rawValue.html(limit: 40) },
            "risk": "\(findings.map(\.risk).max() ?? 0)",
            "remedy": key.remedy.isEmpty ? false : key.remedy.html(),
            "places": Array(places.prefix(open)),
            "hasMore": places.count > open,
            "moreLabel": (places.count - open).counted("more place"),
            "more": Array(places.dropFirst(open)),
        ]
    }

    private func row(_ finding: FindingRecord, _ used: inout Set<String>) -> Context {
        // Two findings with one fingerprint are the same to links: the first has the anchor.
        let anchor = (anchors[finding.fingerprint]?.id).flatMap { used.insert($0).inserted ? $0 : nil }
        return [
            "anchor": anchor ?? false,
            "severity": finding.severity.rawValue,
            "place": (finding.place ?? "the service as a whole").html(limit: 300),
            "message": finding.message.html(limit: 300),
            "check": finding.check.html(limit: 100),
        ]
    }

    private func place(_ finding: FindingRecord, _ used: inout Set<String>) -> Context {
        let request = finding.request
        let context: Context = [
            "acceptedUntil": accepted[finding.fingerprint].map { String($0.readable.prefix(10)) } ?? false,
            "status": request?.status.map { "\($0)" } ?? false,
            "curl": request?.curl.map { $0.html(limit: 2_000, keepingLines: true) } ?? false,
            "excerpts": finding.evidence.prefix(2).compactMap { evidence[$0] }.map(excerpt),
            "digests": finding.evidence.prefix(5).map(\.description),
            "fingerprint": finding.fingerprint.description,
        ]
        return context.merging(row(finding, &used), uniquingKeysWith: { first, _ in first })
    }

    private func excerpt(_ entry: EvidenceEntry) -> Context {
        [
            "kind": entry.kind.html(limit: 60),
            "subject": entry.subject.html(limit: 200),
            "observed": entry.observedAt.readable,
            "excerpt": entry.excerpt.map { $0.html(limit: 1_500, keepingLines: true) } ?? false,
        ]
    }
}

import AssayDecision
import AssayModel

extension HTMLReport {
    /// The verdict, its score and its reasons: what is read in the first ten seconds.
    static let verdictTemplate = """
        <section class="verdict v-{{verdictClass}}" aria-labelledby="verdict">
        <h1 id="verdict"><span class="sign" aria-hidden="true">{{verdictSign}}</span> {{verdictWord}}</h1>
        <p class="meaning">{{verdictMeaning}}</p>
        <div class="score">
        <p><strong class="big">{{lo}}</strong> of 100 points proven{{#hasUnknown}}, <strong>{{hi}}</strong> if all that is unknown is well{{/hasUnknown}}</p>
        {{#scoreBar}}
        <svg class="bar tall" viewBox="0 0 1000 20" preserveAspectRatio="none" role="img" aria-label="{{barLabel}}"><rect class="b-lost" width="1000" height="20"/><rect class="b-unknown" width="{{barHi}}" height="20"/><rect class="b-known" width="{{barLo}}" height="20"/><path class="b-tick" d="M700 0V20M800 0V20M900 0V20"/></svg>
        {{/scoreBar}}
        <p class="scale" aria-hidden="true"><span>0</span><span class="s70">70 conditional</span><span class="s80">80 monitoring</span><span class="s90">90 GO</span></p>
        <p class="legend"><span class="key k-known"></span>proven <span class="key k-unknown"></span>unknown <span class="key k-lost"></span>lost</p>
        </div>
        </section>
        <ul class="tiles">
        {{#tiles}}
        <li><span class="number">{{number}}</span> <span class="what">{{what}}</span></li>
        {{/tiles}}
        </ul>
        {{#preview}}
        <p class="note"><strong>PREVIEW.</strong> {{.}}</p>
        {{/preview}}
        {{#hasReasons}}
        <section aria-labelledby="why">
        <h2 id="why">Why</h2>
        <ol class="reasons">
        {{#reasons}}
        <li><span>{{text}}</span>{{>links}}</li>
        {{/reasons}}
        </ol>
        {{#hasMoreReasons}}
        <details><summary>{{moreReasonsLabel}}</summary>
        <ol class="reasons" start="4">
        {{#moreReasons}}
        <li><span>{{text}}</span>{{>links}}</li>
        {{/moreReasons}}
        </ol>
        {{#reasonRest}}<p class="muted">{{.}}</p>{{/reasonRest}}
        </details>
        {{/hasMoreReasons}}
        </section>
        {{/hasReasons}}

        """

    /// The values for ``verdictTemplate``.
    var verdictContext: Context {
        let decision = report.decision
        let reasons = decision.reasons.map { reason -> Context in
            ["text": reason.text.html(), "links": links(to: reason.findings, limit: 4)]
        }
        let preview = "A must has no check in this version yet, so no certificate can be made from this run."
        return [
            "verdictClass": decision.verdict.styleName,
            "verdictSign": decision.verdict.symbol,
            "verdictWord": decision.verdict.rawValue,
            "verdictMeaning": decision.verdict.meaning,
            "lo": decision.lo.figure(),
            "hi": decision.hi.figure(),
            "hasUnknown": decision.hi > decision.lo,
            "scoreBar": bar(lo: decision.lo, hi: decision.hi, of: 100),
            "tiles": tiles,
            "preview": decision.isPreview ? preview : false,
            "hasReasons": !reasons.isEmpty,
            "reasons": Array(reasons.prefix(3)),
            "hasMoreReasons": reasons.count > 3,
            "moreReasons": Array(reasons.dropFirst(3).prefix(20)),
            "moreReasonsLabel": "\((reasons.count - 3).counted("more reason"))",
            "reasonRest": rest(reasons.count - 23, "reason"),
        ]
    }

    private var tiles: [Context] {
        let (known, asked) = report.assessment
        let serious = findings.filter { $0.severity >= .high && accepted[$0.fingerprint] == nil }
        let validity = report.decision.validUntil.map { String($0.readable.prefix(16)) }
        return [
            [
                "number": findings.count.counted("finding"),
                "what": findings.isEmpty ? "in what was assessed" : findings.countsInWords,
            ],
            ["number": serious.count.grouped, "what": "critical or high, and open"],
            ["number": "\(known) of \(asked)", "what": "controls assessed"],
            [
                "number": validity.map { String($0.prefix(10)) } ?? "–",
                "what": validity.map { "valid until \($0.suffix(5)) UTC" } ?? "no expiry",
            ],
        ]
    }

    /// A bar of a thousand units, as numbers and in words.
    func bar(lo: Double, hi: Double, of points: Double) -> Context {
        func units(_ value: Double) -> Double {
            let share = value / points
            return share.isFinite ? min(max(share, 0), 1) * 1_000 : 0
        }
        let lost = max(0, points - hi)
        let label = "\(lo.figure()) points proven, \(max(0, hi - lo).figure()) unknown, \(lost.figure()) lost"
        return ["barLo": units(lo).figure(), "barHi": units(max(lo, hi)).figure(), "barLabel": label]
    }
}

extension Verdict {
    /// The name of the class in the page's style.
    fileprivate var styleName: String {
        switch self {
        case .go: "go"
        case .goWithMonitoring: "monitoring"
        case .conditionalGo: "conditional"
        case .insufficientEvidence: "insufficient"
        case .noGo: "no-go"
        }
    }

    /// What the verdict asks of its reader.
    fileprivate var meaning: String {
        switch self {
        case .go: "The service may launch."
        case .goWithMonitoring: "The service may launch, with the named monitors in place."
        case .conditionalGo: "The service may launch once each condition has an owner and a date."
        case .insufficientEvidence: "Do not launch yet: too much is unknown to say more."
        case .noGo: "Do not launch: what is known forbids it."
        }
    }
}

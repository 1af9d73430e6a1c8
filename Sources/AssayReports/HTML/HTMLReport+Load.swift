import AssayModel

extension HTMLReport {
    /// Each load with its latency and its course.
    static let loadTemplate = """
        {{#hasLoads}}
        <section aria-labelledby="load">
        <h2 id="load">Load</h2>
        {{#loads}}
        <article class="load">
        <h3>{{name}} <span class="id">{{request}}</span></h3>
        <ul class="tiles small">
        {{#figures}}
        <li><span class="number">{{number}}</span> <span class="what">{{what}}</span></li>
        {{/figures}}
        </ul>
        {{#distrust}}<p class="note"><strong>Measured with care.</strong> {{.}}</p>{{/distrust}}
        <div class="charts">
        <table class="latency"><caption>Latency from the moment each request was due</caption>
        <thead><tr><th scope="col">Percentile</th><th scope="col" class="n">Time</th><th scope="col">Share of the longest</th></tr></thead>
        <tbody>
        {{#percentiles}}
        <tr><th scope="row">{{name}}</th><td class="n">{{time}}</td><td><svg class="bar" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true"><rect class="b-lost" width="1000" height="20"/><rect class="b-latency" width="{{width}}" height="20"/></svg></td></tr>
        {{/percentiles}}
        </tbody>
        </table>
        {{#chart}}
        <figure><figcaption>Answers and errors per second, over {{span}}</figcaption>
        <svg class="series" viewBox="0 0 600 160" preserveAspectRatio="none" role="img" aria-label="{{label}}"><path class="grid" d="M0 1H600M0 80H600M0 159H600"/><path class="area" d="{{area}}"/><path class="errors" d="{{errors}}"/></svg>
        <p class="axis" aria-hidden="true"><span>0 s</span><span>top: {{peak}} per second</span><span>{{span}}</span></p>
        {{#tail}}
        <svg class="series low" viewBox="0 0 600 160" preserveAspectRatio="none" role="img" aria-label="{{label}}"><path class="grid" d="M0 1H600M0 80H600M0 159H600"/><path class="line" d="{{line}}"/></svg>
        <p class="axis" aria-hidden="true"><span>p99</span><span>top: {{peak}}</span><span></span></p>
        {{/tail}}
        </figure>
        {{/chart}}
        </div>
        {{#hasErrors}}
        <p>Errors by kind: {{#kinds}}<span class="kind">{{kind}} <strong>{{count}}</strong></span> {{/kinds}}</p>
        {{/hasErrors}}
        </article>
        {{/loads}}
        {{#loadRest}}<p class="muted">{{.}}</p>{{/loadRest}}
        </section>
        {{/hasLoads}}

        """

    /// The values for ``loadTemplate``.
    var loadContext: Context {
        [
            "hasLoads": !report.load.isEmpty,
            "loads": report.load.prefix(20).map(load),
            "loadRest": rest(report.load.count - 20, "load"),
        ]
    }

    private func load(_ load: LoadSummary) -> Context {
        let errors = load.errors.values.reduce(0) { sum, count in sum.addingReportingOverflow(count).partialValue }
        let share = load.scheduled > 0 ? Double(errors) / Double(load.scheduled) * 100 : 0
        let distrust =
            "The generator itself was up to \(load.generatorLag.milliseconds) late (p99), so that the service"
            + " was asked less evenly than planned."
        return [
            "name": load.name.html(limit: 100),
            "request": load.request.html(limit: 200),
            "figures": [
                ["number": load.rate.figure(), "what": "answers per second"],
                ["number": load.completed.grouped, "what": "of \(load.scheduled.grouped) requests answered"],
                ["number": "\(share.figure(places: 3)) %", "what": "errors"],
                ["number": load.latency.p99.milliseconds, "what": "p99"],
            ] as [Context],
            "distrust": load.generatorLag > max(10, load.latency.p99 / 4) ? distrust : false,
            "percentiles": percentiles(load.latency),
            "chart": SeriesChart(load.series).map(\.context) ?? false,
            "hasErrors": !load.errors.isEmpty,
            "kinds": load.errorsByFrequency.prefix(10)
                .map { error -> Context in ["kind": error.kind.html(limit: 80), "count": error.count.grouped] },
        ]
    }

    private func percentiles(_ latency: LoadSummary.Latency) -> [Context] {
        let rows = [
            ("p50", latency.p50), ("p90", latency.p90), ("p95", latency.p95), ("p99", latency.p99),
            ("p99.9", latency.p999), ("max", latency.max), ("mean", latency.mean),
        ]
        return rows.map { name, time in
            let share = time / latency.max
            let width = share.isFinite ? min(max(share, 0), 1) * 1_000 : 0
            return ["name": name, "time": time.milliseconds, "width": width.figure()]
        }
    }
}

import AssayEvidence
import AssayModel

/// Error answers disclose no internals.
struct ErrorDisclosure: Check {
    let about = CheckDescription(
        id: "security.error-disclosure",
        control: "security.error-disclosure",
        title: "Error answers disclose no stack trace, path, database message or debug page",
        rationale: """
            A stack trace names frameworks, versions, paths and queries: a map for whoever wants in. A debug page in \
            production is often a shell.
            """,
        remedy: """
            Run the deployed profile without debug mode, answer errors with a short message and an id, and log the \
            rest under that id.
            """,
        severity: .medium,
        likelihood: .likely,
        references: ["ASVS-16.5.1", "ASVS-13.4.2", "CWE-209", "CWE-489", "CWE-497", "API8:2023"]
    )

    var needs: Need<[HTTPExchange]> {
        Need.each(OperationExchange.self, "operations that can be called safely")
            .map { [$0.exchange].filter { !(200...399).contains($0.response.status) } }
            .or(
                Need.each(PageExchange.self, "pages")
                    .map { [$0.exchange].filter { !(200...399).contains($0.response.status) } }
            )
            .or(Need.each(UnknownRouteTrial.self, "routes to compare with").map { [$0.unknown] })
            .or(
                Need.each(AccessTrial.self, "protected operations")
                    .map { [$0.anonymous, $0.forged].filter { !(200...399).contains($0.response.status) } }
            )
            .or(
                Need.each(MalformedInputTrial.self, "operations that take a JSON body")
                    .map { $0.attempts.map(\.exchange) + ($0.wellFormed.map { [$0] } ?? []) }
            )
    }

    func findings(in input: [HTTPExchange]) -> [Finding] {
        var seen: Set<String> = []
        return input.flatMap { exchange in
            Disclosure.all(in: exchange)
                // The same operation tells the same with every error; once is enough.
                .filter { seen.insert("\(exchange.request.method) \($0.kind.rawValue)").inserted }
                .map { finding($0, in: exchange) }
        }
    }

    private func finding(_ disclosure: Disclosure, in exchange: HTTPExchange) -> Finding {
        let (severity, likelihood): (Severity?, Likelihood?) =
            switch disclosure.kind {
            case .debugPage: (.high, .likely)
            case .stackTrace, .databaseError: (nil, nil)
            case .exceptionClass, .serverPath: (.low, .possible)
            }
        return Finding(
            "discloses \(disclosure.kind.title): \(disclosure.excerpt)",
            anchor: disclosure.kind.rawValue,
            request: exchange.reference,
            severity: severity,
            likelihood: likelihood
        )
    }

    var examples: [Example<[HTTPExchange]>] {
        func one(_ status: Int, _ body: String) -> [HTTPExchange] {
            [.sample("POST /orders", status, body)]
        }
        return [
            Example("a short message with an id", one(500, #"{"error":"internal error","id":"7f3a"}"#), .passes),
            Example("a member called trace_id", one(500, #"{"message":"failed","trace_id":"4bf92f"}"#), .decoy),
            Example(
                "a path in the document that was sent",
                one(400, #"{"error":"invalid value at path $.items[0]"}"#),
                .decoy
            ),
            Example(
                "where validation found the mistake",
                one(422, #"{"detail":[{"type":"json_invalid","loc":["body",1],"msg":"JSON decode error"}]}"#),
                .decoy
            ),
            Example(
                "prose that speaks of a traceback",
                one(404, "<p>Include the Traceback (most recent call last) when you report a bug.</p>"),
                .decoy
            ),
            Example(
                "a page that quotes the requested path",
                [.sample("GET /var/www/assay", 404, "<pre>Cannot GET /var/www/assay</pre>")],
                .decoy
            ),
            Example(
                "Python",
                one(
                    500,
                    "Traceback (most recent call last):\n  File \"/srv/app/main.py\", line 12, in create\n    x = 1 / 0\n"
                ),
                .finds(["POST /orders: discloses a stack trace: File \"/srv/app/main.py\", line 12, in create"])
            ),
            Example(
                "Node.js on a page",
                one(
                    400,
                    "<pre>SyntaxError: Unexpected end<br> &nbsp; at parse (/app/node_modules/body-parser/json.js:92:19)</pre>"
                ),
                .finds([
                    "POST /orders: discloses a stack trace: at parse (/app/node_modules/body-parser/json.js:92:19)"
                ])
            ),
            Example(
                "Django's debug page",
                one(
                    404,
                    "<title>Page not found at /x</title><p>Using the URLconf defined in <code>shop.urls</code>,</p>"
                ),
                .finds(["POST /orders: discloses a debug page: Django with DEBUG = True"])
            ),
            Example(
                "a database's own words",
                one(500, #"{"error":"pq: syntax error at or near \"FROM\""}"#),
                .finds(["POST /orders: discloses a database error: syntax error at or near \"from\"\"}"])
            ),
            Example(
                "the name of an exception's class",
                one(400, #"{"exception":"org.springframework.http.converter.HttpMessageNotReadableException"}"#),
                .finds([
                    "POST /orders: discloses an exception's class: "
                        + "org.springframework.http.converter.HttpMessageNotReadableException"
                ])
            ),
        ]
    }
}

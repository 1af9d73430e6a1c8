import AssayEvidence
import AssayModel

/// A route that does not exist is answered as such.
struct UnknownRoute: Check {
    let about = CheckDescription(
        id: "functionality.unknown-route",
        control: "functionality.unknown-resource",
        title: "A route that does not exist is answered with not found",
        rationale: """
            Where anything at all is answered with success, clients take a typing error for data, monitors stay \
            green on routes that are gone, and caches fill with pages that do not exist.
            """,
        remedy: """
            Answer unknown routes with 404, also below a front end that serves a single-page application: keep its \
            fallback to the paths of the application.
            """,
        severity: .medium,
        likelihood: .likely,
        references: ["CWE-393", "CWE-755"]
    )

    var needs: Need<UnknownRouteTrial> { .each(UnknownRouteTrial.self, "routes to compare with") }

    func findings(in input: UnknownRouteTrial) throws(Unjudged) -> [Finding] {
        let known = input.known.response
        guard ![404, 410, 429].contains(known.status), (200...499).contains(known.status) else {
            throw Unjudged(
                .controlFailed,
                "\(Excerpt(input.known.operationName)) was answered \(known.status) itself, which leaves no comparison"
            )
        }
        let response = input.unknown.response
        switch response.status {
        case 200...299: return success(input)
        case 300...399: return try redirect(response, input)
        case 408, 425, 429:
            throw Unjudged(.inconclusive, "the service limits requests and answered \(response.status)")
        case 400...499: return []
        default: return [finding("answers \(response.status) where no route exists", "server-error", input)]
        }
    }

    private func success(_ input: UnknownRouteTrial) -> [Finding] {
        let (known, response) = (input.known.response, input.unknown.response)
        if BodyRefusal(response) != nil {
            return [
                finding("answers \(response.status) where no route exists, and an error in the body", "success", input)
            ]
        }
        guard response.isHTML else {
            return [finding("answers \(response.status) where no route exists", "success", input)]
        }
        // An application that routes in the browser serves one page for every path; the API is elsewhere.
        let isApplication = known.isHTML && known.body == response.body && FoldedText(response.body).contains("<script")
        guard !isApplication else { return [] }
        return [
            finding("answers \(response.status) with a page where no route exists", "page", input, severity: .low)
        ]
    }

    private func redirect(_ response: HTTPExchange.Response, _ input: UnknownRouteTrial) throws(Unjudged) -> [Finding] {
        if response.isSignInRedirect { return [] }
        guard let target = response.redirectTarget else {
            throw Unjudged(.inconclusive, "the unknown route was answered \(response.status) without a place to go")
        }
        let asked = input.unknown.request.target.prefix { $0 != "?" }
        // The same path with another scheme, host or closing slash: the question was only passed on.
        if target.contains(asked) {
            throw Unjudged(.inconclusive, "the unknown route is redirected to \(Excerpt(target)), which was not asked")
        }
        return [
            finding(
                "redirects to \(Excerpt(target, limit: 60)) where no route exists",
                "redirect",
                input,
                severity: .low
            )
        ]
    }

    private func finding(
        _ message: String,
        _ anchor: String,
        _ input: UnknownRouteTrial,
        severity: Severity? = nil
    ) -> Finding {
        // The route's name is random; the finding must read the same in every run.
        let exchange = input.unknown
        let reference = RequestReference(
            operation: exchange.operation.map { "\(exchange.request.method) \($0)" }
                ?? "\(exchange.request.method) of an unknown route",
            curl: exchange.curl,
            status: exchange.response.status
        )
        return Finding(message, anchor: anchor, request: reference, severity: severity)
    }

    var examples: [Example<UnknownRouteTrial>] {
        let known = HTTPExchange.sample("GET /api/orders", 200, "[]")
        let target = "GET /api/assay-5f2c"
        let page = "<!doctype html><div id=root></div><script src=/app.js></script>"
        return [
            Example("not found", UnknownRouteTrial(known: known, unknown: .sample(target, 404, "{}")), .passes),
            Example(
                "who you are comes before what you ask",
                UnknownRouteTrial(known: .sample("GET /api/orders", 401), unknown: .sample(target, 401)),
                .decoy
            ),
            Example(
                "a redirect to the sign-in page",
                UnknownRouteTrial(
                    known: known,
                    unknown: .sample(target, 302, fields: [("Location", "/accounts/login/?next=/api/assay-5f2c")])
                ),
                .decoy
            ),
            Example(
                "an application that routes in the browser",
                UnknownRouteTrial(known: .sample("GET /", 200, page), unknown: .sample("GET /assay-5f2c", 200, page)),
                .decoy
            ),
            Example(
                "everything exists",
                UnknownRouteTrial(known: known, unknown: .sample(target, 200, #"{"items":[]}"#)),
                .finds(["GET of an unknown route: answers 200 where no route exists"])
            ),
            Example(
                "the application's page in place of the API",
                UnknownRouteTrial(known: known, unknown: .sample(target, 200, page)),
                .finds(["GET of an unknown route: answers 200 with a page where no route exists"])
            ),
            Example(
                "an error in a successful answer",
                UnknownRouteTrial(known: known, unknown: .sample(target, 200, #"{"error":"not found"}"#)),
                .finds(["GET of an unknown route: answers 200 where no route exists, and an error in the body"])
            ),
            Example(
                "an unhandled exception",
                UnknownRouteTrial(known: known, unknown: .sample(target, 500)),
                .finds(["GET of an unknown route: answers 500 where no route exists"])
            ),
            Example(
                "nothing answers, so not-found says nothing",
                UnknownRouteTrial(known: .sample("GET /api/orders", 404), unknown: .sample(target, 404)),
                .unjudged(.controlFailed)
            ),
        ]
    }
}

import AssayEvidence
import AssayModel

/// Foreign origins cannot act with a user's credentials.
///
/// Judges as a browser does (Fetch Standard, CORS check): the field must hold exactly the origin, and
/// `Access-Control-Allow-Credentials` exactly `true`.
struct CrossOriginPolicy: Check {
    let about = CheckDescription(
        id: "security.cross-origin-policy",
        control: "security.cross-origin",
        title: "No foreign origin may read or write with a user's credentials",
        rationale: """
            A service that echoes whatever origin asks, and allows credentials, lets any page that a user visits \
            read and change what the user can: with the cookies or client certificate that the browser adds by \
            itself.
            """,
        remedy: """
            Compare the origin with a list of your own, whole and exactly; never echo it, and never list `null`. \
            Leave credentials off where tokens travel in the `Authorization` field.
            """,
        severity: .high,
        likelihood: .likely,
        references: ["ASVS-3.4.2", "CWE-346", "CWE-942", "API8:2023"]
    )

    var needs: Need<CrossOriginTrial> { .each(CrossOriginTrial.self, "operations to call from another origin") }

    func findings(in input: CrossOriginTrial) throws(Unjudged) -> [Finding] {
        let origin = input.foreignOrigin
        var ways: [(words: String, exchange: HTTPExchange)] = []
        if admits(input.foreign, origin) { ways.append(("plain requests", input.foreign)) }
        if admits(input.foreignWithCookie, origin) { ways.append(("requests with a cookie", input.foreignWithCookie)) }
        if admitsWrite(input.preflight, origin) { ways.append(("preflights of a write", input.preflight)) }
        let admitsNull = admits(input.null, "null")
        var found: [Finding] = []
        if let first = ways.first {
            if admitsNull { ways.append(("the origin null", input.null)) }
            found = [
                Finding(
                    "allows any origin with credentials: \(ways.map(\.words).joined(separator: ", "))",
                    anchor: "any-origin",
                    request: first.exchange.reference
                )
            ]
        } else if admitsNull {
            found = [
                Finding(
                    "allows the origin null with credentials, which any page can take on in a sandboxed frame",
                    anchor: "null-origin",
                    request: input.null.reference
                )
            ]
        } else if let wildcard = [input.foreign, input.foreignWithCookie, input.null].first(where: allowsWildcard) {
            found = [
                Finding(
                    "allows every origin (*) together with credentials, which browsers refuse",
                    anchor: "wildcard",
                    request: wildcard.reference,
                    severity: .low,
                    likelihood: .unlikely
                )
            ]
        }
        if found.isEmpty { try requireAnswers(input) }
        return found
    }

    /// Whether a browser would hand the response, got with credentials, to a page of the origin.
    private func admits(_ exchange: HTTPExchange, _ origin: String) -> Bool {
        combined("access-control-allow-origin", exchange) == origin && allowsCredentials(exchange)
    }

    /// Whether a browser would send the write that the preflight asked about.
    private func admitsWrite(_ preflight: HTTPExchange, _ origin: String) -> Bool {
        guard preflight.response.isSuccess, admits(preflight, origin) else { return false }
        let asked = preflight.request.fields.first { $0.name.lowercased() == "access-control-request-method" }?.value
        guard let asked, !["GET", "HEAD", "POST"].contains(asked) else { return true }
        let allowed = combined("access-control-allow-methods", preflight) ?? ""
        return allowed.split(separator: ",").contains { $0.filter { $0 != " " } == asked }
    }

    private func allowsWildcard(_ exchange: HTTPExchange) -> Bool {
        combined("access-control-allow-origin", exchange) == "*" && allowsCredentials(exchange)
    }

    private func allowsCredentials(_ exchange: HTTPExchange) -> Bool {
        combined("access-control-allow-credentials", exchange) == "true"
    }

    /// All values of a field as one, as Fetch reads them: a second value makes the first worthless.
    private func combined(_ name: String, _ exchange: HTTPExchange) -> String? {
        let values = exchange.response.fields(named: name)
        return values.isEmpty ? nil : values.joined(separator: ", ")
    }

    /// Servers add their fields to good answers only (nginx' `add_header`, Starlette on exceptions), so that an error
    /// without them says nothing about the policy.
    private func requireAnswers(_ input: CrossOriginTrial) throws(Unjudged) {
        for (words, exchange) in [
            ("without an origin", input.plain), ("with a foreign origin", input.foreign),
            ("with a foreign origin and a cookie", input.foreignWithCookie), ("with the origin null", input.null),
        ] {
            let response = exchange.response
            guard (200...399).contains(response.status) else {
                // A service may refuse foreign origins outright, as long as it answers its own.
                let isRefusal = response.status == 403 || response.status == 400
                if isRefusal, input.plain.response.isSuccess, exchange != input.plain { continue }
                throw Unjudged(.controlFailed, "the request \(words) was answered \(response.status)")
            }
        }
    }

    var examples: [Example<CrossOriginTrial>] {
        let foreign = "https://assay.invalid"
        func answer(_ origin: String?, _ credentials: String? = nil) -> HTTPExchange {
            let fields = [
                origin.map { ("Access-Control-Allow-Origin", $0) },
                credentials.map { ("Access-Control-Allow-Credentials", $0) },
            ]
            return .sample("GET /me", 200, "{}", fields: fields.compactMap(\.self))
        }
        func trial(
            _ all: HTTPExchange,
            cookie: HTTPExchange? = nil,
            null: HTTPExchange? = nil,
            preflight: HTTPExchange? = nil
        ) -> CrossOriginTrial {
            CrossOriginTrial(
                foreignOrigin: foreign,
                plain: .sample("GET /me", 200, "{}"),
                foreign: all,
                foreignWithCookie: cookie ?? all,
                null: null ?? all,
                preflight: preflight ?? .sample("OPTIONS /me", 405)
            )
        }
        let preflight = HTTPExchange.sample(
            "OPTIONS /me",
            204,
            fields: [
                ("Access-Control-Allow-Origin", foreign), ("Access-Control-Allow-Credentials", "true"),
                ("Access-Control-Allow-Methods", "GET, PUT, DELETE"),
            ],
            sent: [("Access-Control-Request-Method", "PUT")]
        )
        return [
            Example("no word about other origins", trial(answer(nil)), .passes),
            Example("its own front end is named, whoever asks", trial(answer("https://shop.example", "true")), .passes),
            Example("a public API: every origin, no credentials", trial(answer("*")), .decoy),
            Example("the origin is echoed, but credentials stay off", trial(answer(foreign)), .decoy),
            Example("`True` is not `true`: browsers refuse it", trial(answer(foreign, "True")), .decoy),
            Example(
                "any origin is echoed",
                trial(answer(foreign, "true"), null: answer("null", "true"), preflight: preflight),
                .finds([
                    "GET /me: allows any origin with credentials: plain requests, requests with a cookie, "
                        + "preflights of a write, the origin null"
                ])
            ),
            Example(
                "echoed once a cookie comes along, as Starlette does with `*` and credentials",
                trial(answer("*", "true"), cookie: answer(foreign, "true")),
                .finds(["GET /me: allows any origin with credentials: requests with a cookie"])
            ),
            Example(
                "only the preflight: nothing can be read, but a write is sent",
                trial(answer(nil), preflight: preflight),
                .finds(["OPTIONS /me: allows any origin with credentials: preflights of a write"])
            ),
            Example(
                "the origin null",
                trial(answer(nil), null: answer("null", "true")),
                .finds([
                    "GET /me: allows the origin null with credentials, which any page can take on in a sandboxed frame"
                ])
            ),
            Example(
                "a wildcard with credentials",
                trial(answer("*", "true")),
                .finds(["GET /me: allows every origin (*) together with credentials, which browsers refuse"])
            ),
            Example(
                "errors carry no fields anyway",
                trial(.sample("GET /me", 500)),
                .unjudged(.controlFailed)
            ),
        ]
    }
}

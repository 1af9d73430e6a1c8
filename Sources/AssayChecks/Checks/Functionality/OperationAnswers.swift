import AssayEvidence
import AssayModel

/// Declared operations answer, and without a server error.
struct OperationAnswers: Check {
    let about = CheckDescription(
        id: "functionality.operation-answers",
        control: "functionality.operations-answer",
        title: "Every declared operation that may be called answers a valid request without a server error",
        rationale: """
            An operation that fails on an ordinary call fails for every user from the first day, and one that is \
            declared but not there breaks each client that was generated from the description.
            """,
        remedy: """
            Mend what the service logs for the request. Where the route moved or was dropped, change the API \
            description with it.
            """,
        severity: .high,
        likelihood: .almostCertain,
        references: ["CWE-755", "CWE-394", "API9:2023"]
    )

    var needs: Need<OperationExchange> { .each(OperationExchange.self, "operations that can be called safely") }

    func findings(in input: OperationExchange) throws(Unjudged) -> [Finding] {
        let exchange = input.exchange
        let status = exchange.response.status
        switch status {
        case 500...599:
            return [finding("answers \(status), a server error", "server-error", exchange)]
        case 401 where Self.isSignIn(input) && input.declaredStatuses.contains("401"):
            // A sign-in with made-up credentials is refused as it says itself.
            return []
        case 401, 403, 407:
            throw refusal(of: input)
        case 409 where declares(status, input):
            // What it makes is there already, as it says itself.
            return []
        case 406, 409, 410, 412, 413, 428, 451:
            throw Unjudged(
                .controlFailed,
                "it answered \(status) to a request that its description allows, so it was not seen at work"
            )
        case 400, 415, 422:
            throw Unjudged(
                .controlFailed,
                """
                it refused with \(status) a request that its description allows, so it was not seen at work; an example \
                in the description that the service accepts would show it
                """
            )
        case 404 where input.isProtected && input.identity == nil:
            // Some services hide from strangers what they protect.
            throw refusal(of: input)
        case 404 where !(input.madeUp ?? []).isEmpty:
            throw Unjudged(
                .controlFailed,
                "it answered 404 to a path whose values are made up; an example of one that is there would show it at work"
            )
        case 404 where exchange.request.body != nil && !declares(status, input):
            // What the body names need not exist; whether the route does is not known then.
            throw Unjudged(.controlFailed, "it answered 404 to a body whose values are made up")
        case 404, 405:
            guard isConcrete(exchange), !declares(status, input) else { return [] }
            return [
                finding(
                    "is declared, yet answers \(status)",
                    "not-there",
                    exchange,
                    severity: .medium,
                    likelihood: .likely
                )
            ]
        case 429:
            throw Unjudged(.inconclusive, "the service limits requests and answered 429")
        case 200...499:
            if exchange.response.isSignInRedirect { throw refusal(of: input) }
            return []
        default:
            // RFC 9110, section 15: a client treats a status outside of 100 to 599 as a server error.
            return [finding("answers \(status), which is no final status of HTTP", "server-error", exchange)]
        }
    }

    private func finding(
        _ message: String,
        _ anchor: String,
        _ exchange: HTTPExchange,
        severity: Severity? = nil,
        likelihood: Likelihood? = nil
    ) -> Finding {
        Finding(message, anchor: anchor, request: exchange.reference, severity: severity, likelihood: likelihood)
    }

    private func refusal(of input: OperationExchange) -> Unjudged {
        let status = input.exchange.response.status
        let reason =
            switch (input.identity, input.isProtected) {
            case (let name?, _): "it refused the credentials of \(Excerpt(name, limit: 40)) with \(status)"
            case (nil, true):
                "it needs credentials and answered \(status); no identity is named (target.identities, or --identity)"
            case (nil, false):
                "it answered \(status), though neither description nor plan says that it needs credentials"
            }
        return Unjudged(.controlFailed, reason)
    }

    /// Whether it is an operation that hands out credentials, called with made-up ones.
    private static func isSignIn(_ input: OperationExchange) -> Bool {
        guard !input.isProtected, input.identity == nil, input.exchange.request.body != nil else { return false }
        let last = (input.described?.path ?? input.exchange.operationName).lowercased().split(separator: "/").last ?? ""
        let word = last.filter { $0.isLetter }
        return [
            "login", "signin", "logon", "token", "tokens", "authenticate", "auth", "session", "sessions", "refresh",
            "oauth",
            "verify",
        ]
        .contains(word)
    }

    /// Whether the path holds no parameter whose made-up value could be the reason.
    private func isConcrete(_ exchange: HTTPExchange) -> Bool {
        !(exchange.operation ?? exchange.request.target).utf8.contains(UInt8(ascii: "{"))
    }

    private func declares(_ status: Int, _ input: OperationExchange) -> Bool {
        input.declaredStatuses.contains { $0 == "\(status)" || $0.uppercased() == "4XX" }
    }

    var examples: [Example<OperationExchange>] {
        [
            Example("an ordinary answer", OperationExchange(exchange: .sample("GET /orders", 200, "[]")), .passes),
            Example(
                "no such object, where the path holds a made-up id",
                OperationExchange(exchange: .sample("GET /orders/1", 404, "{}", template: "/orders/{id}")),
                .decoy
            ),
            Example(
                "a declared 404 where nothing has been made yet",
                OperationExchange(
                    exchange: .sample("GET /me/subscription", 404, "{}"),
                    declaredStatuses: ["200", "404"]
                ),
                .decoy
            ),
            Example(
                "a made-up parameter is refused",
                OperationExchange(exchange: .sample("GET /search?q=a", 422, #"{"detail":[]}"#)),
                .unjudged(.controlFailed)
            ),
            Example(
                "an unhandled exception",
                OperationExchange(exchange: .sample("GET /orders", 500, "Internal Server Error")),
                .finds(["GET /orders: answers 500, a server error"])
            ),
            Example(
                "a route that was dropped",
                OperationExchange(
                    exchange: .sample("GET /v1/orders", 404, "{}"),
                    declaredStatuses: ["200", "default"]
                ),
                .finds(["GET /v1/orders: is declared, yet answers 404"])
            ),
            Example(
                "a protected operation without an identity",
                OperationExchange(exchange: .sample("GET /me", 401, "{}"), isProtected: true),
                .unjudged(.controlFailed)
            ),
            Example(
                "a sign-in that refuses made-up credentials, as it declares",
                OperationExchange(
                    exchange: .sample("POST /login", 401, "{}", sending: "{}"),
                    declaredStatuses: ["200", "401"]
                ),
                .decoy
            ),
            Example(
                "a conflict with what an earlier call has made, as it declares",
                OperationExchange(exchange: .sample("POST /register", 409, "{}"), declaredStatuses: ["201", "409"]),
                .decoy
            ),
            Example(
                "a sign-in is meant, not whatever declares 401",
                OperationExchange(exchange: .sample("GET /secret", 401, "{}"), declaredStatuses: ["200", "401"]),
                .unjudged(.controlFailed)
            ),
            Example(
                "a made-up id of something that is not there",
                OperationExchange(
                    exchange: .sample("GET /orders/1", 404, "{}", template: "/orders/{id}"),
                    madeUp: ["id"]
                ),
                .unjudged(.controlFailed)
            ),
            Example(
                "a valid request that is refused as invalid",
                OperationExchange(exchange: .sample("POST /orders", 422, "{}"), declaredStatuses: ["201", "422"]),
                .unjudged(.controlFailed)
            ),
            Example(
                "not found, where a made-up body may name what is not there",
                OperationExchange(
                    exchange: .sample("POST /runs", 404, "{}", sending: "{\"flow_id\": 7}"),
                    declaredStatuses: ["201"]
                ),
                .unjudged(.controlFailed)
            ),
            Example(
                "a limit on requests",
                OperationExchange(exchange: .sample("GET /orders", 429, "slow down")),
                .unjudged(.inconclusive)
            ),
        ]
    }
}

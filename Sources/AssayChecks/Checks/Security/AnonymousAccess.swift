import AssayEvidence
import AssayModel

/// Protected operations refuse requests without credentials.
struct AnonymousAccess: Check {
    let about = CheckDescription(
        id: "security.anonymous-access",
        control: "security.anonymous-access",
        title: "Protected operations refuse requests without credentials",
        rationale: """
            An operation that ought to be protected and answers a stranger hands its data or its effect to whoever \
            finds the address; scanners find it within hours.
            """,
        remedy: """
            Require credentials by default, in one place before all routes, and list the few open routes; a guard on \
            each route is forgotten on the next one.
            """,
        severity: .critical,
        likelihood: .almostCertain,
        references: ["ASVS-8.2.1", "ASVS-8.3.1", "CWE-306", "CWE-862", "API2:2023", "API5:2023"]
    )

    var needs: Need<AccessTrial> { .each(AccessTrial.self, "protected operations") }

    func findings(in input: AccessTrial) throws(Unjudged) -> [Finding] {
        guard !input.anonymous.request.carriesCredentials else {
            throw Unjudged(.controlFailed, "the request that should have carried no credentials carried some")
        }
        let comparison = AccessComparison(attempt: input.anonymous, trial: input, manner: "without credentials")
        return try comparison.breach(anchor: "anonymous").map { [$0] } ?? []
    }

    var examples: [Example<AccessTrial>] {
        let mine = #"{"id":1,"email":"a@example.org"}"#
        let sent = [("Authorization", "Bearer $TOKEN")]
        func trial(_ anonymous: HTTPExchange, authorised: HTTPExchange? = nil) -> AccessTrial {
            AccessTrial(
                anonymous: anonymous,
                forged: .sample("GET /me", 401),
                authorised: authorised,
                identity: authorised == nil ? nil : "alice"
            )
        }
        let authorised = HTTPExchange.sample("GET /me", 200, mine, sent: sent)
        return [
            Example("refused", trial(.sample("GET /me", 401, "{}"), authorised: authorised), .passes),
            Example("refused, without an identity to compare with", trial(.sample("GET /me", 401, "{}")), .passes),
            Example(
                "sent to the sign-in page",
                trial(.sample("GET /me", 302, fields: [("Location", "/login?next=/me")]), authorised: authorised),
                .decoy
            ),
            Example(
                "refused in the body, behind a status of success",
                trial(.sample("GET /me", 200, #"{"success":false,"code":401}"#), authorised: authorised),
                .decoy
            ),
            Example(
                "the sign-in page itself",
                trial(
                    .sample("GET /me", 200, "<form method=post><input type=\"password\" name=p></form>"),
                    authorised: authorised
                ),
                .decoy
            ),
            Example(
                "a front end that answers every path with its page",
                AccessTrial(
                    anonymous: .sample("GET /me", 200, "<html><div id=app></div></html>"),
                    forged: .sample("GET /me", 200, "<html><div id=app></div></html>"),
                    authorised: .sample("GET /me", 200, "<html><div id=app></div></html>", sent: sent),
                    elsewhere: .sample("GET /no-such-route", 200, "<html><div id=app></div></html>"),
                    identity: "alice"
                ),
                .unjudged(.controlFailed)
            ),
            Example(
                "open to everybody",
                trial(.sample("GET /me", 200, mine), authorised: authorised),
                .finds(["GET /me: answers 200 without credentials, with the same content as for alice"])
            ),
            Example(
                "an error beside the data is no refusal",
                trial(.sample("GET /me", 200, #"{"error":"unauthorized","user":{"id":1}}"#)),
                .finds(["GET /me: answers 200 without credentials"])
            ),
            Example(
                "not found, and nothing shows that it ever is",
                trial(.sample("GET /me", 404, "{}")),
                .unjudged(.controlFailed)
            ),
            Example(
                "refused, but so is the identity",
                trial(.sample("GET /me", 401), authorised: .sample("GET /me", 401, sent: sent)),
                .unjudged(.controlFailed)
            ),
        ]
    }
}

import AssayEvidence
import AssayModel

/// Protected operations refuse credentials that nobody issued.
struct ForgedCredentials: Check {
    let about = CheckDescription(
        id: "security.forged-credentials",
        control: "security.invalid-credentials",
        title: "Protected operations refuse credentials that nobody issued",
        rationale: """
            A service that looks whether a token is there, or decodes it without verifying it, is open to anyone who \
            writes one: as any user and with any right.
            """,
        remedy: """
            Verify the signature or look the token up on every request, with the algorithm fixed by the service and \
            never taken from the token.
            """,
        severity: .critical,
        likelihood: .almostCertain,
        references: ["ASVS-9.1.1", "ASVS-9.1.2", "CWE-287", "CWE-347", "API2:2023"]
    )

    var needs: Need<AccessTrial> { .each(AccessTrial.self, "protected operations") }

    func findings(in input: AccessTrial) throws(Unjudged) -> [Finding] {
        guard input.forged.request.fields != input.anonymous.request.fields else {
            throw Unjudged(.controlFailed, "no forged credential was sent")
        }
        // Whoever answers strangers does not look at credentials at all; that is another check's finding.
        guard !AccessAnswer(input.anonymous).isThrough else {
            throw Unjudged(.controlFailed, "the operation answers without any credentials")
        }
        if let breach = sharedAnswer(input) { return [breach] }
        let comparison = AccessComparison(attempt: input.forged, trial: input, manner: "to a forged credential")
        return try comparison.breach(anchor: "forged").map { [$0] } ?? []
    }

    /// The finding, where strangers are turned away and the forged credential gets the very answer of the real one.
    ///
    /// Where the request itself is not acceptable, nobody sees a success; but whoever is told what is wrong with it got
    /// past the place where credentials are looked at. Statuses that can be about credentials do not count.
    private func sharedAnswer(_ input: AccessTrial) -> Finding? {
        guard let control = input.authorised?.response, input.anonymous.response.status == 401,
            [404, 409, 415, 422].contains(control.status), !control.body.isEmpty,
            input.forged.response.status == control.status, input.forged.response.body == control.body
        else { return nil }
        let identity = Excerpt(input.identity ?? "the identity", limit: 40)
        return Finding(
            "lets a forged credential through: \(control.status), as for \(identity)",
            anchor: "forged",
            request: input.forged.reference
        )
    }

    var examples: [Example<AccessTrial>] {
        let mine = #"{"id":1,"email":"a@example.org"}"#
        let fake = [("Authorization", "Bearer forged")]
        func trial(_ status: Int, _ body: String = "{}", isCompared: Bool = true) -> AccessTrial {
            AccessTrial(
                anonymous: .sample("GET /me", 401, "{}"),
                forged: .sample("GET /me", status, body, sent: fake),
                authorised: isCompared
                    ? .sample("GET /me", 200, mine, sent: [("Authorization", "Bearer $TOKEN")]) : nil,
                identity: isCompared ? "alice" : nil
            )
        }
        return [
            Example("refused", trial(401), .passes),
            Example("refused as malformed, where the real one gets through", trial(400), .decoy),
            Example("refused in the body", trial(200, #"{"message":"Invalid token"}"#), .decoy),
            Example(
                "any token will do",
                trial(200, #"{"id":0,"email":null}"#),
                .finds(["GET /me: answers 200 to a forged credential"])
            ),
            Example(
                "the request lacks a body, and only strangers are not told so",
                AccessTrial(
                    anonymous: .sample("POST /orders", 401, "{}"),
                    forged: .sample("POST /orders", 422, #"{"detail":"no body"}"#, sent: fake),
                    authorised: .sample("POST /orders", 422, #"{"detail":"no body"}"#),
                    identity: "alice"
                ),
                .finds(["POST /orders: lets a forged credential through: 422, as for alice"])
            ),
            Example(
                "forbidden, and no identity shows that anyone is allowed",
                trial(403, isCompared: false),
                .unjudged(.controlFailed)
            ),
            Example(
                "open to everybody: the forged credential was not looked at",
                AccessTrial(
                    anonymous: .sample("GET /me", 200, mine),
                    forged: .sample("GET /me", 200, mine, sent: fake)
                ),
                .unjudged(.controlFailed)
            ),
        ]
    }
}

import AssayEvidence
import AssayModel

/// A credential that sign-in issues is accepted.
struct CredentialAcceptance: Check {
    let about = CheckDescription(
        id: "functionality.credential-acceptance",
        control: "functionality.sign-in",
        title: "A credential issued by sign-in is accepted by a protected operation",
        rationale: """
            Where sign-in works and what it issues is refused, nobody can use the service, and every other test of \
            access passes for the wrong reason.
            """,
        remedy: """
            Compare how tokens are issued and how they are verified: key, algorithm, issuer, audience and clock. \
            Replicas that each make their own key at start refuse each other's tokens.
            """,
        severity: .high,
        likelihood: .almostCertain,
        references: ["ASVS-9.1.1", "CWE-287"]
    )

    var needs: Need<SignInTrial> { .each(SignInTrial.self, "identities that sign in") }

    func findings(in input: SignInTrial) throws(Unjudged) -> [Finding] {
        let status = input.signIn.response.status
        switch status {
        case 200...399: break
        case 429: throw Unjudged(.inconclusive, "sign-in is limited and answered 429")
        case 400...499:
            throw Unjudged(
                .controlFailed,
                "sign-in was refused with \(status): compare the identity in the plan with the accounts of the service"
            )
        default:
            return [
                Finding("sign-in answers \(status), a server error", anchor: "sign-in", request: input.signIn.reference)
            ]
        }
        guard input.issuedCredential else {
            throw Unjudged(
                .controlFailed,
                "sign-in answered \(status), but no credential stands where the plan says"
            )
        }
        guard let use = input.use else {
            throw Unjudged(.inconclusive, "no protected operation is known in which the credential could be used")
        }
        return try findings(inUse: use)
    }

    private func findings(inUse use: HTTPExchange) throws(Unjudged) -> [Finding] {
        let response = use.response
        switch AccessAnswer(use) {
        case .granted, .void: return []
        case .refused:
            if let scheme = expectedScheme(use) {
                throw Unjudged(
                    .controlFailed,
                    "the service asks for the scheme \(scheme), which the plan does not send"
                )
            }
            let isDisguised = response.isSuccess ? " in the body of a \(response.status)" : " with \(response.status)"
            return [
                Finding(
                    "refuses the credential that sign-in issued\(isDisguised)",
                    anchor: "use",
                    request: use.reference
                )
            ]
        case .broken:
            return [
                Finding(
                    "answers \(response.status) to the credential that sign-in issued",
                    anchor: "use",
                    request: use.reference
                )
            ]
        case .limited: throw Unjudged(.inconclusive, "the service limits requests and answered \(response.status)")
        case .turnedAway:
            throw Unjudged(
                .inconclusive,
                "\(Excerpt(use.operationName)) answered \(response.status), which says nothing about the credential"
            )
        }
    }

    /// The scheme that the challenge names, where it differs from the one that was sent (RFC 9110, section 11.6.1).
    private func expectedScheme(_ use: HTTPExchange) -> Excerpt? {
        let sent = use.request.fields.first { $0.name.lowercased() == "authorization" }
            .flatMap { $0.value.split(separator: " ").first?.lowercased() }
        let asked = use.response.fields(named: "www-authenticate").compactMap { $0.split(separator: " ").first }
        guard let sent, let first = asked.first, !asked.contains(where: { $0.lowercased() == sent }) else { return nil }
        return Excerpt(first, limit: 20)
    }

    var examples: [Example<SignInTrial>] {
        let signIn = HTTPExchange.sample("POST /auth/login", 200, #"{"access_token":"***"}"#)
        let sent = [("Authorization", "Bearer $TOKEN")]
        return [
            Example(
                "accepted",
                SignInTrial(
                    signIn: signIn,
                    issuedCredential: true,
                    use: .sample("GET /me", 200, #"{"id":1}"#, sent: sent)
                ),
                .passes
            ),
            Example(
                "accepted, and the list is empty",
                SignInTrial(signIn: signIn, issuedCredential: true, use: .sample("GET /orders", 200, "[]", sent: sent)),
                .decoy
            ),
            Example(
                "refused right after it was issued",
                SignInTrial(signIn: signIn, issuedCredential: true, use: .sample("GET /me", 401, "{}", sent: sent)),
                .finds(["GET /me: refuses the credential that sign-in issued with 401"])
            ),
            Example(
                "refused behind a status of success",
                SignInTrial(
                    signIn: signIn,
                    issuedCredential: true,
                    use: .sample("GET /me", 200, #"{"success":false,"message":"Invalid token"}"#, sent: sent)
                ),
                .finds(["GET /me: refuses the credential that sign-in issued in the body of a 200"])
            ),
            Example(
                "sign-in fails",
                SignInTrial(signIn: .sample("POST /auth/login", 500), issuedCredential: false),
                .finds(["POST /auth/login: sign-in answers 500, a server error"])
            ),
            Example(
                "the plan's password is wrong",
                SignInTrial(signIn: .sample("POST /auth/login", 401, "{}"), issuedCredential: false),
                .unjudged(.controlFailed)
            ),
            Example(
                "the plan sends another scheme than the service asks for",
                SignInTrial(
                    signIn: signIn,
                    issuedCredential: true,
                    use: .sample("GET /me", 401, "{}", fields: [("WWW-Authenticate", "Token")], sent: sent)
                ),
                .unjudged(.controlFailed)
            ),
        ]
    }
}

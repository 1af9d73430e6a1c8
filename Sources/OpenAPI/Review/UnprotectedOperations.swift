import JSON

/// Finds operations that write or administer and ask for no credentials, though others do.
enum UnprotectedOperations: ReviewRule {
    static func findings(in subject: ReviewSubject) -> [OpenAPIReviewFinding] {
        let operations = subject.operations
        let risky = operations.indices.filter { isRisky(operations[$0]) }
        guard !risky.isEmpty else { return [] }
        let isProtectedSomewhere = operations.contains { !$0.security.isEmpty || $0.takesCredentials }
        guard isProtectedSomewhere else { return [nothingDeclared(risky, in: subject)] }
        var open = risky.filter { index in
            let operation = operations[index]
            return !operation.isProtected && !operation.takesCredentials && !operation.isPublicByPurpose
                && !takesGrant(operation, subject)
        }
        // An empty list at the operation was written by someone who meant it.
        let meant = open.filter { operations[$0].securitySource == .operation }
        open.removeAll { operations[$0].securitySource == .operation }
        let findings = subject.finding(
            .unprotectedOperation,
            .hint,
            on: meant,
            (
                "writes or administers and lets everyone in, as it says itself",
                "write or administer and let everyone in, as they say themselves"
            )
        )
        // Where most are open, that they are is one fact.
        guard open.count <= 5 || open.count * 2 <= risky.count else {
            // A field that may carry credentials, in a description that knows of none, says little of the others.
            let isDeclared =
                operations.contains { !$0.security.isEmpty } || !subject.description.securitySchemes.isEmpty
            let others =
                isDeclared ? "others do" : "no security is declared and others take a credential as a parameter"
            let predicate = "write or administer and ask for no credentials, while \(others)"
            return findings
                + subject.finding(
                    .unprotectedOperation,
                    isDeclared ? .warning : .hint,
                    on: open,
                    (predicate, predicate)
                )
        }
        return findings + byPath(open, in: operations).map { finding(on: $0, subject) }
    }

    /// Whether the body carries credentials itself, as that of an OAuth 2 token endpoint does (RFC 6749, section 4).
    private static func takesGrant(_ operation: OpenAPIOperation, _ subject: ReviewSubject) -> Bool {
        operation.requestBody?.content
            .contains { media in
                let properties = media.schema.map { subject.references.target(of: $0.node)["properties"] }
                return properties??["grant_type"] != nil
            } == true
    }

    /// The finding on the operations of one path.
    private static func finding(on indices: [Int], _ subject: ReviewSubject) -> OpenAPIReviewFinding {
        let first = subject.operations[indices[0]]
        let methods = indices.map { subject.operations[$0].method }.listed(conjunction: "and")
        let s = indices.count == 1 ? "s" : ""
        let does = first.isSafe ? "administer" : "write"
        let how = first.security.isEmpty ? "for no credentials" : "for credentials only optionally"
        return OpenAPIReviewFinding(
            .unprotectedOperation,
            .warning,
            "\(methods) \(first.path) \(does)\(s) and ask\(s) \(how)",
            operations: indices,
            place: first.place
        )
    }

    /// The operations of each path together, in the order of the first.
    private static func byPath(_ indices: [Int], in operations: [OpenAPIOperation]) -> [[Int]] {
        Dictionary(grouping: indices) { operations[$0].path }.values.sorted { $0[0] < $1[0] }
    }

    private static func nothingDeclared(_ risky: [Int], in subject: ReviewSubject) -> OpenAPIReviewFinding {
        let declared = subject.description.securitySchemes.keys.sorted()
        let count =
            risky.count == 1 ? "1 operation writes or administers" : "\(risky.count) operations write or administer"
        let message =
            declared.isEmpty
            ? "\(count), and the description declares no security at all"
            : "\(count), and none asks for the declared \(declared.listed(conjunction: "or"))"
        let place = declared.first.flatMap { subject.description.securitySchemes[$0]?.place } ?? subject.whole
        return OpenAPIReviewFinding(
            .undeclaredSecurity,
            declared.isEmpty ? .hint : .warning,
            message,
            operations: risky,
            place: place
        )
    }

    private static let administrative: Set<String> = [
        "admin", "administration", "administrator", "internal", "debug", "actuator", "superuser", "sysadmin",
    ]

    private static func isRisky(_ operation: OpenAPIOperation) -> Bool {
        if operation.segments.contains(where: { administrative.contains($0.lowercased()) }) { return true }
        return ["POST", "PUT", "PATCH", "DELETE"].contains(operation.method) && !operation.readsOnly
    }
}

extension OpenAPIOperation {
    /// The last words of paths that read by POST.
    private static let readingWords: Set<String> = [
        "search", "query", "find", "lookup", "filter", "count", "preview", "validate", "calculate", "estimate",
        "compare", "convert", "render", "predict", "infer", "inference", "explain", "suggest", "autocomplete", "test",
        "check", "simulate", "graphql", "introspect", "diff", "translate", "parse", "format", "decode", "encode",
    ]
    private static let credentialNames: Set<String> = [
        "authorization", "xapikey", "apikey", "xauthtoken", "xaccesstoken", "accesstoken", "authtoken", "xtoken",
        "xauth", "xsessionid", "sessionid", "session", "xsecret", "xcsrftoken", "xsignature", "signature",
    ]
    /// Words of operations that cannot ask for the credentials that they hand out, or that others call.
    private static let publicWords: Set<String> = [
        "login", "signin", "logon", "logout", "signout", "logoff", "authenticate", "authentication", "authorize",
        "oauth",
        "oauth2", "oidc", "saml", "sso", "register", "registration", "signup", "forgot", "forgotten", "webhook",
        "webhooks", "callback", "health", "healthz", "healthcheck", "ping", "ready", "readyz", "readiness", "livez",
        "liveness", "captcha", "otp", "mfa", "2fa", "unsubscribe", "newsletter", "contact", "activate", "activation",
        "introspection", "handshake", "wellknown", "csp",
    ]
    /// Pairs of words of which one alone says too little.
    private static let publicPairs: [[String]] = [
        ["sign", "in"], ["sign", "up"], ["sign", "out"], ["log", "in"], ["log", "out"], ["reset", "password"],
        ["password", "reset"], ["recover", "password"], ["password", "recovery"], ["verify", "email"],
        ["email", "verification"], ["confirm", "email"], ["refresh", "token"], ["token", "refresh"], ["auth", "token"],
        ["auth", "refresh"], ["access", "token"], ["accept", "invitation"], ["accept", "invite"],
    ]

    /// Whether it changes nothing although its method could: a search by POST.
    var readsOnly: Bool {
        guard method == "POST", let last = segments.last(where: { !$0.isEmpty && !$0.isParameter }) else {
            return false
        }
        return String(last).reviewWords.contains { Self.readingWords.contains($0) }
    }

    /// Whether it takes credentials as plain parameters, as descriptions do that leave security out.
    var takesCredentials: Bool {
        parameters.contains { parameter in
            parameter.location != .path && Self.credentialNames.contains(parameter.name.reviewWords.joined())
        }
    }

    /// Whether it serves those who have no credentials yet, or calls that prove themselves otherwise.
    var isPublicByPurpose: Bool {
        let texts = [path, operationID ?? "", summary ?? ""]
        for words in texts.map(\.reviewWords) {
            if words.contains(where: Self.publicWords.contains) { return true }
            for pair in Self.publicPairs where zip(words, words.dropFirst()).contains(where: { [$0, $1] == pair }) {
                return true
            }
        }
        // Making a session or token is a login, unless it is one of something that is there already.
        guard method == "POST", let last = segments.last(where: { !$0.isEmpty }) else { return false }
        return ["token", "tokens", "session", "sessions", "auth", "jwt"].contains(last.lowercased())
            && !segments.contains(where: \.isParameter)
    }
}

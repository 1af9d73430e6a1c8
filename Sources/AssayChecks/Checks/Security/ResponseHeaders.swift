import AssayEvidence
import AssayModel

/// Responses carry the security headers that apply to them, and no banners.
struct ResponseHeaders: Check {
    let about = CheckDescription(
        id: "security.response-headers",
        control: "security.response-headers",
        title: "Responses carry the security headers that apply to their content, and tell no versions",
        rationale: """
            Without them a browser guesses content types, lets foreign pages frame yours, keeps personal answers in \
            its cache, and falls back to clear text. A version in a banner tells an attacker which hole to look up.
            """,
        remedy: """
            Set the fields in one place for all responses, errors too (`always` in nginx): `X-Content-Type-Options: \
            nosniff`; for pages `Content-Security-Policy` with `frame-ancestors` and `Referrer-Policy`; for personal \
            answers `Cache-Control: no-store`; over https `Strict-Transport-Security`. Switch banners off.
            """,
        severity: .low,
        likelihood: .possible,
        references: [
            "ASVS-3.4.1", "ASVS-3.4.4", "ASVS-3.4.5", "ASVS-3.4.6", "ASVS-13.4.6", "ASVS-14.3.2", "CWE-525", "CWE-1021",
        ]
    )

    /// Something that is missing or should not be there.
    private struct Flaw {
        var name: String
        var words: String
        var isTold = false
        var severity = Severity.low
    }

    var needs: Need<OperationExchange> {
        Need.each(OperationExchange.self, "operations that can be called safely")
            .or(Need.each(PageExchange.self, "pages").map { OperationExchange(exchange: $0.exchange) })
    }

    func findings(in input: OperationExchange) throws(Unjudged) -> [Finding] {
        let response = input.exchange.response
        // A crash or a limit is answered by another part of the service than the one that sets the fields.
        guard (200...499).contains(response.status), response.status != 429 else {
            throw Unjudged(.controlFailed, "it was answered \(response.status), not by the operation")
        }
        let flaws = contentFlaws(input) + transportFlaws(input) + cacheFlaws(input) + banners(response)
        guard !flaws.isEmpty else {
            if input.isProtected, [401, 403].contains(response.status) {
                throw Unjudged(.controlFailed, "only its refusal (\(response.status)) was seen, not its answer")
            }
            return []
        }
        let lacking = flaws.filter { !$0.isTold }.map(\.words)
        let telling = flaws.filter(\.isTold).map(\.words)
        let sentences = [
            lacking.isEmpty ? nil : "lacks \(lacking.joined(separator: ", "))",
            telling.isEmpty ? nil : "says \(telling.joined(separator: ", "))",
        ]
        return [
            Finding(
                sentences.compactMap(\.self).joined(separator: "; "),
                anchor: flaws.map(\.name).sorted().joined(separator: ","),
                request: input.exchange.reference,
                severity: flaws.map(\.severity).max()
            )
        ]
    }

    private func contentFlaws(_ input: OperationExchange) -> [Flaw] {
        let response = input.exchange.response
        guard response.bodySize > 0, !(300...399).contains(response.status) else { return [] }
        var flaws: [Flaw] = []
        let isText = response.isHTML || response.isJSON || response.mediaType.map { $0.hasPrefix("text/") } ?? true
        let sniffing = response.fields(named: "x-content-type-options")
        if isText, !sniffing.contains(where: { first(of: $0) == "nosniff" }) {
            flaws.append(Flaw(name: "x-content-type-options", words: "X-Content-Type-Options: nosniff"))
        }
        guard response.isHTML else { return flaws }
        if !limitsFraming(response) {
            flaws.append(
                Flaw(
                    name: "frame-ancestors",
                    words: "frame-ancestors in Content-Security-Policy",
                    severity: .medium
                )
            )
        }
        if response.field("referrer-policy") == nil, !FoldedText(response.body).contains("name=\"referrer\"") {
            flaws.append(Flaw(name: "referrer-policy", words: "Referrer-Policy"))
        }
        return flaws
    }

    private func limitsFraming(_ response: HTTPExchange.Response) -> Bool {
        let policies = response.fields(named: "content-security-policy")
        if policies.contains(where: { FoldedText($0).contains("frame-ancestors") }) { return true }
        return response.fields(named: "x-frame-options").contains { ["deny", "sameorigin"].contains(first(of: $0)) }
    }

    /// Browsers ignore the field over http and for addresses (RFC 6797, sections 8.1 and 8.1.1).
    private func transportFlaws(_ input: OperationExchange) -> [Flaw] {
        let origin = input.exchange.request.origin
        guard origin.hasPrefix("https://"), let url = ServiceURL(origin), !isAddress(url.endpoint) else { return [] }
        let policy = input.exchange.response.field("strict-transport-security")
            .map { FoldedText($0.filter { $0 != " " && $0 != "\"" }) }
        guard let policy else {
            return [Flaw(name: "strict-transport-security", words: "Strict-Transport-Security")]
        }
        guard let start = policy.position(of: "max-age="),
            policy.bytes[(start + 8)...].prefix(while: { (48...57).contains($0) }).contains(where: { $0 != 48 })
        else {
            return [Flaw(name: "strict-transport-security", words: "a max-age in Strict-Transport-Security")]
        }
        return []
    }

    private func isAddress(_ endpoint: Endpoint) -> Bool {
        endpoint.isLoopback || endpoint.host.utf8.contains(UInt8(ascii: ":"))
            || endpoint.host.utf8.allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
    }

    /// Judges answers that were meant for one identity only.
    private func cacheFlaws(_ input: OperationExchange) -> [Flaw] {
        let response = input.exchange.response
        guard input.isProtected, input.identity != nil, response.isSuccess, response.bodySize > 0,
            input.exchange.request.method == "GET"
        else { return [] }
        let directives = response.fields(named: "cache-control")
            .flatMap { $0.lowercased().split(separator: ",") }
            .map { first(of: String($0)) }
        if directives.contains(where: { ["no-store", "private", "no-cache"].contains($0) }) { return [] }
        let isShared = directives.contains { $0 == "public" || $0.hasPrefix("s-maxage") }
        return [
            Flaw(
                name: "cache-control",
                words: isShared ? "privacy: Cache-Control lets shared caches keep it" : "Cache-Control: no-store",
                severity: isShared ? .medium : .low
            )
        ]
    }

    private func banners(_ response: HTTPExchange.Response) -> [Flaw] {
        ["server", "x-powered-by", "x-aspnet-version", "x-aspnetmvc-version", "x-generator"]
            .compactMap { name in
                guard let field = response.fields.first(where: { $0.name.lowercased() == name }) else { return nil }
                let isTelling = name == "x-powered-by" ? !field.value.isEmpty : hasVersion(field.value)
                return isTelling
                    ? Flaw(
                        name: name,
                        words: "\(Excerpt(field.name)): \(Excerpt(field.value, limit: 60))",
                        isTold: true
                    )
                    : nil
            }
    }

    /// Whether a value holds a number of a version: digits with a point between them.
    private func hasVersion(_ value: String) -> Bool {
        let bytes = Array(value.utf8.prefix(512))
        return bytes.indices.dropFirst().dropLast()
            .contains { index in
                bytes[index] == UInt8(ascii: ".") && (48...57).contains(bytes[index - 1])
                    && (48...57).contains(bytes[index + 1])
            }
    }

    /// A directive's name: what stands before a parameter or a second value, in lower case.
    private func first(of value: String) -> String {
        String(value.lowercased().drop { $0 == " " }.prefix { $0 != " " && $0 != ";" && $0 != "," })
    }

    var examples: [Example<OperationExchange>] {
        let nosniff = ("X-Content-Type-Options", "nosniff")
        func page(_ fields: [(String, String)]) -> OperationExchange {
            OperationExchange(exchange: .sample("GET /", 200, "<html></html>", fields: fields))
        }
        func personal(_ fields: [(String, String)]) -> OperationExchange {
            OperationExchange(
                exchange: .sample("GET /me", 200, #"{"id":1}"#, fields: [nosniff] + fields),
                isProtected: true,
                identity: "alice"
            )
        }
        return [
            Example(
                "JSON with nosniff",
                OperationExchange(exchange: .sample("GET /orders", 200, "[]", fields: [nosniff])),
                .passes
            ),
            Example(
                "a page with everything that applies to it",
                page([
                    nosniff, ("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'"),
                    ("Referrer-Policy", "no-referrer"),
                ]),
                .passes
            ),
            Example(
                "a server without a version, and no Strict-Transport-Security over http",
                OperationExchange(exchange: .sample("GET /orders", 200, "[]", fields: [nosniff, ("Server", "nginx")])),
                .decoy
            ),
            Example(
                "nothing to guess and nothing to frame",
                OperationExchange(exchange: .sample("GET /old", 301, fields: [("Location", "/new")])),
                .decoy
            ),
            Example(
                "private is enough for a personal answer",
                personal([("Cache-Control", "private, max-age=0")]),
                .decoy
            ),
            Example(
                "a bare page",
                page([]),
                .finds([
                    "GET /: lacks X-Content-Type-Options: nosniff, frame-ancestors in Content-Security-Policy, "
                        + "Referrer-Policy"
                ])
            ),
            Example(
                "banners",
                OperationExchange(
                    exchange: .sample(
                        "GET /orders",
                        200,
                        "[]",
                        fields: [nosniff, ("Server", "nginx/1.22.1"), ("X-Powered-By", "Express")]
                    )
                ),
                .finds(["GET /orders: says Server: nginx/1.22.1, X-Powered-By: Express"])
            ),
            Example(
                "a personal answer for all to keep",
                personal([("Cache-Control", "public, max-age=3600")]),
                .finds(["GET /me: lacks privacy: Cache-Control lets shared caches keep it"])
            ),
            Example(
                "no Strict-Transport-Security over https",
                OperationExchange(
                    exchange: .sample("GET /orders", 200, "[]", fields: [nosniff], origin: "https://shop.example")
                ),
                .finds(["GET /orders: lacks Strict-Transport-Security"])
            ),
            Example(
                "the operation failed",
                OperationExchange(exchange: .sample("GET /orders", 502, "<html></html>")),
                .unjudged(.controlFailed)
            ),
        ]
    }
}

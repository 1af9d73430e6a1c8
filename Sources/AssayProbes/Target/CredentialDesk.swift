import AssayEvidence
import AssayModel
import JSON

/// Signs identities in and hands out their credentials; each signs in once for each start of the target.
actor CredentialDesk {
    /// What came of a sign-in.
    struct SignIn: Sendable {
        /// The exchange, with the credential masked; nil where the plan gives the credential itself.
        var exchange: HTTPExchange?
        /// The fields that go with a request; empty where no credential was issued.
        var fields: [Exchanger.Field]
    }

    private let identities: [String: Plan.Identity]
    private let settings: TargetSettings
    private let exchanger: Exchanger
    private var desk: [String: Result<SignIn, Unjudged>] = [:]

    init(identities: [String: Plan.Identity], settings: TargetSettings, exchanger: Exchanger) {
        self.identities = identities
        self.settings = settings
        self.exchanger = exchanger
    }

    /// The names of the identities in ascending order.
    nonisolated var names: [String] {
        identities.keys.sorted()
    }

    /// Sends a request as each identity in turn until one is let in; returns the first answer that is no refusal, else
    /// the first answer, with the identity's name.
    ///
    /// - Throws: What kept the first identity from signing in, where no other could either.
    func firstAdmitted(
        _ request: Exchanger.Request
    ) async throws(Unjudged) -> (identity: String, exchange: HTTPExchange) {
        let admitted = try await firstAdmitted(request, keeping: Exchanger.keptBody)
        return (admitted.identity, admitted.answer.exchange)
    }

    /// The same with the body as received, keeping so many bytes of it.
    func firstAdmitted(
        _ request: Exchanger.Request,
        keeping limit: Int
    ) async throws(Unjudged) -> (identity: String, answer: Exchanger.Answer) {
        var refused: (identity: String, answer: Exchanger.Answer)?
        var failure: Unjudged?
        for name in names {
            do throws(Unjudged) {
                var request = request
                request.fields = try await credentials(of: name) + request.fields
                let answer = try await exchanger.answer(to: request, keeping: limit)
                if ![401, 403].contains(answer.exchange.response.status) { return (name, answer) }
                refused = refused ?? (name, answer)
            } catch {
                failure = failure ?? error
            }
        }
        if let refused { return refused }
        throw failure ?? Unjudged(.notRun, "the plan names no identity")
    }

    /// Forgets all credentials, since the target that issued them is gone.
    func reset() {
        desk = [:]
    }

    /// The credentials of an identity; throws where none were issued.
    func credentials(of name: String) async throws(Unjudged) -> [Exchanger.Field] {
        let signIn = try await signIn(name)
        guard !signIn.fields.isEmpty else {
            let status = signIn.exchange.map { " (status \($0.response.status))" } ?? ""
            throw Unjudged(.controlFailed, "the sign-in of \(name) issued no credential\(status)")
        }
        return signIn.fields
    }

    /// Signs an identity in, or returns what came of it before.
    func signIn(_ name: String) async throws(Unjudged) -> SignIn {
        if let known = desk[name] { return try known.get() }
        let result: Result<SignIn, Unjudged>
        do throws(Unjudged) {
            result = .success(try await freshSignIn(name))
        } catch {
            result = .failure(error)
        }
        desk[name] = result
        return try result.get()
    }

    private func freshSignIn(_ name: String) async throws(Unjudged) -> SignIn {
        switch identities[name] {
        case nil:
            throw Unjudged(.notRun, "the plan names no identity \(name)")
        case .header(let field, let value):
            return SignIn(fields: [.init(name: field, value: try settings.expanded(value), shown: value)])
        case .login(let login):
            let body = try expandedBody(login.body)
            let answer = try await exchanger.answer(
                to: Exchanger.Request(method: "POST", path: login.path, body: body, shownBody: login.body)
            )
            guard let token = token(at: login.token, in: answer.rawBody) else {
                return SignIn(exchange: answer.exchange, fields: [])
            }
            exchanger.redactor.remember(token)
            // Masked by its name already where the name says so; a token under another name is masked now.
            var exchange = answer.exchange
            exchange.response.body = exchanger.redactor.text(Array(exchange.response.body.utf8), isJSON: true)
            for index in exchange.response.fields.indices {
                let value = exchange.response.fields[index].value
                exchange.response.fields[index].value = exchanger.redactor.text(Array(value.utf8))
            }
            let variable = name.uppercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
            let shown = "Bearer $\(String(variable))_TOKEN"
            return SignIn(
                exchange: exchange,
                fields: [.init(name: "Authorization", value: "Bearer \(token)", shown: shown)]
            )
        }
    }

    /// Puts secrets into the strings of a JSON body, so that a quote in a password cannot break it.
    private func expandedBody(_ text: String) throws(Unjudged) -> String {
        let value: JSONValue
        do {
            value = try JSONValue.parse(text)
        } catch {
            throw Unjudged(.unparsable, "the sign-in's body is no JSON: \(error)")
        }
        return try expanded(value).text(.compact)
    }

    private func expanded(_ value: JSONValue) throws(Unjudged) -> JSONValue {
        switch value {
        case .string(let text): return .string(try settings.expanded(text))
        case .array(let items):
            var result: [JSONValue] = []
            for item in items { result.append(try expanded(item)) }
            return .array(result)
        case .object(let members):
            var result = JSONObject()
            for (key, member) in members { result[key] = try expanded(member) }
            return .object(result)
        default: return value
        }
    }

    /// The string at a place such as `$.data.access_token`.
    private func token(at place: String, in body: [UInt8]) -> String? {
        guard var value = try? JSONValue.parse(body) else { return nil }
        for name in place.split(separator: ".").map(String.init) where name != "$" {
            guard let next = value[name] else { return nil }
            value = next
        }
        guard let token = value.string, !token.isEmpty, token.utf8.allSatisfy({ (33...126).contains($0) }) else {
            return nil
        }
        return token
    }
}

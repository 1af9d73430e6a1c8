import FoundationEssentials
import HTTPTypes
import Hummingbird
import Logging

/// Registration and sign-in.
struct AuthenticationRoutes: Sendable {
    private struct Registration: StrictDecodable {
        static let members: Set<String> = ["email", "password"]
        let email: String
        let password: String
    }

    /// What the flawed build reads: a role, and whatever else comes along.
    private struct TrustingRegistration: StrictDecodable {
        static let members: Set<String> = ["email", "password", "role"]
        let email: String
        let password: String
        let role: Identity.Role?
    }

    private struct Registered: Encodable {
        let id: String
        let email: String
        let role: Identity.Role
        let created_at: String
    }

    private struct Session: Encodable {
        let access_token: String
        let token_type = "Bearer"
        let expires_in: Int
    }

    let services: ServiceContext

    /// Adds the routes.
    func add(to router: Router<AppRequestContext>) {
        router.post("/api/auth/register") { request, context in try await register(request, context) }
        router.post("/api/auth/login") { request, context in try await login(request, context) }
    }

    private func register(_ request: Request, _ context: AppRequestContext) async throws -> Response {
        let settings = services.settings
        let key = "register " + context.peer
        if let wait = await services.limiter.count(key, limit: settings.registrationsPerMinute) {
            throw Problem.tooManyRequests(retryAfter: wait)
        }
        let (email, password, role) = try await registration(in: request)
        if !settings.has(.weakPasswordAccepted) {
            guard EmailAddress.isValid(email) else { throw Problem.invalid("email is not an address.") }
            guard (12...128).contains(password.unicodeScalars.count) else {
                throw Problem.invalid("password must have 12 to 128 characters.")
            }
        }
        do {
            let account = try await services.accounts.register(email: email, password: password, role: role)
            if settings.has(.recordExposed) { return try .json(account, status: .created) }
            return try .json(
                Registered(id: account.id, email: account.email, role: account.role, created_at: account.createdAt),
                status: .created
            )
        } catch AccountStore.Refusal.taken {
            throw Problem(status: .conflict, code: "email_taken", detail: "This address has an account already.")
        } catch AccountStore.Refusal.full {
            throw Problem(
                status: .serviceUnavailable,
                code: "no_capacity",
                detail: "No more accounts can be made at the moment.",
                headers: [.retryAfter: "3600"]
            )
        }
    }

    private func registration(in request: Request) async throws -> (String, String, Identity.Role) {
        if services.settings.has(.roleFromBody) {
            let body = try await request.json(TrustingRegistration.self, settings: services.settings)
            return (body.email, body.password, body.role ?? .member)
        }
        let body = try await request.json(Registration.self, settings: services.settings)
        return (body.email, body.password, .member)
    }

    private func login(_ request: Request, _ context: AppRequestContext) async throws -> Response {
        let settings = services.settings
        let body = try await request.json(Registration.self, settings: settings)
        if settings.has(.bodiesLogged) {
            context.logger.debug("login body: email=\(body.email) password=\(body.password)")
        }
        let key = "login \(context.peer) \(body.email.lowercased().prefix(254))"
        if let wait = await services.limiter.wait(key, limit: settings.loginsPerMinute) {
            throw Problem.tooManyRequests(retryAfter: wait)
        }
        if settings.has(.accountEnumeration), await services.accounts.account(for: body.email) == nil {
            throw Problem(status: .notFound, code: "no_such_user", detail: "No account for \(body.email).")
        }
        let account =
            (1...128).contains(body.password.unicodeScalars.count)
            ? await services.accounts.authenticate(email: body.email, password: body.password) : nil
        guard let account else {
            _ = await services.limiter.count(key, limit: settings.loginsPerMinute)
            services.metrics.login(settings.has(.personalDataInMetrics) ? body.email : "refused")
            throw Problem(
                status: .unauthorized,
                code: "wrong_credentials",
                detail: "E-mail address or password is wrong.",
                headers: [.wwwAuthenticate: "Bearer realm=\"ultra-mvp\""]
            )
        }
        services.metrics.login(settings.has(.personalDataInMetrics) ? account.email : "accepted")
        let token = try services.tokens.issue(for: account, now: .now)
        var response = try Response.json(
            Session(access_token: token, expires_in: settings.tokenLifetimeSeconds)
        )
        response.headers[.setCookie] = cookie(token)
        return response
    }

    private func cookie(_ token: String) -> String {
        let pair = "\(Guardian.cookieName)=\(token)"
        guard !services.settings.has(.bareCookie) else { return pair }
        let flags = "; Path=/; Max-Age=\(services.settings.tokenLifetimeSeconds); HttpOnly; SameSite=Strict"
        return pair + flags + (services.settings.isSecure ? "; Secure" : "")
    }
}

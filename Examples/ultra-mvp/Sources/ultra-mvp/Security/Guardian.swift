import FoundationEssentials
import HTTPTypes
import Hummingbird

/// Decides who makes a request.
struct Guardian: Sendable {
    /// Name of the cookie that the start page signs in with.
    static let cookieName = "ultra_session"

    let tokens: AccessTokens
    let accounts: AccountStore
    let limiter: RateLimiter
    let settings: Settings

    /// Returns the caller.
    ///
    /// - Throws: ``Problem`` with 401 when nobody is signed in, 429 when the account asks too often.
    func identity(of request: Request) async throws -> Identity {
        let token = bearer(in: request) ?? cookie(in: request)
        guard let token else { throw Problem.unauthorized(tokenPresented: false) }
        guard let identity = tokens.identity(in: token, now: .now) else {
            throw Problem.unauthorized(tokenPresented: true)
        }
        if !settings.has(.unsignedTokenAccepted), await !accounts.contains(id: identity.subject) {
            throw Problem.unauthorized(tokenPresented: true)
        }
        if let wait = await limiter.count("account " + identity.subject, limit: settings.requestsPerMinute) {
            throw Problem.tooManyRequests(retryAfter: wait)
        }
        return identity
    }

    /// Returns the bearer token, if there is one.
    func bearer(in request: Request) -> String? {
        guard let header = request.headers[.authorization] else { return nil }
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return String(parts[1])
    }

    /// A cookie signs in for reading only: a foreign page can make a browser send it with a form.
    private func cookie(in request: Request) -> String? {
        guard settings.has(.bareCookie) || request.method == .get || request.method == .head else { return nil }
        return request.cookies[Self.cookieName]?.value
    }
}

import FoundationEssentials

/// Makes and reads access tokens: JSON Web Tokens with HS256 (RFC 7519).
struct AccessTokens: Sendable {
    private struct Header: Codable {
        let alg: String
        var typ: String? = "JWT"
    }

    private let hash: KeyedHash
    private let lifetimeSeconds: Int?
    private let acceptsUnsigned: Bool

    init(settings: Settings) {
        hash = KeyedHash(key: Array(settings.jwtSecret.utf8))
        lifetimeSeconds = settings.has(.tokenNeverExpires) ? nil : settings.tokenLifetimeSeconds
        acceptsUnsigned = settings.has(.unsignedTokenAccepted)
    }

    /// Makes a token for `account`, valid from `now`.
    func issue(for account: Account, now: Date) throws -> String {
        let seconds = Int(now.timeIntervalSince1970)
        let identity = Identity(
            subject: account.id,
            email: account.email,
            role: account.role,
            issuedAt: seconds,
            expiresAt: lifetimeSeconds.map { seconds + $0 }
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let header = Base64URL.encode(try encoder.encode(Header(alg: "HS256")))
        let claims = Base64URL.encode(try encoder.encode(identity))
        let signature = Base64URL.encode(hash.code(for: "\(header).\(claims)".utf8))
        return "\(header).\(claims).\(signature)"
    }

    /// Returns the identity in `token`, or nil when the token is forged, malformed or over at `now`.
    func identity(in token: String, now: Date) -> Identity? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let headerBytes = Base64URL.decode(parts[0]),
            let claims = Base64URL.decode(parts[1]),
            let header = try? JSONDecoder().decode(Header.self, from: Data(headerBytes)),
            let identity = try? JSONDecoder().decode(Identity.self, from: Data(claims))
        else { return nil }
        if acceptsUnsigned, header.alg.lowercased() == "none" { return identity }
        guard header.alg == "HS256", let signature = Base64URL.decode(parts[2]),
            KeyedHash.equal(signature, hash.code(for: "\(parts[0]).\(parts[1])".utf8))
        else { return nil }
        if lifetimeSeconds == nil { return identity }
        guard let end = identity.expiresAt, end > Int(now.timeIntervalSince1970) else { return nil }
        return identity
    }
}

/// Who makes a request, as the claims of an access token.
struct Identity: Codable, Equatable, Sendable {
    /// Identifier of the account.
    let subject: String
    let email: String
    let role: Role
    /// Seconds since 1970 at which the token was made.
    let issuedAt: Int
    /// Seconds since 1970 at which the token ends; nil in builds that forget it.
    let expiresAt: Int?

    /// What an account may do.
    enum Role: String, Codable, Sendable {
        case member, admin
    }

    private enum CodingKeys: String, CodingKey {
        case subject = "sub"
        case email
        case role
        case issuedAt = "iat"
        case expiresAt = "exp"
    }
}

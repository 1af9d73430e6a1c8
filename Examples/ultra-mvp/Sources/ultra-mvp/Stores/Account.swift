/// A person who may sign in.
struct Account: Codable, Equatable, Sendable {
    let id: String
    let email: String
    let role: Identity.Role
    let createdAt: String
    let password: PasswordRecord

    private enum CodingKeys: String, CodingKey {
        case id, email, role, password
        case createdAt = "created_at"
    }
}

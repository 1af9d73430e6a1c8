/// A text that somebody uploaded.
struct Document: Codable, Equatable, Sendable {
    let id: String
    /// Identifier of the account that uploaded it.
    let owner: String
    let title: String
    let text: String
    let createdAt: String

    private enum CodingKeys: String, CodingKey {
        case id, owner, title, text
        case createdAt = "created_at"
    }
}

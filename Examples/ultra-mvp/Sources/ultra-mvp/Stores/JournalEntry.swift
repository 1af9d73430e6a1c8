/// One thing that must survive a restart.
enum JournalEntry: Codable, Equatable, Sendable {
    case account(Account)
    case document(Document)
}

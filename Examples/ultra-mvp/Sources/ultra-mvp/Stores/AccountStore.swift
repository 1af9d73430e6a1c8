import FoundationEssentials

/// The accounts, in memory, behind the journal.
actor AccountStore {
    /// Why an account was not made.
    enum Refusal: Error, Equatable {
        /// The address has an account already, or one is being made.
        case taken
        /// No more accounts fit.
        case full
    }

    /// How many accounts are kept.
    static let capacity = 20_000

    private var accounts: [String: Account] = [:]
    private var identifiers: Set<String> = []
    private var reserved: Set<String> = []
    private let journal: Journal?
    private let iterations: Int

    init(restoring entries: [JournalEntry], journal: Journal?, iterations: Int) {
        for case .account(let account) in entries {
            accounts[account.email] = account
            identifiers.insert(account.id)
        }
        self.journal = journal
        self.iterations = iterations
    }

    /// How many accounts there are.
    var count: Int { accounts.count }

    /// Whether `id` belongs to an account.
    func contains(id: String) -> Bool {
        identifiers.contains(id)
    }

    /// Returns the account of an address.
    func account(for email: String) -> Account? {
        accounts[email.lowercased()]
    }

    /// Makes an account.
    func register(email: String, password: String, role: Identity.Role) async throws -> Account {
        let email = email.lowercased()
        guard accounts[email] == nil, reserved.insert(email).inserted else { throw Refusal.taken }
        defer { reserved.remove(email) }
        guard accounts.count + reserved.count <= Self.capacity else { throw Refusal.full }
        let account = Account(
            id: Token.random(prefix: "acc_", bytes: 12),
            email: email,
            role: role,
            createdAt: Date.now.formatted(.iso8601),
            password: await PasswordRecord.make(for: password, iterations: iterations)
        )
        try await journal?.append(.account(account))
        accounts[email] = account
        identifiers.insert(account.id)
        return account
    }

    /// Returns the account when the password is right.
    ///
    /// An unknown address costs a derivation too, so that the time of the answer does not tell which exist.
    func authenticate(email: String, password: String) async -> Account? {
        guard let account = account(for: email) else {
            _ = await PasswordRecord.make(for: password, iterations: iterations)
            return nil
        }
        return await account.password.matches(password) ? account : nil
    }
}

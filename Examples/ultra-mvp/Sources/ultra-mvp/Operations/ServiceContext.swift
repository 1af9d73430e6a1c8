import FoundationEssentials
import Logging

/// The parts of the service that its routes share.
struct ServiceContext: Sendable {
    let settings: Settings
    let journal: Journal?
    let accounts: AccountStore
    let documents: DocumentStore
    let models: ModelCatalogue
    let tokens: AccessTokens
    let guardian: Guardian
    let limiter: RateLimiter
    let metrics = MetricsRegistry()
    let catalogueReads = SequenceNumber()
    let openAPI: [UInt8]?
    let start = ContinuousClock.now

    /// Restores what the journal holds and makes the administrator's account where it is missing.
    init(settings: Settings, logger: Logger) async throws {
        let restored = try settings.dataDirectory.map(Journal.open(directory:))
        if let skipped = restored?.skipped, skipped > 0 {
            logger.warning("the journal has unreadable lines", metadata: ["count": "\(skipped)"])
        }
        let entries = restored?.entries ?? []
        self.settings = settings
        journal = restored?.journal
        accounts = AccountStore(restoring: entries, journal: journal, iterations: settings.passwordIterations)
        documents = DocumentStore(
            restoring: entries,
            journal: journal,
            sequential: settings.has(.sequentialIdentifiers)
        )
        models = ModelCatalogue(settings: settings)
        tokens = AccessTokens(settings: settings)
        limiter = RateLimiter(isEnabled: settings.rateLimitEnabled)
        guardian = Guardian(tokens: tokens, accounts: accounts, limiter: limiter, settings: settings)
        openAPI = (try? Data(contentsOf: URL(filePath: settings.openAPIFile))).map { Array($0) }
        if openAPI == nil { logger.warning("no interface description at OPENAPI_FILE") }
        if let email = settings.adminEmail, let password = settings.adminPassword,
            await accounts.account(for: email) == nil
        {
            _ = try await accounts.register(email: email, password: password, role: .admin)
        }
    }
}

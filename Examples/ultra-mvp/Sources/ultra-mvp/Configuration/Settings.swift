import Logging

/// Everything that the environment decides about this process.
struct Settings: Sendable {
    /// Where the process runs.
    enum Stage: String, Sendable {
        case development, staging, production
    }

    /// Which code runs: as it should be, or as it went live.
    enum Build: String, Sendable {
        case sound, flawed
    }

    /// Version reported by `GET /api/health`, from `APP_VERSION`.
    let version: String
    let stage: Stage
    let build: Build
    /// Defects of code that are switched on.
    let defects: Set<CodeDefect>
    let jwtSecret: String
    let tokenLifetimeSeconds: Int
    let debug: Bool
    let useMockModels: Bool
    /// Directory in which the large model's weights are looked for; none when all models are built in.
    let modelDirectory: String?
    /// Time that one inference takes, in milliseconds.
    let modelLatencyMilliseconds: Int
    let corsOrigins: [String]
    let logLevel: Logger.Level
    let adminEmail: String?
    let adminPassword: String?
    /// Scheme of `DATABASE_URL`, named in the start-up log; this sample speaks to no database.
    let storeLabel: String
    /// Directory of the journal; without one, data lives and dies with the process.
    let dataDirectory: String?
    let rateLimitEnabled: Bool
    let loginsPerMinute: Int
    let registrationsPerMinute: Int
    let requestsPerMinute: Int
    let maxUploadBytes: Int
    let passwordIterations: Int
    /// Address under which people reach the service; `https:` turns on `Secure` cookies and HSTS.
    let publicURL: String?
    let openAPIFile: String
    /// Names and values as they were read, for the debug route alone.
    let variables: [String: String]

    /// Whether people reach the service over TLS.
    var isSecure: Bool { publicURL?.hasPrefix("https://") ?? false }

    /// Reads the settings.
    ///
    /// - Throws: ``SettingsProblem`` with every complaint at once.
    init(environment variables: [String: String]) throws(SettingsProblem) {
        var reader = EnvironmentReader(variables)
        let build = reader.choice("ULTRA_BUILD", default: Build.sound)
        var defects: Set<CodeDefect> = build == .flawed ? Set(CodeDefect.allCases) : []
        if variables["ULTRA_DEFECTS"] != nil {
            let names = reader.list("ULTRA_DEFECTS")
            defects = Set(names.compactMap(CodeDefect.init(rawValue:)))
            if defects.count != Set(names).count { reader.reject("ULTRA_DEFECTS names an unknown defect") }
        }
        self.build = build
        self.defects = defects
        self.variables = variables
        version = reader.string("APP_VERSION") ?? "1.4.0"
        stage = reader.choice("ENVIRONMENT", default: .development)
        jwtSecret = reader.string("JWT_SECRET") ?? "development-only-secret-of-ultra-mvp"
        tokenLifetimeSeconds = reader.integer("JWT_TTL_SECONDS", in: 60...86_400, default: 3600)
        debug = reader.flag("DEBUG", default: false)
        useMockModels = reader.flag("USE_MOCK_MODELS", default: false)
        modelDirectory = reader.string("MODEL_DIRECTORY")
        modelLatencyMilliseconds = reader.integer("MODEL_LATENCY_MS", in: 0...10_000, default: 5)
        corsOrigins = reader.list("CORS_ORIGINS")
        logLevel = reader.choice("LOG_LEVEL", default: .info)
        adminEmail = reader.string("ADMIN_EMAIL")
        adminPassword = reader.string("ADMIN_PASSWORD")
        storeLabel = reader.string("DATABASE_URL")?.split(separator: ":").first.map(String.init) ?? "none"
        dataDirectory = reader.string("DATA_DIRECTORY")
        rateLimitEnabled = reader.flag("RATE_LIMIT_ENABLED", default: true)
        loginsPerMinute = reader.integer("RATE_LIMIT_LOGIN_PER_MINUTE", in: 1...1_000, default: 10)
        registrationsPerMinute = reader.integer("RATE_LIMIT_REGISTER_PER_MINUTE", in: 1...100_000, default: 120)
        requestsPerMinute = reader.integer("RATE_LIMIT_REQUESTS_PER_MINUTE", in: 1...1_000_000, default: 12_000)
        maxUploadBytes = reader.integer("MAX_UPLOAD_BYTES", in: 1...16_777_216, default: 1_048_576)
        passwordIterations = reader.integer("PASSWORD_HASH_ITERATIONS", in: 1...1_000_000, default: 1_000)
        publicURL = reader.string("PUBLIC_URL")
        openAPIFile = reader.string("OPENAPI_FILE") ?? "openapi.json"

        guard !defects.contains(.settingsUnchecked) else { return }
        let problems = reader.problems + (stage == .production ? productionProblems : [])
        guard problems.isEmpty else { throw SettingsProblem(reasons: problems) }
    }

    /// Whether a defect of code is switched on.
    func has(_ defect: CodeDefect) -> Bool {
        defects.contains(defect)
    }

    /// What speaks against going live with these settings.
    private var productionProblems: [String] {
        var problems: [String] = []
        let placeholders = ["change", "secret", "example", "password", "development", "placeholder", "todo"]
        if jwtSecret.utf8.count < 32 || Set(jwtSecret.utf8).count < 12 {
            problems.append("JWT_SECRET must have at least 32 varied bytes")
        }
        if placeholders.contains(where: jwtSecret.lowercased().contains) {
            problems.append("JWT_SECRET looks like a placeholder")
        }
        if debug { problems.append("DEBUG must be false in production") }
        if useMockModels { problems.append("USE_MOCK_MODELS must be false in production") }
        if corsOrigins.contains(where: { !$0.hasPrefix("https://") || $0.contains("*") }) {
            problems.append("CORS_ORIGINS must list https origins without wildcards in production")
        }
        if let adminPassword, adminPassword.utf8.count < 12 {
            problems.append("ADMIN_PASSWORD must have at least 12 bytes")
        }
        if !rateLimitEnabled { problems.append("RATE_LIMIT_ENABLED must be true in production") }
        if !isSecure { problems.append("PUBLIC_URL must be an https address in production") }
        if dataDirectory == nil { problems.append("DATA_DIRECTORY must be set in production") }
        return problems
    }
}

import AssayModel

/// A setting whose value does not belong into production, told from its name and value alone.
///
/// Names are judged by their words, since every framework has its own: `APP_DEBUG`, `DJANGO_DEBUG` and `Debug` are one.
struct ProductionHazard {
    /// What the setting does, as the end of a message.
    var effect: String
    /// How bad that is.
    var severity = Severity.high
    /// How probable it is that it strikes.
    var likelihood = Likelihood.likely

    /// Recognises a hazard.
    ///
    /// - Parameters:
    ///   - name: The name of the setting.
    ///   - value: Its value.
    ///   - profile: The profile that is deployed; a mode of that name is meant so.
    /// - Returns: The hazard, or nil where the setting is fine or says nothing.
    static func of(_ name: String, value: String, profile: String) -> ProductionHazard? {
        let value = value.filter { !$0.isWhitespace }.lowercased()
        guard !value.isEmpty, value.utf8.count <= 4_096 else { return nil }
        let name = SettingName(name)
        let rules = [certificates, tokens, authentication, standIn, debugger, exposure, hosts, logging, debugging]
        for rule in rules {
            if let hazard = rule(name, value) { return hazard }
        }
        return mode(name, value, profile: profile.lowercased())
    }

    // MARK: Defences that are switched off

    private static let tls: Set<String> = [
        "tls", "ssl", "https", "cert", "certs", "certificate", "certificates", "hostname",
    ]

    private static func certificates(_ name: SettingName, _ value: String) -> ProductionHazard? {
        let hazard = ProductionHazard(effect: "certificates are not verified")
        let verifies = name.has(["verify", "verification", "validate", "validation", "check", "reject", "httpsverify"])
        if name.words == ["node", "tls", "reject", "unauthorized"] || name.words == ["pythonhttpsverify"] {
            return value == "0" ? hazard : nil
        }
        if verifies, name.has(tls), !name.isNegated { return SwitchValue.isOff(value) ? hazard : nil }
        let skips = name.has(["skip", "no", "disable", "ignore", "insecure"])
        if verifies, skips, name.has(tls) || name.has(["insecure"]), !name.has(["upgrade"]) {
            return SwitchValue.isOn(value) ? hazard : nil
        }
        // Telemetry to an agent on the same host is sent in clear text by design.
        guard name.words.last == "insecure" || name.has(["insecure"]) && name.has(tls), !name.isNegated else {
            return nil
        }
        guard !name.has(["otel", "otlp", "jaeger", "cookie"]), SwitchValue.isOn(value) else { return nil }
        return ProductionHazard(effect: "connections are not secured", severity: .medium)
    }

    private static func tokens(_ name: SettingName, _ value: String) -> ProductionHazard? {
        guard name.has(["verify", "verification", "validate", "validation"]), !name.isNegated,
            name.has(["jwt", "token", "tokens", "signature", "signatures"]), SwitchValue.isOff(value),
            // Functions behind a gateway may each decide whom they serve.
            !name.has(["function", "functions"])
        else { return nil }
        return ProductionHazard(effect: "tokens and signatures are not verified")
    }

    private static let signIn: Set<String> = [
        "auth", "authn", "authz", "authentication", "authorization", "authorisation", "security",
    ]
    private static let audience: Set<String> = [
        "all", "api", "admin", "app", "http", "server", "service", "user", "xpack", "opensearch", "plugin", "plugins",
        "check", "checks", "guard", "middleware", "enabled", "enable", "required", "require",
    ]
    private static let lifting: Set<String> = [
        "bypass", "disable", "disabled", "ignore", "no", "off", "skip", "without",
    ]

    private static func authentication(_ name: SettingName, _ value: String) -> ProductionHazard? {
        let hazard = ProductionHazard(effect: "authentication is switched off", severity: .critical)
        // A store without a password is still out of reach until something else lets callers onto its network.
        let store = ProductionHazard(effect: "the data store asks for no password", likelihood: .possible)
        if name.ends(with: "host", "auth", "method") { return value == "trust" ? store : nil }
        if name.has(["allow"]), name.has(["empty"]), name.has(["password"]) {
            return SwitchValue.isOn(value) ? store : nil
        }
        if name.ends(with: "allow", "anonymous") || name.ends(with: "allow", "anonymous", "login")
            || name.ends(with: "allow", "anonymous", "access")
        {
            return SwitchValue.isOn(value) ? hazard : nil
        }
        // A word of another meaning (DISABLE_PASSWORD_AUTH, SMTP_AUTH_ENABLED) makes it another question.
        guard let at = name.words.firstIndex(where: signIn.contains) else { return nil }
        let others = name.words.filter { !signIn.contains($0) && !lifting.contains($0) && !audience.contains($0) }
        let isLifted = name.has(lifting)
        // The name of the product may stand in front.
        guard others.isEmpty || (others.count == 1 && name.words.first == others.first && at > 0 && !isMail(others[0]))
        else { return nil }
        if isLifted { return SwitchValue.isOn(value) ? hazard : nil }
        guard name.has(["enabled", "enable", "required", "require"]) else { return nil }
        return SwitchValue.isOff(value) ? hazard : nil
    }

    private static func isMail(_ word: String) -> Bool {
        ["smtp", "mail", "email", "redis", "proxy", "db", "two", "mfa", "basic", "ldap", "password", "social", "o"]
            .contains(word)
    }

    private static func hosts(_ name: SettingName, _ value: String) -> ProductionHazard? {
        guard name.ends(with: "allowed", "hosts") || name.ends(with: "trusted", "hosts") else { return nil }
        let isOpen = value.utf8.split { ",[]\"'".utf8.contains($0) }.contains { $0.elementsEqual("*".utf8) }
        return isOpen ? ProductionHazard(effect: "any host name is accepted", severity: .medium) : nil
    }

    private static func exposure(_ name: SettingName, _ value: String) -> ProductionHazard? {
        if name.ends(with: "exposure", "include"), value == "*" {
            return ProductionHazard(effect: "every management endpoint is exposed")
        }
        if name.ends(with: "console", "enabled"), name.has(["h2"]), SwitchValue.isOn(value) {
            return ProductionHazard(effect: "the database console is open")
        }
        if name.ends(with: "display", "errors"), SwitchValue.isOn(value) {
            return ProductionHazard(effect: "errors are shown to callers", severity: .medium)
        }
        return nil
    }

    // MARK: Stand-ins

    private static let standIns: Set<String> = ["mock", "mocks", "mocked", "fake", "fakes", "stub", "stubs", "stubbed"]
    private static let seats: Set<String> = [
        "adapter", "api", "backend", "client", "driver", "engine", "gateway", "impl", "implementation", "mailer",
        "mode", "provider",
        "sender", "service", "store", "transport",
    ]
    /// Words after which a stand-in is something else: the news, an exam, the resolver of the host.
    private static let namesakes: Set<String> = [
        "domain", "exam", "exams", "interview", "interviews", "listener", "news", "resolver", "review", "test", "tests",
        "trial",
        "zone",
    ]

    private static func standIn(_ name: SettingName, _ value: String) -> ProductionHazard? {
        let hazard = ProductionHazard(effect: "a stand-in takes the place of the real thing")
        if name.words.last.map(seats.contains) ?? false {
            if standIns.contains(value) || value == "dummy" { return hazard }
            let isMail = name.has(["mail", "email", "mailer"])
            let isSilent =
                ["log", "array", "console", "null"].contains(value) || value.contains(".console.")
                || value.contains(".locmem.") || value.contains(".dummy.")
            if isMail, isSilent { return ProductionHazard(effect: "no mail is sent") }
        }
        guard let at = name.words.firstIndex(where: standIns.contains), !name.isNegated else { return nil }
        let next = at + 1 < name.words.count ? name.words[at + 1] : ""
        guard !namesakes.contains(next), SwitchValue.isOn(value) else { return nil }
        return hazard
    }

    // MARK: Debugging

    private static func debugger(_ name: SettingName, _ value: String) -> ProductionHazard? {
        guard name.ends(with: "options") || name.ends(with: "opts") else { return nil }
        let opens = value.contains("--inspect") || value.contains("jdwp")
        return opens ? ProductionHazard(effect: "a debugger listens", severity: .critical) : nil
    }

    private static func logging(_ name: SettingName, _ value: String) -> ProductionHazard? {
        let isLevel =
            name.ends(with: "log", "level") || name.words.last == "loglevel" || name.words == ["rust", "log"]
            || name.ends(with: "logging", "level")
            || (name.words.last == "default" || name.words.last == "root") && name.has(["log", "logging", "loglevel"])
        let level = value.prefix { $0 != "," }
        if isLevel, ["trace", "debug", "verbose", "silly", "all", "finest"].contains(level) { return verbose }
        let isDebugLog = name.has(["log", "logs", "logging", "logger"]) && name.words.last == "debug"
        return isDebugLog && SwitchValue.isOn(value) ? verbose : nil
    }

    private static let verbose = ProductionHazard(
        effect: "logs say more than production should keep",
        severity: .low,
        likelihood: .likely
    )
    private static let debugTails: Set<String> = [
        "active", "display", "enable", "enabled", "flag", "mode", "on", "sql", "toolbar",
    ]

    private static func debugging(_ name: SettingName, _ value: String) -> ProductionHazard? {
        guard !name.isNegated else { return nil }
        if name.words == ["debug"], value.contains("*") || value.contains(":") {
            // The selectors of Node's debug package: which parts write to the log.
            return verbose
        }
        guard let at = name.words.firstIndex(where: { ["debug", "devmode", "pythondevmode"].contains($0) }),
            name.words[(at + 1)...].allSatisfy(debugTails.contains)
        else { return nil }
        let isOn = SwitchValue.isOn(value) || ["debug", "development", "all"].contains(value)
        return isOn ? ProductionHazard(effect: "debug mode is on") : nil
    }

    // MARK: Modes

    private static let developmentModes: Set<String> = [
        "debug", "dev", "devel", "develop", "development", "local", "test", "testing",
    ]
    /// Whose setting of that name only labels what is reported, or names something else.
    private static let labellers: Set<String> = [
        "apm", "aws", "bugsnag", "datadog", "dd", "elastic", "honeybadger", "launchdarkly", "new", "newrelic", "otel",
        "relic",
        "rollbar", "sentry", "tf", "theme", "unleash", "virtual",
    ]

    private static func mode(_ name: SettingName, _ value: String, profile: String) -> ProductionHazard? {
        guard let last = name.words.last, !name.has(labellers) else { return nil }
        let isEnvironment =
            ["env", "environment", "environments"].contains(last) || name.ends(with: "profiles", "active")
            || name.ends(with: "quarkus", "profile")
        guard isEnvironment || last == "mode" else { return nil }
        if value == "sandbox" {
            return ProductionHazard(effect: "a sandbox takes the place of the real thing", severity: .medium)
        }
        // `CACHE_MODE=local` says where the cache is.
        let modes = isEnvironment ? developmentModes : developmentModes.subtracting(["local"])
        let chosen = value.utf8.split { ",;".utf8.contains($0) }.map { String(decoding: Array($0), as: UTF8.self) }
        guard chosen.contains(where: { modes.contains($0) && $0 != profile }) else { return nil }
        return ProductionHazard(effect: "this is no mode for production")
    }
}

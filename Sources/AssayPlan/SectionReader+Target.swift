import AssayModel
import YAML

/// The target, its start command and its identities.
extension SectionReader {
    /// The names under `identities`, also of those that have mistakes; nil where they cannot be told.
    var identityNames: [String]? {
        guard has("identities") else { return [] }
        guard let node = node("identities"), node.isMapping else { return nil }
        return node.entries.compactMap { $0.key.scalar?.text }
    }

    /// Reads the section `target`.
    func target() -> Plan.Target? {
        let url = required("url", as: .url)
        let scope = node("scope").map { placedList($0, of: .endpoint).map(\.value) }
        if let url, let scope, isWhole("scope", count: scope.count), !scope.contains(url.endpoint) {
            let message = "the scope must hold the URL's own \(url.endpoint)"
            mistakes.report(message, at: place(of: "scope"))
        }
        let start = section("start").flatMap { $0.start() }
        let health = list("health", of: .healthRequest)
        let isDisposable = optional("disposable", as: .flag) ?? false
        let timeout = optional("timeout", as: .duration)
        let identities = identities()
        guard let url else { return nil }
        var target = Plan.Target(
            url: url,
            scope: scope,
            isDisposable: isDisposable,
            start: start,
            health: health ?? start.map { [$0.ready] } ?? [],
            identities: identities
        )
        if let timeout { target.timeout = timeout }
        return target
    }

    /// Whether every item of a list was read, so that what is missing in it is missing in the file too.
    private func isWhole(_ key: String, count: Int) -> Bool {
        guard let node = node(key), !node.isMapping, !node.isNull else { return false }
        return node.isSequence ? node.items.count == count : count == 1
    }

    private func start() -> Plan.Start? {
        let run = requiredNode("run", StartCommand.phrase).flatMap { StartCommand(reader: self).words(of: $0) }
        let ready = required("ready", as: .healthRequest)
        let directory = optional("directory", as: .folder)
        let environmentFile = optional("env_file", as: .file)
        let environment = environment()
        let readyTimeout = optional("ready_timeout", as: .duration)
        let stopGrace = optional("stop_grace", as: .duration)
        guard let run, let ready else { return nil }
        var start = Plan.Start(run: run, environmentFile: environmentFile, environment: environment, ready: ready)
        if let directory { start.directory = directory }
        if let readyTimeout { start.readyTimeout = readyTimeout }
        if let stopGrace { start.stopGrace = stopGrace }
        return start
    }

    private func environment() -> [String: String] {
        var environment: [String: String] = [:]
        for (name, entry) in namedEntries("env", PlanKeys.settingsPhrase) {
            let bytes = name.utf8
            let isName =
                bytes.allSatisfy { $0.isASCIIWord || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
                && !(bytes.first.map { (0x30...0x39).contains($0) } ?? true)
            guard isName else {
                let message = "\(name.quoted) cannot name a setting: use letters, digits and '_'"
                mistakes.report(message, at: entry.key.span)
                continue
            }
            let value = read(entry.value, as: .argument)
            if let value, SecretText.isLiteral(value, of: name) {
                let message = "\(name.quoted) \(SecretText.settingAdvice)"
                mistakes.report(message, at: entry.value.span)
            }
            environment[name] = value
        }
        return environment
    }

    private func identities() -> [String: Plan.Identity] {
        var identities: [String: Plan.Identity] = [:]
        for (name, section) in namedSections("identities") {
            identities[name] = section.identity()
        }
        return identities
    }

    private func identity() -> Plan.Identity? {
        let header = optional("header", as: .header)
        let login = section("login").flatMap { $0.login() }
        switch (has("header"), has("login")) {
        case (true, true):
            mistakes.report("\(name.quoted) has both 'header' and 'login': keep one", at: origin)
        case (false, false) where !has("basic"):
            mistakes.report("\(name.quoted) needs either 'header' or 'login'", at: origin)
        default: break
        }
        return header ?? login.map(Plan.Identity.login)
    }

    private func login() -> Plan.Login? {
        let path = required("post", as: .targetPath)
        let token = required("token", as: .memberPath)
        let body = requiredNode("json", PlanKeys.mappingPhrase)
            .flatMap { node in
                accepts(node, PlanKeys.mappingPhrase, \.isMapping) ? LoginBody(reader: self).text(of: node) : nil
            }
        guard let path, let token, let body else { return nil }
        return Plan.Login(path: path, body: body, token: token)
    }
}

import AssayConfiguration
import AssayModel

/// The settings that the target is started with, and the secrets that the plan refers to as `$NAME`.
struct TargetSettings: Sendable {
    private let plan: Plan
    private let root: String
    private let redactor: Redactor

    init(plan: Plan, root: String, redactor: Redactor) {
        self.plan = plan
        self.root = root
        self.redactor = redactor
    }

    /// The whole environment of the target: this process's own, the file's settings over it, the plan's over both.
    ///
    /// What looks like a secret in the file is remembered, so that it is masked wherever the target repeats it.
    func environment() throws(Unjudged) -> [String: String] {
        var values = ProcessEnvironment.current
        for (name, value) in try fileSettings() { values[name] = value }
        for (name, value) in plan.target?.start?.environment ?? [:] { values[name] = value }
        return values
    }

    /// Remembers the secrets of the target's file and those that the plan refers to, so that they are masked in
    /// everything that is read from now on, also what the target says before they are first used.
    func rememberSecrets() {
        _ = try? fileSettings()
        for identity in plan.target?.identities.values ?? [:].values {
            switch identity {
            case .header(_, let value): _ = try? expanded(value)
            case .login(let login): _ = try? expanded(login.body)
            }
        }
    }

    /// A text with every `$NAME` or `${NAME}` replaced by its value, each of which is remembered as a secret; any other
    /// dollar stands for itself.
    func expanded(_ text: String) throws(Unjudged) -> String {
        var result = ""
        var rest = Substring(text)
        while let dollar = rest.firstIndex(of: "$") {
            result += rest[..<dollar]
            rest = rest[dollar...].dropFirst()
            let isBraced = rest.hasPrefix("{")
            let name = (isBraced ? rest.dropFirst() : rest)
                .prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
            let after = rest[name.endIndex...]
            guard let first = name.first, !first.isNumber, !isBraced || after.hasPrefix("}") else {
                result += "$"
                continue
            }
            rest = isBraced ? after.dropFirst() : after
            result += try secret(named: String(name))
        }
        return result + rest
    }

    /// The value that the target has under the name, so that what it was started with is what signs in.
    private func secret(named name: String) throws(Unjudged) -> String {
        let given = plan.target?.start?.environment[name]
        let filed = try fileSettings()[name]
        let value = given ?? filed ?? ProcessEnvironment.current[name]
        guard let value, !value.isEmpty else {
            throw Unjudged(.notRun, "$\(name) is not set: export it before the audit")
        }
        redactor.remember(value)
        return value
    }

    fileprivate func fileSettings() throws(Unjudged) -> [String: String] {
        guard let path = plan.target?.start?.environmentFile else { return [:] }
        let bytes = try TreeScan(root: root).read(path, limit: 1 << 20)
        let file = EnvironmentFile.parse(bytes)
        let masked = redactor.file(bytes, as: .environment)
        let secretKeys = Set(masked.secrets.compactMap(\.key))
        var values: [String: String] = [:]
        for entry in file.entries where entry.hasValue {
            values[entry.key] = entry.value
            if secretKeys.contains(entry.key) { redactor.remember(entry.value) }
        }
        return values
    }
}

extension TargetSettings {
    /// Settings of the target's file that point to hosts other than this machine, as name and host.
    ///
    /// Where a start would use a production database, the user must hear of it before anything is started.
    func foreignHosts() -> [(name: String, host: String)] {
        guard let values = try? fileSettings() else { return [] }
        return values.sorted { $0.key < $1.key }
            .flatMap { name, value -> [(name: String, host: String)] in
                guard let scheme = value.firstRange(of: "://") else { return [] }
                let rest = value[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" }
                let authority = rest.lastIndex(of: "@").map { rest[rest.index(after: $0)...] } ?? rest
                // A cluster is named by several hosts.
                return authority.split(separator: ",").compactMap { Endpoint($0, defaultPort: 1) }
                    .filter { !$0.isLoopback }
                    .map { (name, $0.host) }
            }
    }
}

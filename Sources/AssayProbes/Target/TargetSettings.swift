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
        for (name, value) in plan.target?.start?.environment ?? [:] { values[name] = try expanded(value, for: name) }
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
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - setting: The setting of the plan that the text is the value of: it may take the value that lies below it.
    /// - Returns: The text with its values.
    /// - Throws: ``AssayModel/Unjudged`` where a value is not set.
    func expanded(_ text: String, for setting: String? = nil) throws(Unjudged) -> String {
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
            result += try secret(named: String(name), besides: setting)
        }
        return result + rest
    }

    /// The value that the target has under the name, so that what it was started with is what signs in.
    private func secret(named name: String, besides setting: String? = nil) throws(Unjudged) -> String {
        // A setting that refers to another one of the plan could go in a circle; it takes what lies below the plan.
        let given =
            setting == nil ? plan.target?.start?.environment[name].map { (try? expanded($0, for: name)) ?? $0 } : nil
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
            let value = entry.quoting == .single ? entry.value : try interpolated(entry, in: path, known: values)
            values[entry.key] = value
            if secretKeys.contains(entry.key) { redactor.remember(value) }
        }
        return values
    }

    /// The value of an entry with `${NAME}` and `${NAME:-default}` filled in, as python-dotenv and compose do: from this
    /// process's environment, else from the entries before.
    ///
    /// A dollar without a brace stands for itself.
    private func interpolated(
        _ entry: EnvironmentFile.Entry,
        in path: String,
        known: [String: String]
    ) throws(Unjudged) -> String {
        var result = ""
        var rest = Substring(entry.value)
        while let start = rest.firstRange(of: "${"), let end = rest[start.upperBound...].firstIndex(of: "}") {
            let inside = rest[start.upperBound..<end]
            let name = String(inside.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
            let fallback = inside.dropFirst(name.count)
            let value = (ProcessEnvironment.current[name] ?? known[name]).flatMap { $0.isEmpty ? nil : $0 }
            let given: String? =
                fallback.hasPrefix(":-")
                ? String(fallback.dropFirst(2)) : fallback.hasPrefix("-") ? String(fallback.dropFirst()) : nil
            guard let filled = value ?? given else {
                throw Unjudged(
                    .notRun,
                    "\(path) takes \(entry.key) from $\(name), which is not set: export it before the audit"
                )
            }
            result += rest[..<start.lowerBound] + filled
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
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

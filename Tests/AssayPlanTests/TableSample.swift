import AssayPlan

/// A plan in which each section that leads to a key is complete, and the key has a value of the test's choice.
struct TableSample {
    private let key: PlanKey
    private let value: String?

    /// Makes a plan; nil leaves the key out.
    init(_ key: PlanKey, value: String?) {
        self.key = key
        self.value = value
    }

    /// The plan in YAML's flow style.
    var text: String {
        section("")
    }

    /// Writes a section: its required keys, those that lead to the key, and the key.
    private func section(_ path: String) -> String {
        let pairs = PlanKeys.keys(in: path)
            .compactMap { member in
                node(member).map { "\"\(member.name)\": \($0)" }
            }
        return "{" + pairs.joined(separator: ", ") + "}"
    }

    private func node(_ member: PlanKey) -> String? {
        if member.path == key.path { return value }
        let isOnTheWay =
            key.path.hasPrefix(member.path + ".") || key.path.hasPrefix(member.path + "[]")
            || (member.path == "target" && key.path == "performance.load[].as")
        guard isOnTheWay || member.presence == .required || isNeeded(member) else { return nil }
        guard isOnTheWay else { return member.example }
        return switch member.shape {
        case .sections: "[\(section(member.path + "[]"))]"
        case .names where member.path == "target.identities": "{al: \(section(member.path + ".*"))}"
        default: section(member.path)
        }
    }

    /// What keys need beside those of their own section: a run needs a target, its identity and a way to sign in.
    private func isNeeded(_ member: PlanKey) -> Bool {
        switch member.path {
        case "target": key.section.hasPrefix("performance") || key.path == "performance"
        case "target.identities": key.path == "performance.load[].as"
        case "target.identities.*.header":
            key.path == "target.identities.*.basic" || (key.path == "target.identities.*.login" && value == nil)
        case "target.identities.*.login": key.path == "target.identities.*.header" && value == nil
        default: false
        }
    }
}

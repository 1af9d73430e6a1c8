import JSON

/// Finds components that nothing refers to.
enum UnusedComponents: ReviewRule {
    private static let sections: [(path: [String], noun: String)] = [
        (["components", "schemas"], "schemas"), (["components", "responses"], "responses"),
        (["components", "parameters"], "parameters"), (["components", "examples"], "examples"),
        (["components", "requestBodies"], "request bodies"), (["components", "headers"], "headers"),
        (["components", "links"], "links"), (["components", "callbacks"], "callbacks"),
        (["components", "pathItems"], "path items"), (["definitions"], "definitions"), (["parameters"], "parameters"),
        (["responses"], "responses"),
    ]

    static func findings(in subject: ReviewSubject) -> [OpenAPIReviewFinding] {
        let root = subject.description.document.root
        let used = references(in: root, uri: subject.description.document.uri)
        var findings: [OpenAPIReviewFinding] = []
        for section in sections {
            let pointer = JSONPointer(section.path)
            let members = root[pointer]?.members ?? []
            let unused = members.filter { member in
                !used.contains(pointer.appending(member.key).description) && !used.contains(member.key)
            }
            guard let first = unused.first else { continue }
            let names = unused.map { "'\($0.key)'" }.listed(conjunction: "and")
            findings.append(
                OpenAPIReviewFinding(
                    .unusedComponent,
                    .hint,
                    "nothing refers to \(names) among the \(members.count) \(section.noun)",
                    place: subject.place(pointer.appending(first.key), first.keySpan)
                )
            )
        }
        return findings + schemes(in: subject)
    }

    /// Security schemes that no requirement names, where others are named.
    private static func schemes(in subject: ReviewSubject) -> [OpenAPIReviewFinding] {
        let used = Set(subject.operations.flatMap(\.security).flatMap(\.schemes).map(\.name))
        let unused = subject.description.securitySchemes.filter { !used.contains($0.key) }.sorted { $0.key < $1.key }
        guard !used.isEmpty, let first = unused.first else { return [] }
        return [
            OpenAPIReviewFinding(
                .unusedComponent,
                .hint,
                "no operation asks for \(unused.map { "'\($0.key)'" }.listed(conjunction: "or"))",
                place: first.value.place
            )
        ]
    }

    /// The pointers that references lead to, with all that enclose them, and the words that may name a component:
    /// values of a discriminator's mapping and dynamic references.
    private static func references(in root: JSONNode, uri: String) -> Set<String> {
        var used: Set<String> = []
        var pending = [root]
        while let node = pending.popLast() {
            switch node.kind {
            case .array(let elements): pending += elements
            case .object(let members):
                for member in members {
                    if let text = member.value.text {
                        if member.key == "$ref" || text.utf8.contains(UInt8(ascii: "#")) { insert(text, into: &used) }
                    } else if member.key == "mapping" {
                        for target in member.value.members ?? [] { insert(target.value.text ?? "", into: &used) }
                    } else {
                        pending.append(member.value)
                    }
                }
            default: break
            }
        }
        return used
    }

    private static func insert(_ reference: String, into used: inout Set<String>) {
        guard let hash = reference.utf8.firstIndex(of: UInt8(ascii: "#")) else {
            used.insert(reference)
            return
        }
        guard let pointer = JSONPointer(fragment: reference[reference.utf8.index(after: hash)...]) else { return }
        // A reference into a component uses the component.
        for length in 1...max(1, min(pointer.tokens.count, 4)) {
            used.insert(JSONPointer(Array(pointer.tokens.prefix(length))).description)
        }
    }
}

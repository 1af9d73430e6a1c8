import YAML

/// Reads the keys of one mapping of a plan; every mistake on the way is reported, and reading goes on.
///
/// What a method returns for a key with a mistake is nil or incomplete: nothing that is read counts once a mistake
/// was reported.
struct SectionReader {
    /// The section in the table of keys; empty for the plan itself.
    let path: String
    /// The section for people: with the names that the path leaves open.
    let name: String
    /// Where a missing key is reported: at the section's own key.
    let origin: SourceSpan
    let mistakes: Mistakes
    private var entriesByKey: [String: MappingEntry] = [:]
    /// Keys that are there under a wrong name: to call them missing too would make two mistakes of one.
    private var misspelled: Set<String> = []

    init(_ node: ConfigurationNode, path: String, name: String, origin: SourceSpan, mistakes: Mistakes) {
        self.path = path
        self.name = name
        self.origin = origin
        self.mistakes = mistakes
        for entry in node.entries {
            guard let key = entry.key.scalar?.text else {
                mistakes.report("a key must be a word, found \(entry.key.found(quoting: false))", at: entry.key.span)
                continue
            }
            judge(key, at: entry.key.span)
            entriesByKey[key] = entry
        }
    }

    /// Reports a key that the section does not have, or does not have yet.
    private mutating func judge(_ key: String, at span: SourceSpan) {
        let known = PlanKeys.keys(in: path)
        if let match = known.first(where: { $0.name == key }) {
            guard match.presence == .later else { return }
            let full = path.isEmpty ? key : "\(name).\(key)"
            mistakes.report("\(full.quoted) is not supported by this version", at: span)
        } else {
            let suggestion = PlanKeys.suggestion(for: key, in: path)
            if let suggestion { misspelled.insert(suggestion) }
            mistakes.report("unknown key \(key.quoted) in \(title)", at: span, suggestion: suggestion)
        }
    }

    private var title: String { name.isEmpty ? "the plan" : name.quoted }

    /// Whether the key is there, whatever its value, if only under a wrong name.
    func has(_ key: String) -> Bool { entriesByKey[key] != nil || misspelled.contains(key) }

    /// Where the value of a key stands, or else the section.
    func place(of key: String) -> SourceSpan { entriesByKey[key]?.value.span ?? origin }

    // MARK: Single values

    /// Reads a key that must be there.
    func required<Value>(_ key: String, as form: Form<Value>) -> Value? {
        requiredNode(key, form.phrase).flatMap { read($0, as: form) }
    }

    /// Reads a key that may be left out.
    func optional<Value>(_ key: String, as form: Form<Value>) -> Value? {
        entriesByKey[key].flatMap { read($0.value, as: form) }
    }

    /// Reads a key that takes one value or a list; nil where it is left out.
    func list<Value>(_ key: String, of form: Form<Value>) -> [Value]? {
        guard let node = entriesByKey[key]?.value else { return nil }
        return placedList(node, of: form).map(\.value)
    }

    /// Reads one value or a list, each with its place.
    func placedList<Value>(
        _ node: ConfigurationNode,
        of form: Form<Value>
    ) -> [(value: Value, span: SourceSpan)] {
        if node.isMapping || node.isNull {
            reportUnexpected(node, form.listPhrase, quoting: false)
            return []
        }
        let items = node.isSequence ? node.items : [node]
        return items.compactMap { item in read(item, as: form).map { ($0, item.span) } }
    }

    /// Reads a single value.
    func read<Value>(_ node: ConfigurationNode, as form: Form<Value>) -> Value? {
        guard acceptsTag(of: node) else { return nil }
        guard let scalar = node.scalar, !scalar.isNull else {
            reportUnexpected(node, form.phrase, quoting: false)
            return nil
        }
        do throws(Refusal) {
            return try form.read(scalar)
        } catch {
            switch error {
            case .form: reportUnexpected(node, form.phrase, quoting: form.mayQuote(scalar.text))
            case .narrower(let phrase): reportUnexpected(node, phrase, quoting: form.mayQuote(scalar.text))
            case .because(let reason, let suggestion): mistakes.report(reason, at: node.span, suggestion: suggestion)
            }
            return nil
        }
    }

    // MARK: Nodes and sections

    /// The value of a key that may be left out.
    func node(_ key: String) -> ConfigurationNode? { entriesByKey[key]?.value }

    /// The value of a key that must be there; the phrase says what it should be.
    func requiredNode(_ key: String, _ phrase: String) -> ConfigurationNode? {
        if let node = entriesByKey[key]?.value { return node }
        if !misspelled.contains(key) {
            mistakes.report("missing key \(key.quoted) in \(title): expected \(phrase)", at: origin)
        }
        return nil
    }

    /// Opens the section under a key.
    func section(_ key: String) -> SectionReader? {
        guard let entry = entriesByKey[key], accepts(entry.value, PlanKeys.mappingPhrase, \.isMapping) else {
            return nil
        }
        return child(entry.value, origin: entry.key.span, path: "\(key)", name: key)
    }

    /// Opens the section under a key that must be there.
    func requiredSection(_ key: String) -> SectionReader? {
        requiredNode(key, PlanKeys.mappingPhrase).flatMap { _ in section(key) }
    }

    /// Opens each section of a list.
    func sections(_ key: String) -> [SectionReader] {
        guard let node = node(key), accepts(node, PlanKeys.listPhrase, \.isSequence) else { return [] }
        return node.items.compactMap { item in
            guard accepts(item, PlanKeys.mappingPhrase, \.isMapping) else { return nil }
            return child(item, origin: item.span, path: "\(key)[]", name: key)
        }
    }

    /// Opens each section of a mapping whose keys are names that the plan chooses.
    func namedSections(_ key: String) -> [(name: String, section: SectionReader)] {
        namedEntries(key, PlanKeys.mappingPhrase)
            .compactMap { name, entry in
                guard accepts(entry.value, PlanKeys.mappingPhrase, \.isMapping) else { return nil }
                return (
                    name, child(entry.value, origin: entry.key.span, path: "\(key).*", name: "\(key).\(name)")
                )
            }
    }

    /// The pairs of a mapping whose keys are names that the plan chooses.
    func namedEntries(_ key: String, _ phrase: String) -> [(name: String, entry: MappingEntry)] {
        guard let node = node(key), accepts(node, phrase, \.isMapping) else { return [] }
        return node.entries.compactMap { entry in
            guard let name = entry.key.scalar?.text, !name.trimmed.isEmpty, !name.hasInvisibleScalars else {
                mistakes.report("a name must be a line of text", at: entry.key.span)
                return nil
            }
            return (name, entry)
        }
    }

    private func child(
        _ node: ConfigurationNode,
        origin: SourceSpan,
        path childPath: String,
        name childName: String
    ) -> SectionReader {
        SectionReader(
            node,
            path: path.isEmpty ? childPath : "\(path).\(childPath)",
            name: name.isEmpty ? childName : "\(name).\(childName)",
            origin: origin,
            mistakes: mistakes
        )
    }

    /// Whether a node is of the kind that is needed; reports it where it is not.
    func accepts(_ node: ConfigurationNode, _ phrase: String, _ isKind: (ConfigurationNode) -> Bool) -> Bool {
        guard acceptsTag(of: node) else { return false }
        if isKind(node) { return true }
        reportUnexpected(node, phrase, quoting: false)
        return false
    }

    /// A tag such as `!secret` asks for something that nobody does here, so it must not be read over.
    func acceptsTag(of node: ConfigurationNode) -> Bool {
        guard let tag = node.foreignTag else { return true }
        mistakes.report("the tag \(tag.quoted) is not supported", at: node.span)
        return false
    }

    private func reportUnexpected(_ node: ConfigurationNode, _ phrase: String, quoting: Bool) {
        mistakes.report("expected \(phrase), found \(node.found(quoting: quoting))", at: node.span)
    }
}

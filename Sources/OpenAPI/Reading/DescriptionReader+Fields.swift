import JSON

extension DescriptionReader {
    /// The object that a node is, or nil with a diagnostic where it is none; unknown fields are noted.
    ///
    /// - Parameters:
    ///   - cursor: The node.
    ///   - kind: What it is meant to be.
    /// - Returns: The object.
    func object(_ cursor: DescriptionCursor, _ kind: DescriptionObjectKind) -> DescriptionObject? {
        guard let members = cursor.node.members else {
            wrongType(cursor, "\(kind.title) must be an object")
            return nil
        }
        // References may lead to a large object time and again.
        let isLarge = members.count > 64
        let object = DescriptionObject(cursor, index: isLarge ? memberIndex(of: cursor.identity, members) : nil)
        if isLarge, !memo.checked.insert(cursor.identity).inserted { return object }
        guard let known = kind.fields(in: version) else { return object }
        for member in members where !known.contains(member.key) && !member.key.hasPrefix("x-") {
            unknownField(cursor.member(member), of: kind, known: known)
        }
        return object
    }

    private func unknownField(_ field: DescriptionCursor, of kind: DescriptionObjectKind, known: Set<String>) {
        if field.token == "$ref" || isFull { return }
        let hint =
            if let name = nearestName(field.token, among: known) {
                "; did you mean '\(name)'?"
            } else if let later = kind.laterVersion(of: field.token, than: version) {
                "; OpenAPI \(later.rawValue) brings it"
            } else {
                ""
            }
        report(
            .warning,
            .unknownField,
            "\(kind.title) has no field \(Self.quoted(field.token)) in \(version.name)\(hint)",
            at: field,
            atKey: true
        )
    }

    /// Notes that a node is of the wrong type.
    func wrongType(_ cursor: DescriptionCursor, _ rule: String, severity: OpenAPIDiagnostic.Severity = .error) {
        report(severity, .wrongType, "\(rule), not \(cursor.node.kindName)", at: cursor)
    }

    /// The text of a field, or nil where it is missing or of another type.
    ///
    /// A number is taken by its text, since YAML makes one of `version: 1.0`; a null counts as missing.
    func string(_ object: DescriptionObject, _ field: String) -> String? {
        guard let cursor = object[field] else { return nil }
        switch cursor.node.kind {
        case .string(let text): return text
        case .number(let number):
            wrongType(cursor, "'\(field)' must be a string", severity: .warning)
            return number.text
        case .null:
            wrongType(cursor, "'\(field)' must be a string", severity: .warning)
            return nil
        default:
            wrongType(cursor, "'\(field)' must be a string")
            return nil
        }
    }

    /// The text of a field that the specification requires.
    func requiredString(_ object: DescriptionObject, _ field: String, of title: String) -> String? {
        guard object[field] != nil else {
            missing(field, of: title, in: object.cursor)
            return nil
        }
        return string(object, field)
    }

    /// Notes that a required field is missing.
    func missing(
        _ field: String,
        of title: String,
        in cursor: DescriptionCursor,
        severity: OpenAPIDiagnostic.Severity = .error
    ) {
        report(severity, .missingField, "\(title) lacks the required field '\(field)'", at: cursor)
    }

    /// The truth value of a field, or nil where it is missing or of another type.
    func bool(_ object: DescriptionObject, _ field: String) -> Bool? {
        guard let cursor = object[field] else { return nil }
        if case .bool(let value) = cursor.node.kind { return value }
        var severity = OpenAPIDiagnostic.Severity.error
        if case .null = cursor.node.kind { severity = .warning }
        wrongType(cursor, "'\(field)' must be true or false", severity: severity)
        return nil
    }

    /// The members of a field that is a map by names; none where it is missing or of another type.
    ///
    /// - Parameters:
    ///   - object: The object.
    ///   - field: The field.
    ///   - extensible: Whether keys that begin with `x-` are extensions rather than names.
    /// - Returns: The members, the last one of each key.
    func map(_ object: DescriptionObject, _ field: String, extensible: Bool = false) -> [DescriptionCursor] {
        guard let cursor = object[field] else { return [] }
        return map(cursor, title: "'\(field)'", extensible: extensible)
    }

    /// The members of a node that is a map by names; none where it is of another type.
    func map(_ cursor: DescriptionCursor, title: String, extensible: Bool = false) -> [DescriptionCursor] {
        guard let members = cursor.node.members else {
            wrongType(cursor, "\(title) must be an object", severity: cursor.node.isNull ? .warning : .error)
            return []
        }
        var positions: [[UInt8]: Int] = [:]
        var result: [DescriptionCursor] = []
        for member in members where !(extensible && member.key.hasPrefix("x-")) {
            let position = positions.updateValue(result.count, forKey: Array(member.key.utf8))
            if let position {
                positions[Array(member.key.utf8)] = position
                result[position] = cursor.member(member)
            } else {
                result.append(cursor.member(member))
            }
        }
        return result
    }

    /// The elements of a field that is an array; none where it is missing or of another type.
    func array(_ object: DescriptionObject, _ field: String) -> [DescriptionCursor] {
        guard let cursor = object[field] else { return [] }
        guard cursor.node.elements != nil else {
            wrongType(cursor, "'\(field)' must be an array", severity: cursor.node.isNull ? .warning : .error)
            return []
        }
        return cursor.elements
    }

    /// The texts of a field that is an array of strings; others are noted and left out.
    func strings(_ object: DescriptionObject, _ field: String) -> [String] {
        array(object, field)
            .compactMap { element in
                if case .string(let text) = element.node.kind { return text }
                wrongType(element, "each element of '\(field)' must be a string")
                return nil
            }
    }

    /// The known name that was meant, as long as such searches have not cost too much.
    func nearestName(_ text: String, among names: some Collection<String>) -> String? {
        guard nameComparisons >= names.count else { return nil }
        nameComparisons -= names.count
        return NearestName.of(text, among: names)
    }

    /// A text of the description in quotes, cut where it is long.
    static func quoted(_ text: String) -> String {
        let shown = text.unicodeScalars.prefix(120)
            .map { scalar in
                scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) ? "\u{FFFD}" : String(scalar)
            }
        return "'\(shown.joined())\(text.unicodeScalars.dropFirst(120).isEmpty ? "" : "…")'"
    }
}

extension JSONNode {
    /// What the node is, with its article.
    var kindName: String {
        switch kind {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }

    /// Whether this is the literal null.
    var isNull: Bool {
        if case .null = kind { true } else { false }
    }

    /// The text, where this is a string.
    var text: String? {
        if case .string(let text) = kind { text } else { nil }
    }
}

extension OpenAPIVersion {
    /// The name of the specification: `Swagger 2.0`, `OpenAPI 3.1`.
    var name: String {
        self == .v20 ? "Swagger 2.0" : "OpenAPI \(rawValue)"
    }
}

import JSON
import JSONSchema

/// What is wrong in one schema by itself.
struct SchemaCheck {
    /// What is being read.
    let reader: DescriptionReader
    /// What its dialect permits.
    let rules: SchemaRules

    /// Notes what is wrong in a schema, but not in those that it holds.
    func check(_ cursor: DescriptionCursor, _ members: [JSONMember]) {
        let fields = rules.fields
        for member in members {
            if let fields, !fields.contains(member.key), !member.key.hasPrefix("x-") {
                unknown(cursor.member(member), fields: fields)
            } else if let keyword = SchemaKeyword.all[member.key] {
                check(cursor.member(member), keyword)
            }
        }
        checkArray(cursor)
        if let nullable = cursor["nullable"] { checkNullable(nullable, in: cursor) }
        if let discriminator = cursor["discriminator"] { check(discriminator: discriminator) }
    }

    private func unknown(_ field: DescriptionCursor, fields: Set<String>) {
        if reader.isFull { return }
        let hint = reader.nearestName(field.token, among: fields).map { "; did you mean '\($0)'?" } ?? ""
        reader.report(
            .warning,
            .unknownField,
            "a schema has no keyword \(DescriptionReader.quoted(field.token)) in \(rules.name)\(hint)",
            at: field,
            atKey: true
        )
    }

    private func check(_ field: DescriptionCursor, _ keyword: SchemaKeyword) {
        var types = keyword.types
        switch field.token {
        case "exclusiveMaximum", "exclusiveMinimum":
            types = rules.hasNumericExclusives ? .number : .boolean
            if !types.contain(field.node), keyword.types.contain(field.node) {
                reader.wrongType(field, "'\(field.token)' must be \(types.name) in \(rules.name)", severity: .warning)
                return
            }
        case "type": return checkType(field)
        case "required" where rules.dialect == .openAPI30 || rules.dialect == .swagger2:
            if case .bool = field.node.kind {
                let rule = "'required' must be an array of names in the schema that has the properties"
                return reader.wrongType(field, rule)
            }
        case "examples" where rules.permitsBoolean: types = .array
        case "pattern":
            if let pattern = field.node.text { return checkPattern(pattern, at: field) }
        case "discriminator": types = rules.dialect == .swagger2 ? .string : .object
        default: break
        }
        guard !types.isEmpty, !types.contain(field.node) else { return }
        reader.wrongType(
            field,
            "'\(field.token)' must be \(types.name)",
            severity: field.node.isNull ? .warning : .error
        )
    }

    private func checkType(_ field: DescriptionCursor) {
        switch field.node.kind {
        case .string(let type): checkName(type, at: field)
        case .array where rules.permitsTypeList:
            for element in field.elements {
                if let type = element.node.text {
                    checkName(type, at: element)
                } else {
                    reader.wrongType(element, "a type must be a string")
                }
            }
        default:
            let rule = rules.permitsTypeList ? "'type' must be a string or an array" : "'type' must be a string"
            reader.wrongType(field, rule)
        }
    }

    private func checkName(_ type: String, at cursor: DescriptionCursor) {
        guard !rules.types.contains(type), !reader.isFull else { return }
        let hint =
            if type == "null" {
                "; 'nullable: true' permits null"
            } else if let name = reader.nearestName(type, among: rules.types) {
                "; did you mean '\(name)'?"
            } else {
                MeantType.of(type).map { "; did you mean \($0)?" } ?? ""
            }
        let message = "\(DescriptionReader.quoted(type)) is no type in \(rules.name)\(hint)"
        reader.report(.error, .invalidSchema, message, at: cursor)
    }

    private func checkPattern(_ pattern: String, at field: DescriptionCursor) {
        guard !reader.isFull, let problem = reader.problem(ofPattern: pattern) else { return }
        reader.report(.warning, .invalidValue, problem, at: field)
    }

    private func checkArray(_ cursor: DescriptionCursor) {
        guard rules.dialect == .openAPI30 || rules.dialect == .swagger2, let type = cursor["type"],
            type.node.text == "array", cursor["items"] == nil
        else { return }
        reader.report(.warning, .arrayWithoutItems, "an array must have 'items' in \(rules.name)", at: type)
    }

    private func checkNullable(_ nullable: DescriptionCursor, in cursor: DescriptionCursor) {
        guard case .bool(true) = nullable.node.kind else { return }
        if rules.dialect == .openAPI30, cursor["type"] == nil {
            let message = "'nullable' has no effect without 'type' in the same schema"
            reader.report(.warning, .misplacedNullable, message, at: nullable, atKey: true)
        } else if rules.dialect == .openAPI31 {
            let message = "'nullable' means nothing since OpenAPI 3.1; 'type' may be a list with \"null\""
            reader.report(.warning, .misplacedNullable, message, at: nullable, atKey: true)
        }
    }

    private func check(discriminator: DescriptionCursor) {
        guard rules.dialect != .swagger2, let members = discriminator.node.members else { return }
        if discriminator["propertyName"] == nil {
            reader.missing("propertyName", of: "a discriminator", in: discriminator)
        }
        guard !members.isEmpty, let mapping = discriminator["mapping"] else { return }
        for entry in reader.map(mapping, title: "'mapping'") {
            guard let text = entry.node.text else {
                reader.wrongType(entry, "the target of a mapping must be a string")
                continue
            }
            if reader.isSchemaName(text) { continue }
            switch reader.target(of: text, in: entry.document) {
            case .found: break
            case .external(let uri) where URIReference(text).path.hasSuffix(".json") || text.contains("/"):
                reader.reportExternal(uri, at: entry)
            case .dead, .external:
                reader.report(
                    .error,
                    .invalidDiscriminator,
                    "the mapping \(DescriptionReader.quoted(entry.token)) leads to no schema:"
                        + " \(DescriptionReader.quoted(text))",
                    at: entry
                )
            }
        }
    }
}

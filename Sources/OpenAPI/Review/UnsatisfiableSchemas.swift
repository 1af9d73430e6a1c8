import JSON

/// Finds schemas that no value can satisfy, or in which a part can never apply.
enum UnsatisfiableSchemas: ReviewRule {
    static func findings(in subject: ReviewSubject) -> [OpenAPIReviewFinding] {
        var findings: [OpenAPIReviewFinding] = []
        for schema in ReviewedSchemas(subject) {
            let node = schema.node
            // Siblings of a reference do not count before 3.1.
            if node["$ref"] != nil, subject.description.version == .v20 || subject.description.version == .v30 {
                continue
            }
            var problems = crossedBounds(node)
            problems += closedRequired(node)
            problems += closedParts(node, subject)
            problems += mistypedEnum(node, subject)
            for problem in problems {
                findings.append(
                    OpenAPIReviewFinding(
                        .unsatisfiableSchema,
                        problem.weight,
                        "\(name(of: schema)): \(problem.message)",
                        operations: schema.operation.map { [$0] } ?? [],
                        place: subject.place(schema.pointer.appending(problem.keyword), problem.span)
                    )
                )
            }
        }
        return findings
    }

    private struct Problem {
        let keyword: String
        let span: Range<Int>
        var weight = OpenAPIReviewFinding.Weight.error
        let message: String
    }

    private static func name(of schema: ReviewedSchema) -> String {
        schema.pointer.description.excerptOfPath
    }

    /// Lower bounds above upper ones.
    private static func crossedBounds(_ node: JSONNode) -> [Problem] {
        let pairs = [
            ("minimum", "maximum"), ("minLength", "maxLength"), ("minItems", "maxItems"),
            ("minProperties", "maxProperties"), ("exclusiveMinimum", "exclusiveMaximum"),
            ("minimum", "exclusiveMaximum"), ("exclusiveMinimum", "maximum"), ("minContains", "maxContains"),
        ]
        return pairs.compactMap { low, high in
            let isOpen = low.utf8.first == UInt8(ascii: "e") || high.utf8.first == UInt8(ascii: "e")
            guard let lower = node[low], case .number(let least) = lower.kind, let from = least.double,
                let upper = node[high], case .number(let most) = upper.kind, let to = most.double,
                from > to || isOpen && least == most
            else { return nil }
            return Problem(
                keyword: low,
                span: lower.span,
                message: from > to
                    ? "\(low) \(least.text) is above \(high) \(most.text)"
                    : "\(low) \(least.text) and \(high) \(most.text) leave nothing between them"
            )
        }
    }

    /// Required properties that a closed schema does not let in.
    private static func closedRequired(_ node: JSONNode) -> [Problem] {
        guard isClosed(node), let required = node["required"] else { return [] }
        let declared = Set(node["properties"]?.members?.map(\.key) ?? [])
        let missing = (required.elements ?? []).compactMap(\.text).filter { !declared.contains($0) }
        guard !missing.isEmpty else { return [] }
        let names = missing.map { "'\($0)'" }.listed(conjunction: "and")
        return [
            Problem(
                keyword: "required",
                span: required.span,
                message: "\(names) \(missing.count == 1 ? "is" : "are") required, but additionalProperties is false "
                    + "and properties does not declare \(missing.count == 1 ? "it" : "them")"
            )
        ]
    }

    private static func isClosed(_ node: JSONNode) -> Bool {
        if case .bool(false) = node["additionalProperties"]?.kind, node["patternProperties"] == nil { return true }
        return false
    }

    /// Parts of an `allOf` of which one is closed and does not know the properties of another.
    private static func closedParts(_ node: JSONNode, _ subject: ReviewSubject) -> [Problem] {
        guard let all = node["allOf"], let elements = all.elements, !elements.isEmpty, elements.count <= 64 else {
            return []
        }
        let parts = [node] + elements.map { subject.references.target(of: $0) }
        for (position, closed) in parts.enumerated() where isClosed(closed) {
            let known = Set(closed["properties"]?.members?.map(\.key) ?? [])
            var refused: [String] = []
            var isRequired = false
            for (other, part) in parts.enumerated() where other != position {
                let required = Set(part["required"]?.elements?.compactMap(\.text) ?? [])
                for name in part["properties"]?.members?.map(\.key) ?? [] where !known.contains(name) {
                    refused.append(name)
                    if required.contains(name) { isRequired = true }
                }
            }
            guard !refused.isEmpty else { continue }
            let names = refused.map { "'\($0)'" }.listed(conjunction: "and")
            let where_ = position == 0 ? "the schema itself" : "part \(position - 1) of allOf"
            return [
                Problem(
                    keyword: "allOf",
                    span: all.span,
                    weight: isRequired ? .error : .warning,
                    message: "\(where_) has additionalProperties false and so forbids \(names) of the other parts"
                        + (isRequired ? ", which they require" : "")
                )
            ]
        }
        return []
    }

    /// Values of `enum` that `type` does not let in.
    private static func mistypedEnum(_ node: JSONNode, _ subject: ReviewSubject) -> [Problem] {
        guard let list = node["enum"], let values = list.elements, !values.isEmpty, let type = node["type"] else {
            return []
        }
        var types = Set((type.elements ?? [type]).compactMap(\.text))
        guard !types.isEmpty else { return [] }
        if node["nullable"]?.isTrue == true || node["x-nullable"]?.isTrue == true { types.insert("null") }
        let wrong = values.filter { !$0.isOf(types) }
        // Generators list null where the type lets it in by other means; it harms nobody.
        guard let first = wrong.first(where: { !$0.isNull }) else { return [] }
        let isEmpty = wrong.count == values.count
        let wanted = types.sorted().listed(conjunction: "or")
        return [
            Problem(
                keyword: "enum",
                span: first.span,
                weight: isEmpty ? .error : .warning,
                message: isEmpty
                    ? "no value of enum is of type \(wanted)"
                    : "\(first.value.text().cutForReview) in enum is not of type \(wanted)"
            )
        ]
    }
}

extension JSONNode {
    /// Whether this is the literal true.
    var isTrue: Bool {
        if case .bool(true) = kind { true } else { false }
    }

    /// Whether this is of one of the types of JSON Schema by name.
    fileprivate func isOf(_ types: Set<String>) -> Bool {
        switch kind {
        case .null: types.contains("null")
        case .bool: types.contains("boolean")
        case .number(let number): types.contains("number") || (types.contains("integer") && number.isInteger)
        case .string: types.contains("string") || types.contains("file")
        case .array: types.contains("array")
        case .object: types.contains("object")
        }
    }
}

extension String {
    /// The text as messages show it, cut where it is long.
    var cutForReview: String {
        unicodeScalars.count > 60 ? String(unicodeScalars.prefix(60)) + "…" : self
    }
}

import JSON

/// A schema that stands in the text of the description.
struct ReviewedSchema {
    let node: JSONNode
    let pointer: JSONPointer
    /// The operation in which it stands; nil for a component.
    let operation: Int?
}

/// Visits the schemas of a description once each, with those that they are made of; references are not followed.
struct ReviewedSchemas: Sequence, IteratorProtocol {
    private var pending: [ReviewedSchema]
    private var seen: Set<Range<Int>> = []
    private let deepest = 200

    init(_ subject: ReviewSubject) {
        var roots: [ReviewedSchema] = []
        let document = subject.description.document.root
        for path in [["components", "schemas"], ["definitions"]] {
            let pointer = JSONPointer(path)
            for member in document[pointer]?.members ?? [] {
                roots.append(
                    ReviewedSchema(node: member.value, pointer: pointer.appending(member.key), operation: nil)
                )
            }
        }
        for (index, operation) in subject.operations.enumerated() {
            for schema in operation.schemas where schema.place.document.isEmpty {
                // A schema made of a Swagger form or parameter stands in no place of its own.
                guard let node = document[schema.place.pointer], node.span == schema.node.span else { continue }
                roots.append(ReviewedSchema(node: node, pointer: schema.place.pointer, operation: index))
            }
        }
        pending = roots.reversed()
    }

    mutating func next() -> ReviewedSchema? {
        while let schema = pending.popLast() {
            guard schema.node.members != nil, seen.insert(schema.node.span).inserted else { continue }
            if schema.pointer.tokens.count < deepest { pending += parts(of: schema).reversed() }
            return schema
        }
        return nil
    }

    private func parts(of schema: ReviewedSchema) -> [ReviewedSchema] {
        var parts: [ReviewedSchema] = []
        func append(_ node: JSONNode, _ tokens: [String]) {
            parts.append(
                ReviewedSchema(node: node, pointer: schema.pointer.appending(tokens), operation: schema.operation)
            )
        }
        for member in schema.node.members ?? [] {
            switch member.key {
            case "properties", "patternProperties", "dependentSchemas", "$defs", "definitions":
                for inner in member.value.members ?? [] { append(inner.value, [member.key, inner.key]) }
            case "allOf", "anyOf", "oneOf", "prefixItems", "items":
                for (position, element) in (member.value.elements ?? []).enumerated() {
                    append(element, [member.key, String(position)])
                }
                if member.key == "items", member.value.members != nil { append(member.value, [member.key]) }
            case "additionalProperties", "additionalItems", "not", "if", "then", "else", "contains", "propertyNames",
                "unevaluatedItems", "unevaluatedProperties", "contentSchema":
                append(member.value, [member.key])
            default: break
            }
        }
        return parts
    }
}

extension OpenAPIOperation {
    /// The schemas that it names, in the order of the model.
    var schemas: [OpenAPISchema] {
        let contents = (requestBody?.content ?? []) + responses.flatMap(\.content) + parameters.compactMap(\.content)
        return parameters.compactMap(\.schema) + contents.flatMap { [$0.schema, $0.itemSchema].compactMap { $0 } }
            + responses.flatMap(\.headers).compactMap(\.schema)
    }
}

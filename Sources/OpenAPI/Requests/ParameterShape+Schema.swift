import JSON

extension ParameterShape {
    /// The shape of a schema of a description, references followed.
    ///
    /// What cannot be followed, such as a reference to a further document, permits every type.
    public init(_ schema: OpenAPISchema, in description: OpenAPIDescription) {
        var reader = ShapeReader(description)
        self = reader.shape(of: schema.node, base: ShapeReader.document(of: schema.reference), nesting: 0, depth: 0)
    }
}

/// Reads shapes from schemas as written, within bounds.
private struct ShapeReader {
    /// Text writes no more than an array or object of scalars; bodies of several parts hold one level more.
    static let deepestNesting = 4
    /// A chain of references and compositions that is longer is taken for one without end.
    static let deepestChain = 24

    let description: OpenAPIDescription
    let ignoresSiblings: Bool
    var budget = 2_000

    init(_ description: OpenAPIDescription) {
        self.description = description
        ignoresSiblings = description.version == .v20 || description.version == .v30
    }

    static func document(of reference: String) -> String {
        String(reference.prefix { $0 != "#" })
    }

    mutating func shape(of schema: JSONNode, base: String, nesting: Int, depth: Int) -> ParameterShape {
        budget -= 1
        guard budget > 0, depth < Self.deepestChain, nesting < Self.deepestNesting else { return ParameterShape() }
        if case .bool(false) = schema.kind { return ParameterShape(kinds: []) }
        guard schema.members != nil else { return ParameterShape() }
        var result = ParameterShape()
        if case .string(let reference)? = (schema["$ref"] ?? schema["$dynamicRef"])?.kind {
            if let (target, base) = resolve(reference, from: base) {
                result = shape(of: target, base: base, nesting: nesting, depth: depth + 1)
            }
            if ignoresSiblings { return result }
        }
        result = result.intersection(own(schema, base: base, nesting: nesting, depth: depth))
        for part in schema["allOf"]?.elements ?? [] {
            result = result.intersection(shape(of: part, base: base, nesting: nesting, depth: depth + 1))
        }
        for keyword in ["anyOf", "oneOf"] {
            guard let branches = schema[keyword]?.elements, let first = branches.first else { continue }
            var either = shape(of: first, base: base, nesting: nesting, depth: depth + 1)
            for branch in branches.dropFirst() {
                either = either.union(shape(of: branch, base: base, nesting: nesting, depth: depth + 1))
            }
            // One branch's properties say nothing of the others', so none of them closes the object.
            if branches.count > 1 { either.isClosed = false }
            result = result.intersection(either)
        }
        return result
    }

    /// What the keywords of one schema say, without those that lead to others at the same place.
    private mutating func own(_ schema: JSONNode, base: String, nesting: Int, depth: Int) -> ParameterShape {
        var result = ParameterShape(kinds: kinds(of: schema))
        if let items = schema["items"], items.elements == nil {
            result.element = [shape(of: items, base: base, nesting: nesting + 1, depth: depth + 1)]
        } else if let tuple = (schema["prefixItems"] ?? schema["items"])?.elements, !tuple.isEmpty {
            var any = ParameterShape(kinds: [])
            for item in tuple {
                any = any.union(shape(of: item, base: base, nesting: nesting + 1, depth: depth + 1))
            }
            result.element = [any]
        }
        for member in schema["properties"]?.members ?? [] {
            result.properties[member.key] = shape(
                of: member.value,
                base: base,
                nesting: nesting + 1,
                depth: depth + 1
            )
        }
        switch schema["additionalProperties"]?.kind {
        case .bool(false)?: result.isClosed = schema["patternProperties"]?.members?.isEmpty ?? true
        case .object?:
            if let other = schema["additionalProperties"] {
                result.additional = [shape(of: other, base: base, nesting: nesting + 1, depth: depth + 1)]
            }
        default: break
        }
        result.isBinary = Self.isBinary(schema)
        if case .string(let type)? = schema["contentMediaType"]?.kind { result.mediaType = type }
        if case .bool(true)? = schema["readOnly"]?.kind { result.isReadOnly = true }
        return result
    }

    private static func isBinary(_ schema: JSONNode) -> Bool {
        if case .string("file")? = schema["type"]?.kind { return true }
        if case .string(let format)? = schema["format"]?.kind, format == "binary" || format == "byte" { return true }
        return schema["contentMediaType"] != nil || schema["contentEncoding"] != nil
    }

    private func kinds(of schema: JSONNode) -> Set<Kind> {
        var kinds = Set(Kind.allCases)
        switch schema["type"]?.kind {
        case .string(let name)?: kinds = Self.kinds(named: name)
        case .array(let names)?:
            kinds = []
            for case .string(let name) in names.map(\.kind) { kinds.formUnion(Self.kinds(named: name)) }
        default: break
        }
        for keyword in ["nullable", "x-nullable"] where ignoresSiblings {
            if case .bool(true)? = schema[keyword]?.kind { kinds.insert(.null) }
        }
        if let values = schema["enum"]?.elements {
            kinds.formIntersection(values.reduce(into: Set()) { $0.formUnion(Self.kinds(of: $1)) })
        }
        if let value = schema["const"] { kinds.formIntersection(Self.kinds(of: value)) }
        return kinds
    }

    private typealias Kind = ParameterShape.Kind

    private static func kinds(named name: String) -> Set<Kind> {
        switch name {
        case "number": [.number, .integer]
        case "file": [.string]
        default: Kind(rawValue: name).map { [$0] } ?? Set(Kind.allCases)
        }
    }

    private static func kinds(of value: JSONNode) -> Set<Kind> {
        switch value.kind {
        case .null: [.null]
        case .bool: [.boolean]
        case .number(let number): number.isInteger ? [.integer, .number] : [.number]
        case .string: [.string]
        case .array: [.array]
        case .object: [.object]
        }
    }

    /// The schema that a reference leads to in the description's own text.
    private func resolve(_ reference: String, from base: String) -> (JSONNode, base: String)? {
        let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let document = parts[0].isEmpty ? base : String(parts[0])
        guard document == description.document.uri || document.isEmpty else { return nil }
        guard let fragment = PercentEncoding.decoded((parts.count > 1 ? parts[1] : "").utf8),
            let pointer = JSONPointer(fragment), let node = description.document.root[pointer]
        else { return nil }
        return (node, document)
    }
}

import JSON
import JSONSchema

/// Finds examples and defaults that do not satisfy the schema beside which they stand.
enum ContradictedExamples: ReviewRule {
    static func findings(in subject: ReviewSubject) -> [OpenAPIReviewFinding] {
        var rule = ExampleReview(subject)
        for (index, operation) in subject.operations.enumerated() { rule.review(operation, index) }
        rule.reviewSchemas()
        return rule.findings
    }
}

/// Validates examples, each once however many operations share it.
private struct ExampleReview {
    private let subject: ReviewSubject
    private var seen: Set<Range<Int>> = []
    private(set) var findings: [OpenAPIReviewFinding] = []

    init(_ subject: ReviewSubject) {
        self.subject = subject
    }

    mutating func review(_ operation: OpenAPIOperation, _ index: Int) {
        for parameter in operation.parameters {
            let schema = parameter.schema ?? parameter.content?.schema
            let examples = parameter.examples + (parameter.content?.examples ?? [])
            for example in examples {
                check(example, by: schema, of: "parameter '\(parameter.name)'", on: index, isText: true)
            }
        }
        for media in operation.requestBody?.content ?? [] { review(media, of: "the body", on: index) }
        for response in operation.responses {
            for media in response.content { review(media, of: "response \(response.status)", on: index) }
            for header in response.headers {
                for example in header.examples {
                    check(example, by: header.schema, of: "header '\(header.name)'", on: index, isText: true)
                }
            }
        }
    }

    private mutating func review(_ media: OpenAPIMediaType, of part: String, on index: Int) {
        let isForm = ["application/x-www-form-urlencoded", "multipart/form-data"]
            .contains(MediaType(media.type)?.essence)
        guard isForm || MediaType(media.type)?.isJSON == true else { return }
        for example in media.examples { check(example, by: media.schema, of: part, on: index, isText: false) }
    }

    private mutating func check(
        _ example: OpenAPIExample,
        by schema: OpenAPISchema?,
        of part: String,
        on index: Int,
        isText: Bool
    ) {
        guard let schema, let value = example.value, seen.insert(value.span).inserted,
            let failure = failure(of: value, by: compiled(schema), isText: isText)
        else { return }
        let name = example.name.map { "example '\($0)'" } ?? "the example"
        add(.contradictedExample, "\(name) of \(part)", failure, value, at: example.place, on: [index])
    }

    /// The examples and defaults that stand inside schemas.
    mutating func reviewSchemas() {
        let version = subject.description.version
        var places: [(schema: ReviewedSchema, keyword: String, value: JSONNode, pointer: JSONPointer)] = []
        for schema in ReviewedSchemas(subject) {
            // Siblings of a reference do not count before 3.1.
            if schema.node["$ref"] != nil, version == .v20 || version == .v30 { continue }
            for keyword in ["example", "default"] {
                guard let value = schema.node[keyword] else { continue }
                places.append((schema, keyword, value, schema.pointer.appending(keyword)))
            }
            for (position, value) in (schema.node["examples"]?.elements ?? []).enumerated() {
                let pointer = schema.pointer.appending(["examples", String(position)])
                places.append((schema, "example", value, pointer))
            }
        }
        places = Array(places.prefix(20_000))
        let references = places.map { subject.reference(to: $0.schema.pointer) }
        let all = subject.judge.compiledForReview(references)
        for (position, place) in places.enumerated() where seen.insert(place.value.span).inserted {
            // A default of null says that there is none.
            if place.keyword == "default", place.value.isNull { continue }
            guard let failure = failure(of: place.value, by: all.compactMap { $0[position] }, isText: false) else {
                continue
            }
            add(
                place.keyword == "default" ? .contradictedDefault : .contradictedExample,
                "the \(place.keyword) of \(place.schema.pointer.description.excerptOfPath)",
                failure,
                place.value,
                at: subject.place(place.pointer, place.value.span),
                on: place.schema.operation.map { [$0] } ?? []
            )
        }
    }

    private mutating func add(
        _ kind: OpenAPIReviewFinding.Kind,
        _ what: String,
        _ failure: JSONSchemaFailure,
        _ value: JSONNode,
        at place: OpenAPIPlace,
        on operations: [Int]
    ) {
        var place = place
        if place.document.isEmpty, !failure.instance.tokens.isEmpty {
            place = subject.place(place.pointer.appending(failure.instance.tokens), failure.instanceSpan)
        }
        let inside = failure.instance.tokens.isEmpty ? "" : "\(failure.instance.description.excerptOfPath): "
        findings.append(
            OpenAPIReviewFinding(
                kind,
                .warning,
                "\(what) does not satisfy its schema: \(inside)\(failure.message)",
                operations: operations,
                place: place
            )
        )
    }

    private func compiled(_ schema: OpenAPISchema) -> [JSONSchema] {
        [JSONSampler.Direction.request, .response].compactMap { subject.judge.compiled(schema, for: $0) }
    }

    /// What is wrong with an example; nil where it is fine one way or the other, or cannot be judged.
    private func failure(of value: JSONNode, by schemas: [JSONSchema], isText: Bool) -> JSONSchemaFailure? {
        var failure: JSONSchemaFailure?
        for schema in schemas {
            let result = schema.validate(value)
            guard result.verdict == .invalid else { return nil }
            failure = failure ?? result.failures.first
        }
        // Before 3.1 an example of a parameter may be the text as it is sent.
        if isText, let text = value.text, let schema = schemas.first {
            if let read = try? JSONParser.judging.document(text).root, schema.isValid(read) { return nil }
            let wantsParts = failure?.keyword == "type" && failure?.instance.tokens.isEmpty == true
            if wantsParts, schema.validate(JSONNode(kind: .array([]), span: value.span)).verdict == .valid {
                return nil
            }
        }
        return failure
    }
}

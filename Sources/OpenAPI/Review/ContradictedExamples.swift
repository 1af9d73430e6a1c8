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
                check(example, by: schema, .request, of: "parameter '\(parameter.name)'", on: index, isText: true)
            }
        }
        for media in operation.requestBody?.content ?? [] { review(media, .request, of: "the body", on: index) }
        for response in operation.responses {
            for media in response.content { review(media, .response, of: "response \(response.status)", on: index) }
            for header in response.headers {
                for example in header.examples {
                    check(example, by: header.schema, .response, of: "header '\(header.name)'", on: index, isText: true)
                }
            }
        }
    }

    private mutating func review(
        _ media: OpenAPIMediaType,
        _ direction: JSONSampler.Direction,
        of part: String,
        on index: Int
    ) {
        let isForm = ["application/x-www-form-urlencoded", "multipart/form-data"]
            .contains(MediaType(media.type)?.essence)
        let isRead = isForm || MediaType(media.type)?.isJSON == true
        for example in media.examples
        where isRead || example.value?.members != nil && media.schema?.node["type"]?.text == "string" {
            check(example, by: media.schema, direction, of: part, on: index, isText: false)
        }
    }

    private mutating func check(
        _ example: OpenAPIExample,
        by schema: OpenAPISchema?,
        _ direction: JSONSampler.Direction,
        of part: String,
        on index: Int,
        isText: Bool
    ) {
        guard let schema, let value = example.value, seen.insert(value.span).inserted,
            let compiled = subject.judge.compiled(schema, for: direction),
            let failure = failure(of: value, by: compiled, isText: isText)
        else { return }
        let name = example.name.map { "example '\($0)'" } ?? "the example"
        if let text = value.text, let read = try? JSONParser.judging.document(text).root,
            read.members != nil || read.elements != nil, compiled.isValid(read)
        {
            findings.append(
                OpenAPIReviewFinding(
                    .contradictedExample,
                    .hint,
                    "\(name) of \(part) is a text that holds a valid document, where the document itself belongs",
                    operations: [index],
                    place: example.place
                )
            )
            return
        }
        add(.contradictedExample, "\(name) of \(part)", failure, at: example.place, on: [index])
    }

    /// The examples and defaults that stand inside schemas.
    mutating func reviewSchemas() {
        let version = subject.description.version
        var places: [ExamplePlace] = []
        for schema in ReviewedSchemas(subject) {
            // Siblings of a reference do not count before 3.1.
            if schema.node["$ref"] != nil, version == .v20 || version == .v30 { continue }
            for keyword in ["example", "default"] {
                guard let value = schema.node[keyword] else { continue }
                places.append(
                    ExamplePlace(
                        schema: schema,
                        keyword: keyword,
                        value: value,
                        pointer: schema.pointer.appending(keyword)
                    )
                )
            }
            for (position, value) in (schema.node["examples"]?.elements ?? []).enumerated() {
                let pointer = schema.pointer.appending(["examples", String(position)])
                places.append(ExamplePlace(schema: schema, keyword: "example", value: value, pointer: pointer))
            }
        }
        // A default of null says that there is none.
        places = places.prefix(20_000).filter { $0.keyword != "default" || !$0.value.isNull }
        places = places.filter { seen.insert($0.value.span).inserted }
        var failures = failures(of: places, for: .request)
        // What is wrong one way may be right the other.
        if !subject.judge.oneWayProperties.areNone {
            let suspects = places.indices.filter { failures[$0] != nil }
            let again = self.failures(of: suspects.map { places[$0] }, for: .response)
            for (position, failure) in zip(suspects, again) where failure == nil { failures[position] = nil }
        }
        for (place, failure) in zip(places, failures) {
            guard let failure else { continue }
            add(
                place.keyword == "default" ? .contradictedDefault : .contradictedExample,
                "the \(place.keyword) of \(place.schema.pointer.description.excerptOfPath)",
                failure,
                at: subject.place(place.pointer, place.value.span),
                on: place.schema.operation.map { [$0] } ?? []
            )
        }
    }

    /// What is wrong with each value by its schema as it holds one way.
    private func failures(of places: [ExamplePlace], for direction: JSONSampler.Direction) -> [JSONSchemaFailure?] {
        let schemas = subject.judge.compile(places.map { subject.reference(to: $0.schema.pointer) }, for: direction)
        return zip(places, schemas)
            .map { place, schema in
                schema.flatMap { failure(of: place.value, by: $0, isText: false) }
            }
    }

    private mutating func add(
        _ kind: OpenAPIReviewFinding.Kind,
        _ what: String,
        _ failure: JSONSchemaFailure,
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

    /// What is wrong with an example; nil where it is fine or cannot be judged.
    private func failure(of value: JSONNode, by schema: JSONSchema, isText: Bool) -> JSONSchemaFailure? {
        if schema.isValid(value) { return nil }
        let result = schema.validate(value, isOpaque: subject.isOpaque)
        guard result.verdict == .invalid, let failure = result.failures.first else { return nil }
        // Before 3.1 an example of a parameter may be the text as it is sent.
        if isText, let text = value.text {
            if let read = try? JSONParser.judging.document(text).root, schema.isValid(read) { return nil }
            let wantsParts = failure.keyword == "type" && failure.instance.tokens.isEmpty
            if wantsParts, schema.isValid(JSONNode(kind: .array([]), span: value.span)) { return nil }
        }
        return failure
    }
}

/// An example or default that stands in a schema.
private struct ExamplePlace {
    let schema: ReviewedSchema
    let keyword: String
    let value: JSONNode
    let pointer: JSONPointer
}

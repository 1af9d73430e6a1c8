import JSON

/// Finds bodies of which the description does not say what they hold.
enum UndeclaredBodies: ReviewRule {
    static func findings(in subject: ReviewSubject) -> [OpenAPIReviewFinding] {
        let operations = subject.operations
        let empty = operations.indices.filter { index in
            operations[index].requestBody.map { $0.content.isEmpty } == true && !operations[index].isIncomplete
        }
        let typed = operations.indices.filter { index in
            operations[index].requestBody == nil && !operations[index].isIncomplete
                && speaksOfBody(operations[index], subject)
        }
        let shapeless = operations.indices.filter { index in
            operations[index].requestBody?.content.contains { lacksSchema($0) } == true
        }
        let answers = operations.indices.filter { index in
            operations[index].responses.contains { $0.status.isSuccess && $0.content.contains { lacksSchema($0) } }
        }
        let silent = operations.indices.filter { index in
            operations[index].method == "GET"
                && operations[index].responses
                    .contains {
                        ($0.status == .code(200) || $0.status == .range(2)) && $0.content.isEmpty && !$0.isUnreadable
                    }
        }
        return subject.finding(
            .undeclaredBody,
            .error,
            on: empty,
            ("takes a body of no declared media type", "take a body of no declared media type")
        )
            + subject.finding(
                .undeclaredBody,
                .warning,
                on: typed,
                ("says of which type its body is and declares none", "say of which type their body is and declare none")
            )
            + subject.finding(
                .undeclaredBody,
                .warning,
                on: shapeless,
                ("takes JSON without saying what is in it", "take JSON without saying what is in it")
            )
            + subject.finding(
                .undeclaredResponseBody,
                .warning,
                on: answers,
                ("answers JSON without saying what is in it", "answer JSON without saying what is in it")
            )
            + subject.finding(
                .undeclaredResponseBody,
                .hint,
                on: silent,
                ("answers 200 without a declared body", "answer 200 without a declared body")
            )
    }

    /// Whether a media type is JSON of which nothing is said.
    private static func lacksSchema(_ media: OpenAPIMediaType) -> Bool {
        guard MediaType(media.type)?.isJSON == true, media.itemSchema == nil else { return false }
        guard let schema = media.schema else { return true }
        if case .bool(true) = schema.node.kind { return true }
        let silent: Set<String> = ["title", "description", "example", "examples", "default", "deprecated"]
        return schema.node.members?.allSatisfy { silent.contains($0.key) || $0.key.hasPrefix("x-") } == true
    }

    /// Whether an operation without a body names a media type for it: a Content-Type parameter or Swagger's `consumes`.
    private static func speaksOfBody(_ operation: OpenAPIOperation, _ subject: ReviewSubject) -> Bool {
        guard ["POST", "PUT", "PATCH"].contains(operation.method) else { return false }
        if operation.parameters.contains(where: { parameter in
            parameter.location == .header && FieldName(parameter.name) == FieldName("Content-Type")
        }) {
            return true
        }
        guard subject.description.version == .v20, operation.place.document.isEmpty else { return false }
        // Query parameters may be what a form would hold: such a declaration is loose, but complete.
        guard !operation.parameters.contains(where: { $0.location == .query }) else { return false }
        let consumes = subject.description.document.root[operation.place.pointer]?["consumes"]?.elements ?? []
        return consumes.contains { $0.text.flatMap(MediaType.init)?.subtype == "form-data" || $0.text == "text/csv" }
    }
}

extension OpenAPIStatus {
    /// Whether it stands for success.
    fileprivate var isSuccess: Bool {
        switch self {
        case .code(let code): code / 100 == 2
        case .range(let hundreds): hundreds == 2
        case .default: false
        }
    }
}

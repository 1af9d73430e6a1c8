import JSON

/// Finds operations that answer a list and offer no way to bound it.
enum UnboundedLists: ReviewRule {
    private static let boundingWords: Set<String> = [
        "limit", "page", "pages", "offset", "cursor", "size", "count", "per", "first", "last", "after", "before", "max",
        "top", "skip", "take", "start", "end", "num", "n", "rows", "length", "marker", "continue", "next", "token",
        "since",
        "until", "from", "to", "range", "batch", "ids", "id", "maxresults", "pagesize", "perpage",
    ]

    static func findings(in subject: ReviewSubject) -> [OpenAPIReviewFinding] {
        let unbounded = subject.operations.indices.filter { index in
            let operation = subject.operations[index]
            guard operation.method == "GET", !operation.isIncomplete,
                let last = operation.segments.last(where: { !$0.isEmpty }), !last.isParameter
            else { return false }
            let isBounded = operation.parameters.contains { parameter in
                parameter.location == .querystring || FieldName(parameter.name) == FieldName("Range")
                    || (parameter.location == .query
                        && parameter.name.reviewWords.contains(where: boundingWords.contains))
            }
            return !isBounded && answersList(operation, subject)
        }
        return subject.finding(
            .unboundedList,
            .hint,
            on: unbounded,
            ("answers a list that no parameter bounds", "answer a list that no parameter bounds")
        )
    }

    /// Whether the answer is an array of objects without `maxItems`.
    private static func answersList(_ operation: OpenAPIOperation, _ subject: ReviewSubject) -> Bool {
        guard let response = operation.responses.first(where: { $0.status == .code(200) }) else { return false }
        return response.content.contains { media in
            guard MediaType(media.type)?.isJSON == true, let schema = media.schema else { return false }
            let node = subject.references.target(of: schema.node)
            guard node["type"]?.text == "array", node["maxItems"] == nil, let items = node["items"] else {
                return false
            }
            let element = subject.references.target(of: items)
            return element["properties"] != nil || element["type"]?.text == "object" || element["allOf"] != nil
        }
    }
}

/// Finds operations with the same operationId, of which generated clients keep one.
enum DuplicateOperationIDs: ReviewRule {
    static func findings(in subject: ReviewSubject) -> [OpenAPIReviewFinding] {
        var indices: [String: [Int]] = [:]
        for (index, operation) in subject.operations.enumerated() {
            if let id = operation.operationID { indices[id, default: []].append(index) }
        }
        return indices.filter { $0.value.count > 1 }
            .sorted { $0.key < $1.key }
            .map { id, indices in
                let names = indices.map { subject.operations[$0].name }.listed(conjunction: "and")
                return OpenAPIReviewFinding(
                    .duplicateOperationID,
                    .error,
                    "operationId '\(id)' is that of \(names)",
                    operations: indices,
                    place: subject.operations[indices[1]].place
                )
            }
    }
}

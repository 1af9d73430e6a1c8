import JSON
import JSONSchema

extension OpenAPIJudge {
    /// Judges a response to an operation.
    ///
    /// - Parameters:
    ///   - response: The response.
    ///   - operation: The operation that was called.
    ///   - isOpaque: Tells of a string that its text is not known, such as one that was masked.
    /// - Returns: What departs from the description.
    public func judge(
        _ response: OpenAPIResponseMessage,
        to operation: OpenAPIOperation,
        isOpaque: (@Sendable (String) -> Bool)? = nil
    ) -> OpenAPIJudgement {
        var judgement = OpenAPIJudgement()
        judgeAbsence(of: response, to: operation, into: &judgement)
        guard let declared = operation.response(for: response.status) else {
            judgeStatus(response.status, of: operation, into: &judgement)
            return judgement
        }
        guard !declared.isUnreadable else {
            judgement.addGap("the declaration of response \(declared.status)", "it could not be read")
            return judgement
        }
        for header in declared.headers where !header.isNamed("Content-Type") {
            judge(header, of: response, declared: declared, isOpaque: isOpaque, into: &judgement)
        }
        if response.mayHaveBody(to: operation) {
            judgeContent(of: response, declared: declared, isOpaque: isOpaque, into: &judgement)
        }
        return judgement
    }

    /// A status that is not declared; where no status is, nothing is promised and so nothing is broken.
    private func judgeStatus(_ status: Int, of operation: OpenAPIOperation, into judgement: inout OpenAPIJudgement) {
        let declared = operation.responses.map(\.status.description)
        guard !declared.isEmpty else {
            judgement.addGap("the response", "the operation declares none")
            return
        }
        let are = declared.count == 1 ? "is" : "are"
        judgement.add(
            OpenAPIViolation(
                .undocumentedStatus,
                "status \(status) is not declared; declared \(are) \(declared.listed(conjunction: "and"))",
                declared: operation.place
            )
        )
    }

    /// A body where HTTP allows none.
    private func judgeAbsence(
        of response: OpenAPIResponseMessage,
        to operation: OpenAPIOperation,
        into judgement: inout OpenAPIJudgement
    ) {
        guard let body = response.body, !body.isEmpty, !response.mayHaveBody(to: operation) else { return }
        let about = operation.method == "HEAD" ? "an answer to HEAD" : "a response of status \(response.status)"
        judgement.add(
            OpenAPIViolation(
                .unexpectedBody,
                "\(about) has no body, but \(body.count) bytes came",
                declared: operation.response(for: response.status)?.place ?? operation.place
            )
        )
    }
}

extension OpenAPIResponseMessage {
    /// Whether HTTP lets this response have a body (RFC 9110, sections 6.4.1 and 15.3.6).
    func mayHaveBody(to operation: OpenAPIOperation) -> Bool {
        operation.method != "HEAD" && status >= 200 && ![204, 205, 304].contains(status)
    }

    /// The values of the fields of a name, in the order received, without the blanks around them.
    func values(of name: String) -> [String] {
        fields.filter { FieldName($0.name) == FieldName(name) }.map { $0.value.trimmed }
    }
}

extension OpenAPIHeader {
    /// Whether it has a name, whatever the case.
    func isNamed(_ name: String) -> Bool {
        FieldName(self.name) == FieldName(name)
    }
}

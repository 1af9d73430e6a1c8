import AssayEvidence
import AssayModel
import JSON
import OpenAPI

/// The answer of an operation beside what the description says that it answers.
struct DescribedAnswer: Sendable {
    /// The exchange.
    let exchange: HTTPExchange
    /// The operation as described.
    let operation: OpenAPIOperation
    /// The description.
    let description: ReviewedDescription
    /// What the answer departs from, and what could not be judged.
    let judgement: OpenAPIJudgement
    /// Whether the request was valid by the description, or why that is not known.
    let requestGap: String?

    /// Judges an exchange by a description.
    init(_ evidence: OperationExchange, _ text: APIDescription) throws(Unjudged) {
        description = try ReviewedDescription(text)
        exchange = evidence.exchange
        guard let name = evidence.described else {
            throw Unjudged(.notRun, "the evidence does not tell which described operation it is about")
        }
        guard let operation = description.api.operation(name) else {
            throw Unjudged(.wrongSubject, "\(Excerpt(name.description)) is not in the description")
        }
        self.operation = operation
        let response = exchange.response
        let judge = description.api.judge
        judgement = judge.judge(
            OpenAPIResponseMessage(
                status: response.status,
                fields: response.fields.map { ($0.name, $0.value) },
                body: operation.method == "HEAD" ? nil : Array(response.body.utf8),
                isTruncated: response.isTruncated
            ),
            to: operation,
            isOpaque: DescribedAPI.isMasked
        )
        requestGap = Self.gap(in: exchange, of: operation, judge)
    }

    /// Why the request was not valid by the description; nil also where what was masked in it hides that.
    private static func gap(
        in exchange: HTTPExchange,
        of operation: OpenAPIOperation,
        _ judge: OpenAPIJudge
    ) -> String? {
        let request = exchange.request
        let texts = [request.target, request.body ?? ""] + request.fields.map(\.value)
        guard !texts.contains(where: DescribedAPI.isMasked) else { return nil }
        // What stands before the description's own path is the server's.
        let name = exchange.operation ?? operation.path
        let base = name.hasSuffix(operation.path) ? name.dropLast(operation.path.count) : ""
        let target = request.target.hasPrefix(base) ? String(request.target.dropFirst(base.count)) : request.target
        let message = OpenAPIRequestMessage(
            method: request.method,
            target: target,
            fields: request.fields.map { ($0.name, $0.value) },
            body: request.body.map { Array($0.utf8) }
        )
        return judge.judge(message, for: operation).violations.first.map { "\(Excerpt($0.message))" }
    }

    /// The violations of some kinds as findings.
    func findings(
        of kinds: Set<OpenAPIViolation.Kind>,
        severity: (OpenAPIViolation) -> Severity? = { _ in nil }
    ) -> [Finding] {
        judgement.violations.filter { kinds.contains($0.kind) }
            .map { violation in
                let place = violation.position.map { " (line \($0.line), column \($0.column) of the body)" } ?? ""
                let declared = violation.declared.flatMap { description.location(of: $0) }
                // Where the place is one in a file, only the message can name the operation.
                let who = declared == nil ? "" : "\(Excerpt(exchange.operationName)) "
                return Finding(
                    "\(who)answered \(exchange.response.status): \(Excerpt(violation.message, limit: 300))\(place)",
                    anchor: anchor(of: violation),
                    location: declared,
                    request: exchange.reference,
                    severity: severity(violation)
                )
            }
    }

    /// What identifies a violation: the same defect in every element of an answer is one, that of another operation
    /// another, though both are declared in one file.
    private func anchor(of violation: OpenAPIViolation) -> String {
        [
            violation.kind.rawValue, operation.name,
            violation.kind == .undocumentedStatus ? "\(exchange.response.status)" : violation.subject,
            violation.keyword, violation.instance.map(Anchor.general),
            // Of several members that are missing at one place each is a defect; its name stands in the message alone.
            violation.keyword == "required" ? String(violation.message.drop { $0 != "\"" }) : nil,
        ]
        .compactMap(\.self).joined(separator: " ")
    }

    /// Whether the body is said to be JSON and holds bytes that are no UTF-8 (RFC 8259, section 8.1): each of them is kept as
    /// a replacement character, which is longer.
    var isJSONWithForeignBytes: Bool {
        let response = exchange.response
        guard let type = response.mediaType, type == "application/json" || type.hasSuffix("+json") else { return false }
        return !response.isTruncated && response.body.utf8.count > response.bodySize
            && response.body.unicodeScalars.contains("\u{FFFD}")
    }

    /// Whether the body cannot be read since a secret in it, outside of its strings, was masked.
    var hasUnreadableSecret: Bool {
        guard judgement.violations.contains(where: { $0.kind == .malformedBody }) else { return false }
        var isInside = false
        var isEscaped = false
        for byte in exchange.response.body.utf8 {
            switch byte {
            case _ where isEscaped: isEscaped = false
            case UInt8(ascii: "\\"): isEscaped = isInside
            case UInt8(ascii: "\""): isInside.toggle()
            case UInt8(ascii: "*") where !isInside: return true
            default: break
            }
        }
        return false
    }

    /// Throws where a part of the answer could not be judged and nothing speaks against it so far.
    ///
    /// - Parameters:
    ///   - findings: What speaks against it.
    ///   - isMeant: Whether a gap is about the part in question.
    /// - Throws: ``AssayModel/Unjudged`` with the first such gap.
    func prove(_ findings: [Finding], where isMeant: (OpenAPIGap) -> Bool) throws(Unjudged) {
        guard findings.isEmpty, let gap = judgement.gaps.first(where: isMeant) else { return }
        throw Unjudged(.inconclusive, "\(Excerpt(gap.description, limit: 300))")
    }
}

extension Need where Input == DescribedAnswer {
    /// The answers of the operations that were called, each beside its description.
    static var describedAnswers: Need<DescribedAnswer> {
        Need<OperationExchange>.each(OperationExchange.self, "operations that were called")
            .and(APIDescription.self)
            .map { pair throws(Unjudged) in try DescribedAnswer(pair.0, pair.1) }
    }
}

extension DescribedAnswer {
    /// An answer for an example: to `GET /orders/{id}`, whose declared responses are given in YAML's flow style.
    static func sample(
        _ responses: String,
        _ status: Int,
        _ body: String = "",
        type: String? = nil,
        fields: [(String, String)] = [],
        method: String = "get",
        target: String = "/orders/7"
    ) -> DescribedAnswer? {
        let text = """
            openapi: 3.1.0
            info: {title: Shop, version: '1'}
            paths:
              /orders/{id}:
                parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
                \(method): {responses: \(responses)}
            """
        let name = OperationName(method: method, path: "/orders/{id}")
        let exchange = HTTPExchange.sample(
            "\(name.method) \(target)",
            status,
            body,
            type: type,
            fields: fields,
            template: "/orders/{id}"
        )
        return try? DescribedAnswer(
            OperationExchange(exchange: exchange, described: name),
            APIDescription(path: "openapi.yaml", text: text)
        )
    }
}

import JSON
import JSONSchema

extension OpenAPIJudge {
    /// Judges a request as the service would see it: parses path, query, fields and body by the description and
    /// validates each.
    ///
    /// Parameters that the description does not declare are no violation. Credentials are not judged.
    ///
    /// - Parameters:
    ///   - request: The request, below the server's path.
    ///   - operation: The operation that it is meant for.
    /// - Returns: What departs from the description.
    public func judge(_ request: OpenAPIRequestMessage, for operation: OpenAPIOperation) -> OpenAPIJudgement {
        judge(request, by: RequestPlan(operation, in: description))
    }

    /// Judges a request by what was worked out of its operation.
    func judge(_ request: OpenAPIRequestMessage, by plan: RequestPlan) -> OpenAPIJudgement {
        var judgement = OpenAPIJudgement()
        let operation = plan.operation
        let parts = RequestParts(request)
        if request.method != operation.method {
            let message = "the method is \(request.method), that of the operation \(operation.method)"
            judgement.violations.append(OpenAPIViolation(.pathMismatch, message, declared: operation.place))
        }
        guard let template = plan.template else {
            judgement.addGap("the path", plan.templateFailure)
            return judgement
        }
        let variables = template.match(parts.path)
        if template.isAmbiguous {
            judgement.addGap("the path", "the template has expressions side by side, which cannot be told apart")
        } else if variables == nil {
            let message = "the path '\(parts.path.prefix(80))' does not fit the template '\(operation.path)'"
            judgement.violations.append(OpenAPIViolation(.pathMismatch, message, declared: operation.place))
        }
        for parameter in plan.parameters {
            let isInPath = parameter.declared.location == .path
            if isInPath, variables == nil || template.isAmbiguous { continue }
            judge(parameter, in: parts, variables: variables ?? [:], claimed: plan.claimed, into: &judgement)
        }
        judgeBody(of: request, parts, plan, into: &judgement)
        return judgement
    }

    /// Judges one parameter.
    func judge(
        _ parameter: RequestPlan.Parameter,
        in parts: RequestParts,
        variables: [String: Substring],
        claimed: Set<String>,
        into judgement: inout OpenAPIJudgement
    ) {
        let declared = parameter.declared
        let name = "\(declared.location.rawValue) parameter '\(declared.name)'"
        let reading = ParameterCodec.reading(
            of: declared,
            parameter.shape,
            in: parts,
            variables: variables,
            claimed: claimed
        )
        switch reading {
        case .empty: break
        case .absent:
            guard declared.isRequired else { return }
            judgement.violations.append(
                OpenAPIViolation(
                    .missingParameter,
                    "\(name) is required and not there",
                    subject: declared.name,
                    declared: declared.place
                )
            )
        case .unreadable(let reason):
            judgement.violations.append(
                OpenAPIViolation(
                    .invalidParameter,
                    "\(name) cannot be read: \(reason)",
                    subject: declared.name,
                    declared: declared.place
                )
            )
        case .values(let values):
            guard let schema = parameter.schema else { return }
            let template = OpenAPIViolation(
                .invalidParameter,
                name,
                subject: declared.name,
                declared: declared.place
            )
            validate(values.map { JSONNode($0) }, schema, as: template, into: &judgement)
        }
    }

    private func judgeBody(
        of request: OpenAPIRequestMessage,
        _ parts: RequestParts,
        _ plan: RequestPlan,
        into judgement: inout OpenAPIJudgement
    ) {
        let type = parts.fields["content-type"]
        guard let bytes = request.body, !bytes.isEmpty || type != nil else {
            if let declared = plan.operation.requestBody, declared.isRequired {
                judgement.violations.append(
                    OpenAPIViolation(.missingBody, "a body is required and not there", declared: declared.place)
                )
            }
            return
        }
        guard let declared = plan.operation.requestBody else {
            let message = "there is a body, and the operation declares none"
            judgement.violations.append(OpenAPIViolation(.unexpectedBody, message, declared: plan.operation.place))
            return
        }
        guard !plan.contents.isEmpty else { return }
        guard let type else {
            let message = "there is a body without Content-Type"
            judgement.violations.append(OpenAPIViolation(.missingContentType, message, declared: declared.place))
            return
        }
        guard let media = MediaType(type), !media.isRange else {
            let message = "the Content-Type '\(type.prefix(80))' is no media type"
            judgement.violations.append(OpenAPIViolation(.malformedContentType, message, declared: declared.place))
            return
        }
        guard let position = media.bestMatch(in: plan.contents.map(\.type)) else {
            let names = plan.contents.map(\.declared.type).joined(separator: ", ")
            let message = "the Content-Type \(media.type)/\(media.subtype) is not declared; declared are \(names)"
            judgement.violations.append(OpenAPIViolation(.undocumentedContentType, message, declared: declared.place))
            return
        }
        judge(bytes, as: media, plan.contents[position], into: &judgement)
    }

    /// Judges a body of a media type.
    func judge(
        _ bytes: [UInt8],
        as type: MediaType,
        _ content: RequestPlan.Content,
        into judgement: inout OpenAPIJudgement
    ) {
        let place = content.declared.place
        let template = OpenAPIViolation(.invalidBody, "the body", declared: place)
        switch RequestBodyCodec.reading(bytes, as: type, content.declared, content.shape(for: type)) {
        case .gap(let reason): judgement.addGap("the body", reason)
        case .unreadable(let reason, let position):
            judgement.violations.append(
                OpenAPIViolation(
                    .malformedBody,
                    "the body cannot be read: \(reason)",
                    position: position,
                    declared: place
                )
            )
        case .document(let document):
            guard let schema = content.declared.schema else { return }
            validate([document.root], schema, as: template, map: document.sourceMap, into: &judgement)
        case .sequence(let documents):
            if let schema = content.declared.itemSchema {
                for document in documents.prefix(1_000) {
                    validate([document.root], schema, as: template, into: &judgement)
                }
            } else if let schema = content.declared.schema {
                let whole = JSONNode(kind: .array(documents.map(\.root)), span: 0..<0)
                validate([whole], schema, as: template, into: &judgement)
            }
        case .values(let values):
            guard let schema = content.declared.schema else { return }
            validate(values.map { JSONNode($0) }, schema, as: template, into: &judgement)
        }
    }

    /// Validates what a text may mean: the first value that is valid is meant, else the likeliest is what is wrong.
    private func validate(
        _ values: [JSONNode],
        _ schema: OpenAPISchema,
        as template: OpenAPIViolation,
        map: SourceMap? = nil,
        into judgement: inout OpenAPIJudgement
    ) {
        guard let compiled = compiled(schema, for: .request) else {
            judgement.addGap(
                template.message,
                "the schema at '\(schema.reference)' cannot be compiled",
                subject: template.subject
            )
            return
        }
        var worst: JSONSchemaResult?
        for value in values {
            let result = compiled.validate(value)
            if result.verdict == .valid { return }
            if worst == nil || worst?.verdict == .invalid && result.verdict == .unjudged { worst = result }
        }
        guard let worst else { return }
        if worst.verdict == .unjudged {
            for gap in worst.gaps.prefix(3) {
                judgement.addGap(template.message, gap.reason, subject: template.subject)
            }
            if worst.gaps.isEmpty {
                judgement.addGap(template.message, "it cannot be judged", subject: template.subject)
            }
            return
        }
        for failure in worst.failures.prefix(10) {
            var violation = template
            let path = failure.instance.tokens.isEmpty ? "" : " at \(failure.instance)"
            violation.message = "\(template.message)\(path): \(failure.message)"
            violation.instance = failure.instance
            violation.keyword = failure.keyword
            violation.position = map?.position(at: failure.instanceSpan.lowerBound)
            judgement.violations.append(violation)
        }
        if worst.failures.isEmpty {
            var violation = template
            violation.message = "\(template.message): it does not satisfy its schema"
            judgement.violations.append(violation)
        }
    }
}

public import JSON
import JSONSchema

/// Makes valid requests for the operations of a description, the same ones for the same seed.
///
/// A value comes from what was given, else from the parameter's or body's examples, else from its schema; the first one
/// that the description accepts in its serialised form is taken. The body is sent wherever one is declared and can be
/// made, since descriptions often forget to say that it is required; with GET, HEAD, DELETE, OPTIONS and TRACE only
/// where it is required, since many servers refuse it there.
public struct OpenAPIRequestBuilder: Sendable {
    /// How much of what is optional goes into a request.
    public enum Completeness: Hashable, Sendable {
        /// The required parameters and those that were given, and of the body, made by its schema alone, what is required.
        ///
        /// For services that refuse a larger one, since what optional members name does not exist.
        case minimal
        /// The required parameters and those that were given; most likely to be accepted.
        case required
        /// All parameters for which a value is found.
        case full
    }

    /// A request with what is known about it.
    public struct BuiltRequest: Sendable {
        /// The message.
        public var message: OpenAPIRequestMessage
        /// The values of the parameters by location and name (`path.id`).
        public var parameters: [String: JSONValue]
        /// The value of the body, where it has one that is not raw bytes.
        public var body: JSONValue?
        /// The parameters (`path.id`) whose value was made up by the schema, since the description gives none: what
        /// they name need not exist.
        public var madeUp: [String]
        /// What of the request could not be judged, or was left out, and why.
        public var gaps: [String]
    }

    private let judge: OpenAPIJudge
    private let completeness: Completeness
    /// Of several, the first whose values the description accepts in their serialised form counts.
    private let samplers: [JSONSampler]

    private static let variants: UInt64 = 4

    /// Makes a builder.
    ///
    /// - Parameters:
    ///   - judge: The judge by which each request is validated once more in its serialised form.
    ///   - seed: The seed of all choices.
    ///   - completeness: How much of what is optional goes into a request.
    public init(judge: OpenAPIJudge, seed: UInt64 = 0, completeness: Completeness = .required) {
        self.judge = judge
        self.completeness = completeness
        samplers = (0..<Self.variants)
            .map { variant in
                // The golden ratio in 64 bits keeps the seeds of variants and those of callers apart.
                JSONSampler(
                    registry: judge.description.registry,
                    direction: .request,
                    seed: seed &+ variant &* 0x9E37_79B9_7F4A_7C15
                )
            }
    }

    /// Makes a valid request.
    ///
    /// - Parameters:
    ///   - operation: The operation.
    ///   - given: Values of parameters by location and name (`path.id`), and of the body (`body`), which replace what
    ///     would be made up; those that the operation does not have are ignored.
    /// - Returns: The request, valid by the description in its serialised form.
    /// - Throws: ``OpenAPIRequestError`` where none can be made.
    public func request(
        for operation: OpenAPIOperation,
        given: [String: JSONValue] = [:]
    ) throws(OpenAPIRequestError) -> BuiltRequest {
        let plan = RequestPlan(operation, in: judge.description)
        guard let template = plan.template else {
            throw OpenAPIRequestError(part: "path", reason: plan.templateFailure)
        }
        let choice = RequestChoice(
            judge: judge,
            samplers: samplers,
            plan: plan,
            given: given,
            isBodyMinimal: completeness == .minimal
        )
        var draft = RequestDraft()
        if operation.isIncomplete { draft.gaps.append("a part of the operation could not be read") }
        for parameter in plan.parameters {
            let isGiven = given[parameter.key] != nil
            guard parameter.declared.isRequired || isGiven || completeness == .full else { continue }
            do throws(OpenAPIRequestError) {
                if let chosen = try choice.value(of: parameter) { draft.add(chosen, parameter) }
            } catch {
                if parameter.declared.isRequired || isGiven { throw error }
                draft.gaps.append("\(error.part) is left out: \(error.reason)")
            }
        }
        draft.addUndeclared(template, given)
        try addBody(to: &draft, choice, operation)
        guard let path = template.path(draft.variables) else {
            throw OpenAPIRequestError(part: "path", reason: "a segment would come out empty, '.' or '..'")
        }
        draft.fields.insert(("Accept", Self.accept(of: operation)), at: 0)
        let built = draft.request(method: operation.method, path: path)
        return try judged(built, plan)
    }

    private func addBody(
        to draft: inout RequestDraft,
        _ choice: RequestChoice,
        _ operation: OpenAPIOperation
    ) throws(OpenAPIRequestError) {
        guard let body = operation.requestBody, !body.content.isEmpty else { return }
        let takesNone = ["GET", "HEAD", "DELETE", "OPTIONS", "TRACE"].contains(operation.method)
        guard body.isRequired || !takesNone || choice.given["body"] != nil else { return }
        do throws(OpenAPIRequestError) {
            let chosen = try choice.body()
            draft.body = chosen.bytes
            draft.bodyValue = chosen.value
            draft.fields.append(("Content-Type", chosen.contentType))
        } catch {
            if body.isRequired || choice.given["body"] != nil { throw error }
            draft.gaps.append("the body is left out: \(error.reason)")
        }
    }

    private func judged(_ built: BuiltRequest, _ plan: RequestPlan) throws(OpenAPIRequestError) -> BuiltRequest {
        let judgement = judge.judge(built.message, by: plan)
        if let violation = judgement.violations.first {
            let part =
                switch violation.kind {
                case .pathMismatch: "path"
                case .missingParameter, .invalidParameter:
                    plan.parameters.first { $0.declared.place == violation.declared }?.key ?? violation.subject
                        ?? "path"
                default: "body"
                }
            throw OpenAPIRequestError(part: part, reason: violation.message)
        }
        var built = built
        for gap in judgement.gaps.map(\.description) where !built.gaps.contains(gap) { built.gaps.append(gap) }
        return built
    }

    /// The media types that a successful answer may have, JSON first.
    private static func accept(of operation: OpenAPIOperation) -> String {
        let good = operation.responses.filter { response in
            switch response.status {
            case .code(let code): (200..<300).contains(code)
            case .range(let hundreds): hundreds == 2
            case .default: false
            }
        }
        let responses = good.isEmpty ? operation.responses.filter { $0.status == .default } : good
        var json: [String] = []
        var others: [String] = []
        for content in responses.flatMap(\.content) {
            guard let type = MediaType(content.type), FieldText.isFieldValue(content.type),
                !json.contains(content.type), !others.contains(content.type)
            else { continue }
            if type.isJSON { json.append(content.type) } else { others.append(content.type) }
        }
        return json.isEmpty && others.isEmpty ? "*/*" : (json + others).prefix(8).joined(separator: ", ")
    }
}

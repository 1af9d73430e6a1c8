import JSON
import JSONSchema

/// Chooses values for the parts of a request: the first that the description accepts in their serialised form.
struct RequestChoice {
    /// A parameter with its value.
    struct Parameter {
        /// The value; nil where it is known in serialised form alone.
        var value: JSONValue?
        /// The text as it travels.
        var text: String
        /// Whether the value was made up by the schema.
        var isMadeUp: Bool
    }

    /// A value that may be chosen.
    enum Candidate {
        /// A value of the description or the caller.
        case given(JSONValue)
        /// A serialised value of the description.
        case serialized(String)
        /// A value that was made up.
        case madeUp(JSONValue)
    }

    let judge: OpenAPIJudge
    let samplers: [JSONSampler]
    let plan: RequestPlan
    let given: [String: JSONValue]
    /// Whether the body holds only what its schema requires.
    let isBodyMinimal: Bool

    /// Tries candidates in their order: what was given alone, else examples, else what schemas yield.
    ///
    /// - Parameters:
    ///   - key: The key among the given values.
    ///   - examples: The examples.
    ///   - schema: The schema; nil where there is none.
    ///   - fallback: The value where there is no schema.
    ///   - attempt: Gives the outcome of a candidate, or throws why it cannot be taken.
    /// - Returns: The first outcome.
    /// - Throws: The reason why the last candidate could not be taken.
    func first<Outcome>(
        _ key: String,
        examples: [OpenAPIExample],
        schema: OpenAPISchema?,
        fallback: JSONValue,
        attempt: (Candidate) throws(OpenAPIRequestError) -> Outcome
    ) throws(OpenAPIRequestError) -> Outcome {
        if let value = given[key] { return try attempt(.given(value)) }
        let isMinimal = isBodyMinimal && key == "body"
        for example in isMinimal ? [] : examples {
            let candidate =
                example.value.map { Candidate.given($0.value) } ?? example.serializedValue.map { .serialized($0) }
            guard let candidate else { continue }
            // An example that contradicts its schema is a finding of the review, not the end of the request.
            if let outcome = try? attempt(candidate) { return outcome }
        }
        guard let schema else { return try attempt(.madeUp(fallback)) }
        var failure = OpenAPIRequestError(part: key, reason: "no value was found")
        var isFirst = true
        let compiled = judge.compiled(schema)
        for sampler in samplers {
            let candidate: Candidate
            switch sampler.sample(at: schema.reference, extent: isMinimal ? .minimal : .full, compiled: compiled) {
            case .value(let value, let isGiven): candidate = isGiven ? .given(value) : .madeUp(value)
            case .unproven(let value, _): candidate = .madeUp(value)
            case .none(let reason):
                // What no choice could lift fails alike for every seed; what failed at first tells the most.
                if isFirst { failure.reason = reason }
                isFirst = false
                continue
            }
            do throws(OpenAPIRequestError) {
                return try attempt(candidate)
            } catch {
                if isFirst { failure = error }
                isFirst = false
            }
        }
        throw failure
    }

    /// Chooses the value of a parameter; nil where an optional one has nothing to write.
    func value(of parameter: RequestPlan.Parameter) throws(OpenAPIRequestError) -> Parameter? {
        try first(
            parameter.key,
            examples: parameter.declared.examples + (parameter.declared.content?.examples ?? []),
            schema: parameter.schema,
            fallback: "1"
        ) { candidate throws(OpenAPIRequestError) in
            try attempt(candidate, parameter)
        }
    }

    private func attempt(
        _ candidate: Candidate,
        _ parameter: RequestPlan.Parameter
    ) throws(OpenAPIRequestError) -> Parameter? {
        let declared = parameter.declared
        var value: JSONValue?
        let text: String?
        var isMadeUp = false
        switch candidate {
        case .given(let given):
            value = given
            text = try write(given, parameter)
        case .madeUp(let made):
            let made = writable(made, parameter)
            value = made
            text = try write(made, parameter)
            isMadeUp = true
        case .serialized(let serialized):
            guard serialized.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "#") }) else {
                throw OpenAPIRequestError(part: parameter.key, reason: "its serialised example cannot travel as it is")
            }
            text = serialized
        }
        guard let text else {
            if !declared.isRequired { return nil }
            throw OpenAPIRequestError(
                part: parameter.key,
                reason: "an array or object without content leaves nothing to write"
            )
        }
        try check(text, parameter)
        return Parameter(value: value, text: text, isMadeUp: isMadeUp)
    }

    /// A made-up object without the properties that the style has no form for; one that is empty where it must not be
    /// gets a property.
    private func writable(_ made: JSONValue, _ parameter: RequestPlan.Parameter) -> JSONValue {
        guard case .object(let members) = made, parameter.declared.content == nil else { return made }
        if members.isEmpty, parameter.declared.isRequired {
            let filled = JSONValue.object(JSONObject([(key: "key", value: "1")]))
            let text = try? write(filled, parameter)
            return text.flatMap { $0 }.map { (try? check($0, parameter)) != nil } == true ? filled : made
        }
        if (try? write(made, parameter)) != nil { return made }
        let kept = members.filter { (try? write(.object(JSONObject([$0])), parameter)) != nil }
        return kept.isEmpty ? made : .object(JSONObject(kept))
    }

    private func write(
        _ value: JSONValue,
        _ parameter: RequestPlan.Parameter
    ) throws(OpenAPIRequestError) -> String? {
        let declared = parameter.declared
        do throws(ParameterCodecError) {
            if declared.location == .query, declared.style == .form, declared.explode, declared.content == nil,
                case .object(let members) = value,
                let name = members.keys.first(where: { $0 != declared.name && plan.claimed.contains($0) })
            {
                throw .sameName(name)
            }
            return try ParameterCodec.text(of: value, for: declared)
        } catch {
            throw OpenAPIRequestError(part: parameter.key, reason: error.description)
        }
    }

    /// Reads the text of one parameter as the service would, and validates what it means.
    private func check(_ text: String, _ parameter: RequestPlan.Parameter) throws(OpenAPIRequestError) {
        let declared = parameter.declared
        var message = OpenAPIRequestMessage(method: plan.operation.method, target: "/")
        switch declared.location {
        case .path:
            guard !text.isEmpty, text != ".", text != ".." else {
                throw OpenAPIRequestError(part: parameter.key, reason: "'\(text)' is no segment of a path")
            }
            if let end = plan.template?.terminator(of: declared.name), Self.holds(text, end) {
                throw OpenAPIRequestError(
                    part: parameter.key,
                    reason: "'\(text.prefix(40))' holds '\(end)', which ends it in the path"
                )
            }
        case .query, .querystring: message.target = "/?\(text)"
        case .header: message.fields = [(declared.name, text)]
        case .cookie: message.fields = [("Cookie", text)]
        }
        var judgement = OpenAPIJudgement()
        judge.judge(
            parameter,
            in: RequestParts(message),
            variables: [declared.name: text[...]],
            claimed: plan.claimed,
            into: &judgement
        )
        guard let violation = judgement.violations.first else { return }
        throw OpenAPIRequestError(part: parameter.key, reason: violation.message)
    }

    private static func holds(_ text: String, _ part: String) -> Bool {
        ByteSearch.first(Array(part.utf8), in: Array(text.utf8), from: 0) != nil
    }
}

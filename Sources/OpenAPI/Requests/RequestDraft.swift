import JSON

/// A request that is being put together.
struct RequestDraft {
    /// What stands for each expression of the path.
    var variables: [String: String] = [:]
    /// The pieces of the query.
    var query: [String] = []
    /// The fields without cookies.
    var fields: [(name: String, value: String)] = []
    /// The pieces of the Cookie field.
    var cookies: [String] = []
    /// The body.
    var body: [UInt8]?
    /// The value of the body.
    var bodyValue: JSONValue?
    /// The values by location and name.
    var values: [String: JSONValue] = [:]
    /// The parameters whose values were made up.
    var madeUp: [String] = []
    /// What could not be judged or was left out.
    var gaps: [String] = []

    /// Adds a parameter.
    mutating func add(_ chosen: RequestChoice.Parameter, _ parameter: RequestPlan.Parameter) {
        let name = parameter.declared.name
        switch parameter.declared.location {
        case .path: variables[name] = chosen.text
        case .query, .querystring: query.append(chosen.text)
        case .header: fields.append((name, chosen.text))
        case .cookie: cookies.append(chosen.text)
        }
        values[parameter.key] = chosen.value
        if chosen.isMadeUp { madeUp.append(parameter.key) }
    }

    /// Adds a value for each expression that no parameter declares, so that the operation is called at all.
    mutating func addUndeclared(_ template: RequestPath, _ given: [String: JSONValue]) {
        for name in template.variables where variables[name] == nil {
            let key = "path.\(name)"
            let value = given[key].flatMap { ScalarText.text(of: $0) }
            variables[name] = PercentEncoding.encoded(value ?? "1")
            values[key] = .string(value ?? "1")
            if value == nil { madeUp.append(key) }
            gaps.append("\(key) is not declared")
        }
    }

    /// The request.
    func request(method: String, path: String) -> OpenAPIRequestBuilder.BuiltRequest {
        var fields = fields
        if !cookies.isEmpty { fields.append(("Cookie", cookies.joined(separator: "; "))) }
        let query = query.filter { !$0.isEmpty }
        return OpenAPIRequestBuilder.BuiltRequest(
            message: OpenAPIRequestMessage(
                method: method,
                target: query.isEmpty ? path : path + "?" + query.joined(separator: "&"),
                fields: fields,
                body: body
            ),
            parameters: values,
            body: bodyValue,
            madeUp: madeUp,
            gaps: gaps
        )
    }
}

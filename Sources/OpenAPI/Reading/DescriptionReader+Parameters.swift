import JSON

extension DescriptionParameter {
    /// What one parameter replaces another one by.
    var key: ParameterKey {
        switch self {
        case .plain(let parameter):
            let isHeader = parameter.location == .header
            return ParameterKey(
                location: parameter.location.rawValue,
                name: isHeader ? parameter.name.lowercased() : parameter.name
            )
        case .body: return ParameterKey(location: "body", name: "")
        case .form(let field): return ParameterKey(location: "formData", name: field.name)
        }
    }
}

/// What makes two parameters the same one.
struct ParameterKey: Hashable {
    var location: String
    var name: String
}

extension DescriptionReader {
    /// The parameters that an operation or path item declares.
    func parameterList(_ object: DescriptionObject) -> ParameterList {
        guard let cursor = object["parameters"] else { return ParameterList() }
        if let known = memo.parameterLists[cursor.identity] { return known }
        var list = ParameterList()
        var keys: Set<ParameterKey> = []
        if cursor.node.elements == nil { list.isIncomplete = true }
        for element in array(object, "parameters") {
            guard let parameter = parameter(element) else {
                list.isIncomplete = true
                continue
            }
            if keys.insert(parameter.key).inserted {
                list.parameters.append(parameter)
            } else {
                let key = parameter.key
                let message =
                    key.location == "body"
                    ? "an operation has one parameter in 'body', and this is a second one"
                    : "the parameter \(Self.quoted(key.name)) in \(key.location) is declared twice"
                report(.error, .duplicateParameter, message, at: element)
            }
        }
        memo.parameterLists[cursor.identity] = list
        return list
    }

    /// Reads a parameter or what it refers to.
    func parameter(_ reference: DescriptionCursor) -> DescriptionParameter? {
        guard let cursor = dereferenced(reference, as: "a parameter") else { return nil }
        if let known = memo.parameters[cursor.identity] { return known }
        let read = isSwagger ? swaggerParameter(cursor) : plainParameter(cursor).map { .plain($0) }
        memo.parameters[cursor.identity] = .some(read)
        return read
    }

    private func plainParameter(_ cursor: DescriptionCursor) -> OpenAPIParameter? {
        guard let fields = object(cursor, .parameter), let head = parameterHead(fields) else { return nil }
        let (name, location) = head
        let style = style(fields, of: location)
        var result = OpenAPIParameter(
            name: name,
            location: location,
            style: style,
            explode: bool(fields, "explode") ?? (style == .form || style == .cookie),
            place: place(of: cursor)
        )
        readCommon(fields, into: &result)
        if let content = fields["content"] {
            result.content = singleContent(content)
            if fields["schema"] != nil {
                report(
                    .warning,
                    .conflictingFields,
                    "a parameter has either 'schema' or 'content'",
                    at: content,
                    atKey: true
                )
            }
        } else if location == .querystring {
            missing("content", of: "a parameter in 'querystring'", in: cursor)
        } else if fields["schema"] == nil {
            report(
                .warning,
                .missingSchema,
                "the parameter \(Self.quoted(name)) has neither 'schema' nor 'content'",
                at: cursor
            )
        }
        if location != .querystring { result.schema = schema(fields) }
        result.examples = examples(fields)
        return result
    }

    /// The name and the location of a parameter of OpenAPI 3.
    private func parameterHead(_ fields: DescriptionObject) -> (String, OpenAPIParameter.Location)? {
        let name = requiredString(fields, "name", of: "a parameter")
        let text = requiredString(fields, "in", of: "a parameter")
        guard let name, let text else { return nil }
        guard let location = OpenAPIParameter.Location(rawValue: text),
            location != .querystring || version == .v32
        else {
            if let place = fields["in"] {
                let hint =
                    switch text {
                    case "body", "formData": "; OpenAPI 3 has 'requestBody' for that"
                    case "querystring": "; OpenAPI 3.2 brings it"
                    default: ""
                    }
                report(
                    .error,
                    .invalidLocation,
                    "a parameter cannot be in \(Self.quoted(text)) in \(version.name)\(hint)",
                    at: place
                )
            }
            return nil
        }
        return (name, location)
    }

    /// The fields that parameters of all versions have.
    func readCommon(_ fields: DescriptionObject, into result: inout OpenAPIParameter) {
        result.details = string(fields, "description")
        result.isDeprecated = bool(fields, "deprecated") ?? false
        result.allowsEmptyValue = bool(fields, "allowEmptyValue") ?? false
        result.allowsReserved = bool(fields, "allowReserved") ?? false
        result.isRequired = bool(fields, "required") ?? false
        if result.location == .path, !result.isRequired {
            report(
                .warning,
                .optionalPathParameter,
                "the path parameter \(Self.quoted(result.name)) must have 'required: true'",
                at: fields["required"] ?? fields.cursor
            )
            result.isRequired = true
        }
    }

    private func style(_ fields: DescriptionObject, of location: OpenAPIParameter.Location) -> OpenAPIStyle {
        let permitted: [OpenAPIStyle]
        switch location {
        case .path: permitted = [.simple, .label, .matrix]
        case .query, .querystring: permitted = [.form, .spaceDelimited, .pipeDelimited, .deepObject]
        case .header: permitted = [.simple]
        case .cookie: permitted = version == .v32 ? [.form, .cookie] : [.form]
        }
        guard let cursor = fields["style"], let text = string(fields, "style") else { return permitted[0] }
        if let style = permitted.first(where: { $0.rawValue == text }) { return style }
        report(
            .error,
            .invalidStyle,
            "the style \(Self.quoted(text)) is not for parameters in \(location.rawValue)"
                + " (\(permitted.map(\.rawValue).joined(separator: ", ")))",
            at: cursor
        )
        return permitted[0]
    }

    /// The one media type of a parameter or header with `content`.
    func singleContent(_ cursor: DescriptionCursor) -> OpenAPIMediaType? {
        let types = content(cursor, hasEncoding: false)
        if types.count != 1, cursor.node.members != nil {
            report(.error, .invalidValue, "'content' of a parameter or header must have one media type", at: cursor)
        }
        return types.first
    }
}

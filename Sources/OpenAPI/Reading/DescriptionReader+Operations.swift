import JSON

extension DescriptionReader {
    /// Reads an operation.
    ///
    /// - Parameters:
    ///   - entry: Where it was found.
    ///   - isTemplate: Whether its path is a template, as opposed to the name of a webhook.
    /// - Returns: The operation.
    func operation(_ entry: OperationEntry, isTemplate: Bool = true) -> OpenAPIOperation {
        var result = core(of: entry)
        result.method = entry.method
        result.path = entry.path
        var isComplete = false
        if let own = object(entry.cursor, .operation) {
            let ownServers = isSwagger ? swaggerServers(of: own) : readServers(own)
            result.servers = ownServers ?? readServers(entry.pathItem) ?? defaults.servers
            isComplete = addParameters(own, entry: entry, to: &result)
        }
        if isTemplate { addPathParameters(of: entry, to: &result, isComplete: isComplete) }
        return result
    }

    /// What an operation is regardless of its path.
    private func core(of entry: OperationEntry) -> OpenAPIOperation {
        if let known = memo.operations[entry.cursor.identity] { return known }
        var result = OpenAPIOperation(method: entry.method, path: entry.path, place: keyPlace(of: entry.cursor))
        if let fields = object(entry.cursor, .operation) {
            readCore(fields, into: &result)
        } else {
            result.isIncomplete = true
        }
        memo.operations[entry.cursor.identity] = result
        return result
    }

    private func readCore(_ fields: DescriptionObject, into result: inout OpenAPIOperation) {
        result.operationID = string(fields, "operationId")
        result.summary = string(fields, "summary")
        result.details = string(fields, "description")
        result.tags = strings(fields, "tags")
        result.isDeprecated = bool(fields, "deprecated") ?? false
        if fields["security"] != nil {
            result.security = securityRequirements(fields)
            result.securitySource = .operation
        } else if let security = defaults.security {
            result.security = security
            result.securitySource = .description
        }
        if !isSwagger, let cursor = fields["requestBody"] {
            result.requestBody = requestBody(cursor)
            if result.requestBody == nil { result.isIncomplete = true }
        }
        result.responses = responses(of: fields)
        if !isSwagger {
            let declared = map(fields, "callbacks", extensible: true)
            result.callbacks = declared.map(\.token)
            callbacks += declared
        }
    }

    /// Adds the parameters of the path item and of the operation, of which the latter win.
    ///
    /// - Returns: Whether all of them could be read.
    private func addParameters(
        _ own: DescriptionObject,
        entry: OperationEntry,
        to result: inout OpenAPIOperation
    ) -> Bool {
        let shared = parameterList(entry.pathItem)
        let declared = parameterList(own)
        let isComplete = !shared.isIncomplete && !declared.isIncomplete
        if !isComplete { result.isIncomplete = true }
        let merged = merge(shared.parameters, declared.parameters, entry: entry, into: &result)
        var body: (OpenAPIRequestBody, OpenAPISchema?)?
        var form: [SwaggerFormField] = []
        for parameter in merged {
            switch parameter {
            case .plain(let plain): result.parameters.append(plain)
            case .body(let read, let schema): body = (read, schema)
            case .form(let field): form.append(field)
            }
        }
        guard isSwagger else { return isComplete }
        let consumes = swaggerMediaTypes(own, "consumes") ?? defaults.consumes
        if let (read, schema) = body {
            result.requestBody = swaggerBody(read, schema: schema, consumes: consumes ?? [])
            if !form.isEmpty {
                report(.error, .conflictingFields, "an operation takes either a body or form data", at: own.cursor)
            }
        } else if !form.isEmpty {
            result.requestBody = swaggerForm(form, consumes: consumes ?? [], at: entry.cursor)
        }
        return isComplete
    }

    private func merge(
        _ shared: [DescriptionParameter],
        _ declared: [DescriptionParameter],
        entry: OperationEntry,
        into result: inout OpenAPIOperation
    ) -> [DescriptionParameter] {
        // References let a short text give many operations the same many parameters.
        guard parameterCount < 500_000 else {
            result.isIncomplete = true
            description.isTruncated = true
            report(.error, .tooLarge, "the operations have too many parameters in all", at: entry.cursor, atKey: true)
            return []
        }
        parameterCount += shared.count + declared.count
        guard !shared.isEmpty else { return declared }
        let replaced = Set(declared.map(\.key))
        return shared.filter { !replaced.contains($0.key) } + declared
    }

    /// Compares the path's parameters with the declared ones, and adds those that are not declared.
    ///
    /// A parameter that could not be read may be the missing one, which is no mistake of its own then.
    private func addPathParameters(of entry: OperationEntry, to result: inout OpenAPIOperation, isComplete: Bool) {
        let names = entry.names
        let wanted = Set(names)
        if wanted.count < names.count {
            report(.error, .invalidPath, "the path names a parameter twice", at: entry.pathKey, atKey: true)
        }
        renameParameters(of: entry, in: &result)
        var declared: Set<String> = []
        result.parameters.removeAll { parameter in
            guard parameter.location == .path else { return false }
            declared.insert(parameter.name)
            guard !wanted.contains(parameter.name) else { return false }
            add(
                OpenAPIDiagnostic(
                    .error,
                    code: OpenAPIDiagnosticCode.unusedPathParameter.rawValue,
                    message: "the path \(Self.quoted(entry.path)) has no parameter \(Self.quoted(parameter.name))"
                        + Self.bracesHint(parameter.name, entry.path),
                    place: parameter.place
                )
            )
            return true
        }
        for name in names where declared.insert(name).inserted {
            let place = keyPlace(of: entry.cursor)
            result.isIncomplete = true
            var implied = OpenAPIParameter(name: name, location: .path, style: .simple, explode: false, place: place)
            implied.isRequired = true
            result.parameters.append(implied)
            guard isComplete else { continue }
            report(
                .error,
                .undeclaredPathParameter,
                "the operation does not declare the path's parameter \(Self.quoted(name))",
                at: entry.cursor,
                atKey: true
            )
        }
    }

    /// Gives parameters the name by which a path in the manner of a router has them.
    private func renameParameters(of entry: OperationEntry, in result: inout OpenAPIOperation) {
        let declared = Set(result.parameters.filter { $0.location == .path }.map(\.name))
        for name in entry.names where !declared.contains(name) {
            guard let plain = PathTemplate.routerName(of: name), !entry.names.contains(plain),
                let position = result.parameters.firstIndex(where: { $0.location == .path && $0.name == plain })
            else { continue }
            result.parameters[position].name = name
            report(
                .warning,
                .invalidPath,
                "braces hold the name of a parameter alone: {\(plain)} rather than {\(name)}",
                at: entry.pathKey,
                atKey: true
            )
        }
    }

    private static func bracesHint(_ name: String, _ path: String) -> String {
        path.split(separator: "/").contains { $0 == ":" + name } ? "; ':\(name)' is written '{\(name)}'" : ""
    }
}

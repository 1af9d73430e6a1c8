import JSON

extension DescriptionReader {
    /// The responses of an operation.
    func responses(of operation: DescriptionObject) -> [OpenAPIResponse] {
        guard let cursor = operation["responses"] else {
            if version == .v20 || version == .v30 {
                report(
                    .error,
                    .missingResponses,
                    "the operation lacks the required field 'responses'",
                    at: operation.cursor,
                    atKey: true
                )
            }
            return []
        }
        let entries = map(cursor, title: "'responses'", extensible: true)
        if entries.isEmpty, cursor.node.members != nil {
            report(.warning, .missingResponses, "the operation declares no response", at: cursor, atKey: true)
        }
        return entries.compactMap { entry in
            guard let status = OpenAPIStatus(entry.token) else {
                report(
                    .error,
                    .invalidStatus,
                    "\(Self.quoted(entry.token)) is no status, class of statuses or 'default'",
                    at: entry,
                    atKey: true
                )
                return nil
            }
            check(status, of: entry)
            return response(entry, status: status, operation: operation)
        }
    }

    private func check(_ status: OpenAPIStatus, of entry: DescriptionCursor) {
        switch status {
        case .range where version == .v20:
            report(.warning, .invalidStatus, "Swagger 2.0 has no classes of statuses", at: entry, atKey: true)
        case .range(let hundreds) where entry.token != "\(hundreds)XX":
            report(
                .warning,
                .invalidStatus,
                "a class of statuses is written with a capital 'XX'",
                at: entry,
                atKey: true
            )
        case .code(let code) where code > 599:
            report(.warning, .invalidStatus, "\(code) is no status of HTTP", at: entry, atKey: true)
        default: break
        }
    }

    /// Reads a response or what it refers to.
    private func response(
        _ entry: DescriptionCursor,
        status: OpenAPIStatus,
        operation: DescriptionObject
    ) -> OpenAPIResponse {
        var result: OpenAPIResponse
        if let cursor = dereferenced(entry, as: "a response") {
            result = response(at: cursor)
            if isSwagger { result.content = swaggerContent(cursor, operation: operation) }
        } else {
            result = OpenAPIResponse(status: status, place: keyPlace(of: entry))
            result.isUnreadable = true
        }
        result.status = status
        return result
    }

    /// Reads a response regardless of its status.
    func response(at cursor: DescriptionCursor) -> OpenAPIResponse {
        if let known = memo.responses[cursor.identity] { return known }
        var result = OpenAPIResponse(status: .default, place: keyPlace(of: cursor))
        if let fields = object(cursor, .response) {
            result.details = string(fields, "description")
            if fields["description"] == nil, version != .v32 {
                missing("description", of: "a response", in: cursor, severity: .warning)
            }
            result.headers = headers(fields)
            if !isSwagger {
                if let types = fields["content"] {
                    result.content = content(types)
                    result.isUnreadable = types.node.members == nil
                }
                result.links = map(fields, "links").compactMap { link($0) }
            }
        } else {
            result.isUnreadable = true
        }
        memo.responses[cursor.identity] = result
        return result
    }
}

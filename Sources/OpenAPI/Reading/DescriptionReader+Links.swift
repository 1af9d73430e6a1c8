import JSON

extension DescriptionReader {
    /// Reads a link or what it refers to.
    func link(_ entry: DescriptionCursor) -> OpenAPILink? {
        guard let cursor = dereferenced(entry, as: "a link"), let fields = object(cursor, .link) else { return nil }
        var result = OpenAPILink(name: entry.token, place: place(of: cursor))
        for parameter in map(fields, "parameters") { result.parameters[parameter.token] = parameter.node }
        result.requestBody = fields["requestBody"]?.node
        if let place = fields["operationId"], let id = string(fields, "operationId") {
            result.operation = operationsByID[id]
            if result.operation == nil, !description.isTruncated { reportUnknown(id, at: place) }
            if fields["operationRef"] != nil {
                report(
                    .warning,
                    .conflictingFields,
                    "a link has either 'operationId' or 'operationRef'",
                    at: place,
                    atKey: true
                )
            }
        } else if let place = fields["operationRef"], let text = string(fields, "operationRef") {
            result.operation = operation(of: text, at: place)
        } else if fields["operationId"] == nil, fields["operationRef"] == nil {
            report(.error, .missingField, "a link lacks 'operationId' and 'operationRef'", at: cursor)
        }
        return result
    }

    private func reportUnknown(_ id: String, at place: DescriptionCursor) {
        if isFull { return }
        let hint = nearestName(id, among: operationsByID.keys).map { "; did you mean '\($0)'?" } ?? ""
        report(.error, .unknownLinkTarget, "the link leads to no operation: \(Self.quoted(id))\(hint)", at: place)
    }

    private func operation(of text: String, at place: DescriptionCursor) -> Int? {
        switch target(of: text, in: place.document) {
        case .found(let target):
            if let index = operationsByPlace[target.identity] { return index }
            reportUnknown(text, at: place)
            return nil
        case .dead:
            reportDead(text, at: place)
            return nil
        case .external(let uri):
            reportExternal(uri, at: place)
            return nil
        }
    }
}

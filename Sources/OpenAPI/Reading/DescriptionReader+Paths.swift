import JSON

extension DescriptionReader {
    /// The methods of a path item's fixed fields.
    static let methods: [String: String] = [
        "get": "GET", "put": "PUT", "post": "POST", "delete": "DELETE", "options": "OPTIONS", "head": "HEAD",
        "patch": "PATCH", "trace": "TRACE", "query": "QUERY",
    ]

    /// Lists the operations under `paths` before they are read, since links lead from one to any other.
    func readRoster(_ root: DescriptionObject) {
        guard let paths = root["paths"] else {
            if version == .v20 || version == .v30 {
                missing("paths", of: "the description", in: root.cursor)
            } else if root["webhooks"] == nil, root["components"] == nil {
                missing("paths", of: "the description", in: root.cursor, severity: .warning)
            }
            return
        }
        var shapes: [String: String] = [:]
        for key in map(paths, title: "'paths'", extensible: true) {
            let template = pathTemplate(key)
            let path = PathTemplate(template)
            if path.isMalformed {
                report(.error, .invalidPath, "the path has a brace without its other half", at: key, atKey: true)
            }
            if let other = shapes.updateValue(template, forKey: path.shape) {
                report(
                    .warning,
                    .equivalentPaths,
                    "the path matches the same requests as \(Self.quoted(other))",
                    at: key,
                    atKey: true
                )
            }
            let names = path.names
            guard key.token.utf8.count <= 8_192, names.count <= 100 else {
                description.isTruncated = true
                report(.error, .tooLarge, "the path is too long", at: key, atKey: true)
                continue
            }
            for entry in operationEntries(of: key, path: template, names: names) {
                guard roster.count < limits.operations else {
                    description.isTruncated = true
                    report(
                        .error,
                        .tooLarge,
                        "there are more than \(limits.operations) operations",
                        at: key,
                        atKey: true
                    )
                    return
                }
                note(entry)
            }
        }
    }

    private func pathTemplate(_ key: DescriptionCursor) -> String {
        let text = key.token
        if text.utf8.contains(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) {
            report(.warning, .invalidPath, "a path must not hold '?' or '#'", at: key, atKey: true)
        }
        if text.hasPrefix("/") { return text }
        report(.error, .invalidPath, "the path \(Self.quoted(text)) must begin with '/'", at: key, atKey: true)
        return "/" + text
    }

    private func note(_ entry: OperationEntry) {
        let index = roster.count
        roster.append(entry)
        if operationsByPlace[entry.cursor.identity] == nil { operationsByPlace[entry.cursor.identity] = index }
        guard let id = entry.cursor["operationId"]?.node.text else { return }
        guard let other = operationsByID[id] else {
            operationsByID[id] = index
            return
        }
        // A path item that two paths refer to has the same operation twice.
        guard roster[other].cursor.identity != entry.cursor.identity else { return }
        if let place = entry.cursor["operationId"] {
            report(.error, .duplicateOperationID, "the operationId \(Self.quoted(id)) is taken already", at: place)
        }
    }

    /// The operations of a path item.
    ///
    /// - Parameters:
    ///   - key: The path item.
    ///   - path: The path.
    ///   - names: The names in it.
    /// - Returns: The operations in the order of the document, none once there were too many in all.
    func operationEntries(of key: DescriptionCursor, path: String, names: [String] = []) -> [OperationEntry] {
        guard let (item, members) = pathItem(key) else { return [] }
        // Read even where no operation would.
        _ = parameterList(item)
        var entries: [OperationEntry] = []
        var seen: Set<String> = []
        for member in members where seen.insert(member.method).inserted {
            // References let a short text hold the same many operations many times.
            guard operationCount < 2 * limits.operations else {
                description.isTruncated = true
                report(.error, .tooLarge, "there are more than \(limits.operations) operations", at: key, atKey: true)
                break
            }
            operationCount += 1
            entries.append(
                OperationEntry(
                    path: path,
                    names: names,
                    pathKey: key,
                    method: member.method,
                    cursor: member.cursor,
                    pathItem: item
                )
            )
        }
        return entries
    }

    /// A path item with those that it refers to, and their operations.
    private func pathItem(_ cursor: DescriptionCursor) -> (DescriptionObject, [PathItemMember])? {
        guard var item = object(cursor, .pathItem) else { return nil }
        var members = pathItemMembers(item)
        var current = item
        var depth = 0
        while let reference = current["$ref"] {
            guard let text = reference.node.text else {
                wrongType(reference, "'$ref' must be a string")
                break
            }
            depth += 1
            guard depth <= 16 else {
                let message = "the reference to a path item leads back to itself or over too many others"
                report(.error, .cyclicReference, message, at: reference)
                break
            }
            guard let target = reportedTarget(of: text, at: reference), let next = object(target, .pathItem) else {
                break
            }
            item.append(next)
            // Most items with a reference have no operation of their own, so the list is shared rather than copied.
            members = members.isEmpty ? pathItemMembers(next) : members + pathItemMembers(next)
            current = next
        }
        return (item, members)
    }

    private func pathItemMembers(_ item: DescriptionObject) -> [PathItemMember] {
        if let known = memo.pathItems[item.cursor.identity] { return known }
        var members: [PathItemMember] = []
        for field in map(item.cursor, title: "a path item") {
            guard let method = Self.methods[field.token], version == .v32 || field.token != "query",
                version != .v20 || field.token != "trace"
            else { continue }
            members.append(PathItemMember(method: method, cursor: field))
        }
        if version == .v32 {
            for field in map(item, "additionalOperations") {
                let isMethod = Self.isMethod(field.token)
                if !isMethod || Self.methods.values.contains(field.token) {
                    report(
                        .warning,
                        .invalidValue,
                        "\(Self.quoted(field.token)) is no method for 'additionalOperations'",
                        at: field,
                        atKey: true
                    )
                }
                if isMethod { members.append(PathItemMember(method: field.token, cursor: field)) }
            }
        }
        memo.pathItems[item.cursor.identity] = members
        return members
    }

    /// Whether a text may be a method (RFC 9110, section 9.1).
    private static func isMethod(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { MediaTypeSyntax.isTokenByte($0) }
    }

    /// Reads the operations that the service itself calls.
    func readWebhooks(_ root: DescriptionObject) {
        guard version == .v31 || version == .v32 else { return }
        for key in map(root, "webhooks") {
            for entry in operationEntries(of: key, path: key.token) {
                guard description.webhooks.count < limits.operations else {
                    description.isTruncated = true
                    return
                }
                description.webhooks.append(operation(entry, isTemplate: false))
            }
        }
    }

    /// Reads the operations of callbacks and of path items that nothing uses, for what is wrong with them.
    func readCallbacks() {
        while let cursor = callbacks.popLast() {
            guard let callback = dereferenced(cursor, as: "a callback"),
                memo.visited.insert(callback.identity).inserted
            else { continue }
            for key in map(callback, title: "a callback", extensible: true) where key.token != "$ref" {
                for entry in operationEntries(of: key, path: key.token) { _ = operation(entry, isTemplate: false) }
            }
        }
    }
}

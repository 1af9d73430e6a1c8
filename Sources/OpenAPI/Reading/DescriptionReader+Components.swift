import JSON

extension DescriptionReader {
    /// Reads what operations may refer to, so that what is wrong in it is known even where nothing uses it.
    func readComponents(_ root: DescriptionObject) {
        if isSwagger {
            for entry in map(root, "definitions") { schemas.append(entry) }
            for entry in map(root, "parameters") { _ = parameter(entry) }
            for entry in map(root, "responses") {
                if let cursor = dereferenced(entry, as: "a response") { _ = response(at: cursor) }
            }
            return
        }
        guard let cursor = root["components"], let components = object(cursor, .components) else { return }
        for entry in map(components, "schemas") { schemas.append(entry) }
        for entry in map(components, "parameters") { _ = parameter(entry) }
        for entry in map(components, "headers") { _ = header(entry, name: entry.token) }
        for entry in map(components, "requestBodies") { _ = requestBody(entry) }
        for entry in map(components, "responses") {
            if let cursor = dereferenced(entry, as: "a response") { _ = response(at: cursor) }
        }
        for entry in map(components, "links") { _ = link(entry) }
        _ = examples(components)
        callbacks += map(components, "callbacks")
        if version != .v30 { readPathItems(components) }
        guard version == .v32 else { return }
        for entry in map(components, "mediaTypes") {
            guard let target = dereferenced(entry, as: "a media type") else { continue }
            _ = mediaType(target, type: entry.token, hasEncoding: true)
        }
    }

    private func readPathItems(_ components: DescriptionObject) {
        for key in map(components, "pathItems") {
            for entry in operationEntries(of: key, path: key.token) { _ = operation(entry, isTemplate: false) }
        }
    }
}

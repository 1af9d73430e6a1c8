import JSON

extension DescriptionReader {
    /// The examples of a parameter, header or media type of OpenAPI 3.
    func examples(_ object: DescriptionObject) -> [OpenAPIExample] {
        var result: [OpenAPIExample] = []
        if let cursor = object["example"] {
            result.append(OpenAPIExample(value: cursor.node, place: place(of: cursor)))
            if object["examples"] != nil {
                report(
                    .warning,
                    .exampleAndExamples,
                    "'example' and 'examples' exclude each other",
                    at: cursor,
                    atKey: true
                )
            }
        }
        for entry in map(object, "examples") {
            if let example = example(entry) { result.append(example) }
        }
        return result
    }

    private func example(_ entry: DescriptionCursor) -> OpenAPIExample? {
        guard let cursor = dereferenced(entry, as: "an example"), let fields = object(cursor, .example) else {
            return nil
        }
        let value = fields["value"] ?? (version == .v32 ? fields["dataValue"] : nil)
        let serialized = version == .v32 ? string(fields, "serializedValue") : nil
        if fields["value"] != nil, fields["externalValue"] != nil || fields["dataValue"] != nil {
            report(.warning, .conflictingFields, "an example has one value only", at: cursor)
        }
        return OpenAPIExample(
            name: entry.token,
            value: value?.node,
            serializedValue: serialized,
            place: place(of: value ?? cursor)
        )
    }
}

import JSON
import JSONSchema

extension OpenAPIJudge {
    /// Judges one declared header of a response.
    func judge(
        _ header: OpenAPIHeader,
        of response: OpenAPIResponseMessage,
        declared: OpenAPIResponse,
        isOpaque: (@Sendable (String) -> Bool)?,
        into judgement: inout OpenAPIJudgement
    ) {
        let values = response.values(of: header.name)
        guard !values.isEmpty else {
            guard header.isRequired else { return }
            judgement.add(
                OpenAPIViolation(
                    .missingHeader,
                    "the required header \(header.name) is missing",
                    subject: header.name,
                    declared: header.place
                )
            )
            return
        }
        // Set-Cookie is the one field whose values must not be put together (RFC 9110, section 5.3).
        let texts = header.isNamed("Set-Cookie") ? values : [values.joined(separator: ", ")]
        for text in texts {
            if let media = header.content {
                judgeDocument(text, of: header, media: media, isOpaque: isOpaque, into: &judgement)
            } else if let schema = header.schema {
                judgeValue(text, of: header, schema: schema, isOpaque: isOpaque, into: &judgement)
            }
        }
    }

    private func judgeValue(
        _ text: String,
        of header: OpenAPIHeader,
        schema: OpenAPISchema,
        isOpaque: (@Sendable (String) -> Bool)?,
        into judgement: inout OpenAPIJudgement
    ) {
        guard let compiled = compiled(schema, for: .response) else {
            judgement.addGap("header \(header.name)", "its schema cannot be compiled", subject: header.name)
            return
        }
        if let isOpaque, isOpaque(text) {
            let result = compiled.validate(JSONNode(.string(text)), isOpaque: isOpaque)
            // Where a text will do, any text does; what the masked one means is not known otherwise.
            if result.verdict != .valid {
                judgement.addGap("header \(header.name)", "its value is masked", subject: header.name)
            }
            return
        }
        let shape = shape(ofHeader: schema)
        guard let value = ParameterCodec.value(of: text, header: header, shape: shape) else {
            let wanted = shape.kinds.map(\.rawValue).sorted().listed(conjunction: "or")
            judgement.add(
                OpenAPIViolation(
                    .invalidHeader,
                    "header \(header.name): \(text.excerpt) cannot be read as \(wanted)",
                    subject: header.name,
                    declared: schema.place
                )
            )
            return
        }
        var result = compiled.validate(JSONNode(value), isOpaque: isOpaque)
        // Text has no types: what is no valid number may be a valid string.
        if result.verdict == .invalid, shape.kinds.contains(.string), value.string != text {
            let second = compiled.validate(JSONNode(.string(text)), isOpaque: isOpaque)
            if second.verdict != .invalid { result = second }
        }
        add(result, .invalidHeader, of: schema, subject: header.name, into: &judgement)
    }

    private func judgeDocument(
        _ text: String,
        of header: OpenAPIHeader,
        media: OpenAPIMediaType,
        isOpaque: (@Sendable (String) -> Bool)?,
        into judgement: inout OpenAPIJudgement
    ) {
        guard MediaType(media.type)?.isJSON == true else {
            judgement.addGap(
                "header \(header.name)",
                "values of type \(media.type) are not judged",
                subject: header.name
            )
            return
        }
        if let isOpaque, isOpaque(text) {
            judgement.addGap("header \(header.name)", "its value is masked", subject: header.name)
            return
        }
        let document: JSONDocument
        do {
            document = try JSONParser.judging.document(text)
        } catch {
            judgement.add(
                OpenAPIViolation(
                    .invalidHeader,
                    "header \(header.name): \(text.excerpt) is no JSON: \(error)",
                    subject: header.name,
                    declared: media.place
                )
            )
            return
        }
        guard let schema = media.schema else { return }
        guard let compiled = compiled(schema, for: .response) else {
            judgement.addGap("header \(header.name)", "its schema cannot be compiled", subject: header.name)
            return
        }
        let result = compiled.validate(document.root, isOpaque: isOpaque)
        add(result, .invalidHeader, of: schema, subject: header.name, into: &judgement)
    }
}

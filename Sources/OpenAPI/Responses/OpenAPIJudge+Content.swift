import JSON
import JSONSchema

extension OpenAPIJudge {
    /// Judges the media type and the body of a response that may have one.
    func judgeContent(
        of response: OpenAPIResponseMessage,
        declared: OpenAPIResponse,
        isOpaque: (@Sendable (String) -> Bool)?,
        into judgement: inout OpenAPIJudgement
    ) {
        // A response declared without content says nothing about bodies: descriptions leave out those of errors.
        guard !declared.content.isEmpty else { return }
        guard let media = media(of: response, declared: declared, into: &judgement) else { return }
        guard let body = response.body else {
            judgement.addGap("the body", "it is not known")
            return
        }
        guard !response.isTruncated else {
            judgement.addGap("the body", "it was cut off after \(body.count) bytes")
            return
        }
        if body.isEmpty, media.type.isJSON || media.type.isXML {
            judgement.add(
                OpenAPIViolation(
                    .missingBody,
                    "the body is empty, \(media.type.essence) is declared",
                    declared: media.declared.place
                )
            )
            return
        }
        var bodyJudge = BodyJudge(judge: self, media: media.declared, type: media.type, body: body, isOpaque: isOpaque)
        bodyJudge.encoding = response.values(of: "Content-Encoding").filter { $0.lowercased() != "identity" }.first
        bodyJudge.judge(into: &judgement)
    }

    /// The declared media type that the response is of, and its own type.
    private func media(
        of response: OpenAPIResponseMessage,
        declared: OpenAPIResponse,
        into judgement: inout OpenAPIJudgement
    ) -> (declared: OpenAPIMediaType, type: MediaType)? {
        let types = declared.content.map { MediaType($0.type) }
        let names = declared.content.map(\.type).listed(conjunction: "and")
        let values = Set(response.values(of: "Content-Type")).sorted()
        guard let value = values.first else {
            return mediaWithoutType(of: response, declared: declared, types: types, into: &judgement)
        }
        guard values.count == 1, let type = MediaType(value), !type.isRange else {
            let problem = values.count > 1 ? "is there with \(values.count) values" : "is no media type"
            judgement.add(
                OpenAPIViolation(
                    .malformedContentType,
                    "Content-Type \(values.joined(separator: ", ").excerpt) \(problem)",
                    subject: "Content-Type",
                    declared: declared.place
                )
            )
            return nil
        }
        if let position = type.bestMatch(in: types) { return (declared.content[position], type) }
        if types.contains(nil) {
            judgement.addGap("the content type", "\(names) cannot all be read as media types")
            return nil
        }
        // An empty body is of no type, whatever the field says.
        if response.body?.isEmpty == true, !types.contains(where: { $0?.isJSON == true }) { return nil }
        judgement.add(
            OpenAPIViolation(
                .undocumentedContentType,
                "\(value.excerpt) is not declared for status \(response.status); declared "
                    + (types.count == 1 ? "is" : "are") + " \(names)",
                subject: "Content-Type",
                declared: declared.content.first?.place ?? declared.place
            )
        )
        return nil
    }

    /// What to make of a response without a Content-Type.
    private func mediaWithoutType(
        of response: OpenAPIResponseMessage,
        declared: OpenAPIResponse,
        types: [MediaType?],
        into judgement: inout OpenAPIJudgement
    ) -> (declared: OpenAPIMediaType, type: MediaType)? {
        let only = types.count == 1 ? types.first?.flatMap { $0 } : nil
        guard let body = response.body, !body.isEmpty else {
            guard types.allSatisfy({ $0?.isJSON == true }), let type = types.first?.flatMap({ $0 }) else { return nil }
            return (declared.content[0], type)
        }
        judgement.add(
            OpenAPIViolation(
                .missingContentType,
                "the response has a body but no Content-Type; declared "
                    + (types.count == 1 ? "is" : "are")
                    + " \(declared.content.map(\.type).listed(conjunction: "and"))",
                subject: "Content-Type",
                declared: declared.content.first?.place ?? declared.place
            )
        )
        // Where one type alone is declared, the body can be judged all the same, so that this hides nothing.
        guard let only, only.isJSON, !only.isRange else { return nil }
        return (declared.content[0], only)
    }
}

extension MediaType {
    /// The type without its parameters.
    var essence: String {
        "\(type)/\(subtype)"
    }
}

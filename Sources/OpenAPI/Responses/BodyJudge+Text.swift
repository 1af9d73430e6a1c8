import JSON
import JSONSchema

extension BodyJudge {
    /// Judges a text by a schema: as the string that it is, or where strings are not permitted as the number or literal
    /// that it spells.
    func judgeText(_ schema: OpenAPISchema, into judgement: inout OpenAPIJudgement) {
        guard let text = text(into: &judgement) else { return }
        if let isOpaque, isOpaque(text) {
            judgement.addGap("the body", "it is masked")
            return
        }
        guard let compiled = judge.compiled(schema, for: .response) else {
            judgement.addGap("the body", "its schema cannot be compiled")
            return
        }
        let shape = judge.description.shape(of: schema)
        let positions = BodyPositions(SourceMap(body))
        let span = 0..<body.count
        let literal = (try? JSONParser.judging.document(text))?.root
        let scalar = literal.flatMap { $0.elements == nil && $0.members == nil && $0.text == nil ? $0 : nil }
        if let scalar, compiled.isValid(scalar) { return }
        if shape.permitsString {
            let result = compiled.validate(JSONNode(kind: .string(text), span: span), isOpaque: isOpaque)
            judge.add(result, .invalidBody, of: schema, positions: positions, into: &judgement)
        } else if shape.kinds.isDisjoint(with: [.object, .array]) {
            let value = scalar ?? JSONNode(kind: .string(text), span: span)
            let result = compiled.validate(value, isOpaque: isOpaque)
            judge.add(result, .invalidBody, of: schema, positions: positions, into: &judgement)
        } else {
            judgement.addGap("the body", "no rule says how a body of type \(type.essence) becomes an object or array")
        }
    }

    /// The text of the body; what keeps it from being had goes into the judgement.
    private func text(into judgement: inout OpenAPIJudgement) -> String? {
        switch type.parameters["charset"]?.lowercased() {
        case "iso-8859-1", "latin1":
            return String(String.UnicodeScalarView(body.map { Unicode.Scalar($0) }))
        case let charset where [nil, "utf-8", "utf8", "us-ascii"].contains(charset):
            if let text = String(validating: body, as: UTF8.self) { return text }
            if charset == nil || encoding != nil {
                judgement.addGap("the body", "its character set is not known")
            } else {
                add(.malformedBody, "the body is no text in UTF-8", position: nil, into: &judgement)
            }
        case let charset:
            judgement.addGap("the body", "character set \((charset ?? "").excerpt) is not read")
        }
        return nil
    }
}

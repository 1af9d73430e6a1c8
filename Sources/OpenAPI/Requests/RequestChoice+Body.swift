import JSON
import JSONSchema

extension RequestChoice {
    /// A body.
    struct Body {
        /// The value; nil where it is known in serialised form alone.
        var value: JSONValue?
        /// The bytes.
        var bytes: [UInt8]
        /// The value of Content-Type.
        var contentType: String
    }

    /// Chooses the body: of the media types that can be written the one that most services read best.
    func body() throws(OpenAPIRequestError) -> Body {
        let ranked = plan.contents.enumerated()
            .sorted { left, right in
                let ranks = (Self.rank(left.element.type), Self.rank(right.element.type))
                return ranks.0 != ranks.1 ? ranks.0 < ranks.1 : left.offset < right.offset
            }
        var failure: OpenAPIRequestError?
        for (_, content) in ranked {
            do throws(OpenAPIRequestError) {
                return try body(content)
            } catch {
                failure = failure ?? error
            }
        }
        throw failure ?? OpenAPIRequestError(part: "body", reason: "no media type is declared")
    }

    private static func rank(_ type: MediaType?) -> Int {
        guard let type = type?.concrete else { return 9 }
        if type.isJSON { return 0 }
        if type.isForm { return 1 }
        if type.isMultipart { return 2 }
        if type.isText { return 3 }
        return type.isXML ? 8 : 4
    }

    private func body(_ content: RequestPlan.Content) throws(OpenAPIRequestError) -> Body {
        let declared = content.declared
        guard let type = content.type?.concrete, FieldText.isFieldValue(declared.type) else {
            throw OpenAPIRequestError(part: "body", reason: "no media type is known for '\(declared.type)'")
        }
        // A schema of items alone makes a sequence of one.
        let isSequence = declared.schema == nil && declared.itemSchema != nil
        let isStructured = type.isJSON || type.isForm || type.isMultipart || type.isJSONSequence
        return try first(
            "body",
            examples: type.isJSON ? Self.examples(of: declared) : declared.examples,
            schema: declared.schema ?? declared.itemSchema,
            fallback: isStructured ? .object(JSONObject()) : "assay"
        ) { candidate throws(OpenAPIRequestError) in
            let value: JSONValue
            switch candidate {
            case .given(let given): value = Self.sent(given, content.shape)
            case .madeUp(let made): value = isSequence ? .array([made]) : writable(made, type, content)
            case .serialized(let text):
                let body = Body(value: nil, bytes: Array(text.utf8), contentType: contentType(content, type, nil))
                return try checked(body, content)
            }
            let (bytes, boundary) = try written(value, type, content)
            let contentType = contentType(content, type, boundary)
            return try checked(Body(value: value, bytes: bytes, contentType: contentType), content)
        }
    }

    /// The examples, and after them what those hold that give the document as a text.
    private static func examples(of declared: OpenAPIMediaType) -> [OpenAPIExample] {
        declared.examples
            + declared.examples.compactMap { example in
                guard let text = example.value?.text, let root = try? JSONParser.judging.document(text).root,
                    root.members != nil || root.elements != nil
                else { return nil }
                return OpenAPIExample(name: example.name, value: root, place: example.place)
            }
    }

    /// A made-up object without the properties that the media type has no form for.
    private func writable(_ made: JSONValue, _ type: MediaType, _ content: RequestPlan.Content) -> JSONValue {
        guard type.isForm || type.isMultipart, case .object(let members) = made else { return made }
        if (try? written(made, type, content)) != nil { return made }
        return .object(
            JSONObject(members.filter { (try? written(.object(JSONObject([$0])), type, content)) != nil })
        )
    }

    private func written(
        _ value: JSONValue,
        _ type: MediaType,
        _ content: RequestPlan.Content
    ) throws(OpenAPIRequestError) -> (bytes: [UInt8], boundary: String?) {
        do throws(ParameterCodecError) {
            let shape = content.shape(for: type)
            return try RequestBodyCodec.bytes(of: value, as: type, content.declared, shape) { text(of: $0) }
        } catch {
            throw OpenAPIRequestError(part: "body", reason: error.description)
        }
    }

    private func contentType(_ content: RequestPlan.Content, _ type: MediaType, _ boundary: String?) -> String {
        if let boundary { return "\(type.type)/\(type.subtype); boundary=\(boundary)" }
        return content.type?.isRange == true ? type.description : content.declared.type
    }

    private func checked(_ body: Body, _ content: RequestPlan.Content) throws(OpenAPIRequestError) -> Body {
        guard let type = MediaType(body.contentType) else {
            throw OpenAPIRequestError(part: "body", reason: "'\(body.contentType)' is no media type")
        }
        var judgement = OpenAPIJudgement()
        judge.judge(body.bytes, as: type, content, into: &judgement)
        guard let violation = judgement.violations.first else { return body }
        throw OpenAPIRequestError(part: "body", reason: violation.message)
    }

    /// The value without what only responses hold.
    private static func sent(_ value: JSONValue, _ shape: ParameterShape) -> JSONValue {
        switch value {
        case .object(let members):
            var kept = JSONObject()
            for (name, value) in members {
                let property = shape.properties[name]
                if property?.isReadOnly == true { continue }
                kept[name] = property.map { sent(value, $0) } ?? value
            }
            return .object(kept)
        case .array(let elements):
            guard let element = shape.element.first else { return value }
            return .array(elements.map { sent($0, element) })
        case .null, .bool, .number, .string: return value
        }
    }

    /// The text of a header that a part of a body must have.
    private func text(of header: OpenAPIHeader) -> String? {
        var candidates = header.examples.compactMap { $0.value?.value }
        if let schema = header.schema {
            for sampler in samplers {
                switch sampler.sample(at: schema.reference) {
                case .value(let value, _), .unproven(let value, _): candidates.append(value)
                case .none: break
                }
            }
        }
        let writer = ParameterWriter(name: header.name, medium: .header, style: header.style, explode: header.explode)
        for candidate in candidates {
            if let flat = try? FlatValue(candidate, style: header.style), let text = try? writer.text(flat) {
                return text
            }
        }
        return nil
    }
}

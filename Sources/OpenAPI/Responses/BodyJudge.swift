import JSON
import JSONSchema

/// Judges one body of a known media type.
struct BodyJudge {
    let judge: OpenAPIJudge
    /// What was declared.
    let media: OpenAPIMediaType
    /// What the body is said to be.
    let type: MediaType
    let body: [UInt8]
    let isOpaque: (@Sendable (String) -> Bool)?
    /// A content coding other than identity.
    ///
    /// Who received the body may have undone it or not.
    var encoding: String?

    func judge(into judgement: inout OpenAPIJudgement) {
        if body.starts(with: [0x1F, 0x8B]), encoding != nil {
            judgement.addGap("the body", "it is compressed (\(encoding ?? ""))")
        } else if let sequence = TextSequence(type) {
            judgeSequence(sequence, into: &judgement)
        } else if type.isJSON {
            judgeJSON(into: &judgement)
        } else if let schema = media.schema, schema.asksForMoreThanBytes {
            if type.isXML {
                judgement.addGap("the body", "xml bodies are not judged")
            } else if type.type == "text" {
                judgeText(schema, into: &judgement)
            } else if !judge.description.shape(of: schema).permitsString {
                judgement.addGap("the body", "bodies of type \(type.essence) are not judged by a schema")
            }
        }
    }

    // MARK: JSON

    private func judgeJSON(into judgement: inout OpenAPIJudgement) {
        guard let document = document(into: &judgement), let schema = media.schema else { return }
        validate(document.root, by: schema, positions: BodyPositions(document.sourceMap), into: &judgement)
    }

    /// The parsed body; what is wrong with the text goes into the judgement.
    private func document(into judgement: inout OpenAPIJudgement) -> JSONDocument? {
        if body.starts(with: [0xEF, 0xBB, 0xBF]) {
            add(
                .malformedBody,
                "the body begins with a byte order mark, which RFC 8259, section 8.1, forbids",
                position: SourcePosition(line: 1, column: 1),
                into: &judgement
            )
        }
        let document: JSONDocument
        do {
            document = try JSONParser.judging.document(body)
        } catch {
            if let encoding {
                judgement.addGap("the body", "it is no JSON as it was received, with content coding \(encoding)")
            } else if error.isOfLimits {
                judgement.addGap("the body", "\(error.reason)")
            } else {
                add(.malformedBody, "the body is no JSON: \(error)", position: error.position, into: &judgement)
            }
            return nil
        }
        if let repeated = document.duplicateKeys.first {
            judgement.addGap(
                "the body",
                "key \(repeated.key.excerpt) is there again at \(repeated.position), and which one counts is undefined"
            )
        }
        return document
    }

    /// Validates a value of the body and reports what the schema does not allow.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - schema: Its schema.
    ///   - positions: Where the value's text stands in the body.
    ///   - path: Where the value stands in the body.
    ///   - judgement: What it is added to.
    func validate(
        _ value: JSONNode,
        by schema: OpenAPISchema,
        positions: BodyPositions,
        path: JSONPointer = .root,
        into judgement: inout OpenAPIJudgement
    ) {
        guard let compiled = judge.compiled(schema, for: .response) else {
            judgement.addGap("the body", "its schema cannot be compiled")
            return
        }
        let result = compiled.validate(value, isOpaque: isOpaque)
        judge.add(result, .invalidBody, of: schema, positions: positions, path: path, into: &judgement)
        let room = OpenAPIJudgement.mostViolations
        for (inner, node, declared) in judge.oneWayProperties.writeOnly(in: value, by: schema.node, limit: room) {
            let path = path.appending(inner.tokens)
            judgement.add(
                OpenAPIViolation(
                    .invalidBody,
                    "\(path): the property is writeOnly and must not be in a response",
                    instance: path,
                    position: positions.position(of: node.span),
                    keyword: "writeOnly",
                    declared: judge.description.place(of: declared, else: schema.place)
                )
            )
        }
    }

    /// Adds a violation about the text of the body.
    func add(
        _ kind: OpenAPIViolation.Kind,
        _ message: String,
        position: SourcePosition?,
        path: JSONPointer? = nil,
        into judgement: inout OpenAPIJudgement
    ) {
        judgement.add(
            OpenAPIViolation(kind, message, instance: path, position: position, declared: media.place)
        )
    }
}

/// Turns spans of a value into positions in the body that it is a part of.
struct BodyPositions {
    private let map: SourceMap
    private let offset: Int

    /// - Parameters:
    ///   - map: The lines of the body.
    ///   - offset: Where the text starts in the body that the spans are about.
    init(_ map: SourceMap, offset: Int = 0) {
        self.map = map
        self.offset = offset
    }

    /// Where a span starts.
    func position(of span: Range<Int>) -> SourcePosition {
        map.position(at: offset + span.lowerBound)
    }
}

extension JSONParser {
    /// Takes what the grammar of RFC 8259 allows, and the byte order mark that it forbids but lets readers ignore.
    ///
    /// Nested no deeper than by default: a deeper body is a gap, so that any thread's stack will do.
    static let judging = JSONParser(
        allowsLoneSurrogates: true,
        allowsByteOrderMark: true
    )
}

extension JSONError {
    /// Whether the text is too much to read, rather than wrong.
    var isOfLimits: Bool {
        switch reason {
        case .tooManyBytes, .tooDeep, .tooManyValues: true
        default: false
        }
    }
}

extension ParameterShape {
    /// Whether a string may stand here.
    var permitsString: Bool {
        kinds.contains(.string)
    }
}

extension OpenAPISchema {
    /// Whether it says anything about a body that is not parsed: Swagger's `type: file` and an empty schema do not.
    var asksForMoreThanBytes: Bool {
        if case .bool(true) = node.kind { return false }
        if node["type"]?.text == "file" || node["format"]?.text == "binary" { return false }
        return node.members?.isEmpty != true
    }
}

extension OpenAPIDescription {
    /// The types that a schema permits.
    func shape(of schema: OpenAPISchema) -> ParameterShape {
        ParameterShape(schema, in: self)
    }
}

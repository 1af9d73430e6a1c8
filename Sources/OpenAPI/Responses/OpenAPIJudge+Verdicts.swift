import JSON
import JSONSchema

extension OpenAPIJudge {
    /// Turns what a validation found into violations and gaps.
    ///
    /// - Parameters:
    ///   - result: What it found.
    ///   - kind: The kind of violation that a failure is.
    ///   - schema: The schema that was validated against.
    ///   - subject: The name of the header or parameter; nil for a body.
    ///   - positions: Where the value's text stands in the body; nil where it has no place there.
    ///   - path: Where the value stands in the body.
    ///   - judgement: What they are added to.
    func add(
        _ result: JSONSchemaResult,
        _ kind: OpenAPIViolation.Kind,
        of schema: OpenAPISchema,
        subject: String? = nil,
        positions: BodyPositions? = nil,
        path: JSONPointer = .root,
        into judgement: inout OpenAPIJudgement
    ) {
        let about = subject.map { "\(kind.noun) \($0)" } ?? "the body"
        for failure in result.failures {
            let path = path.appending(failure.instance.tokens)
            judgement.add(
                OpenAPIViolation(
                    kind,
                    Self.message(of: failure, at: path, about: subject.map { _ in about }),
                    subject: subject,
                    instance: path,
                    position: positions?.position(of: failure.instanceSpan),
                    keyword: failure.keyword,
                    declared: description.place(of: failure, else: schema.place)
                )
            )
        }
        guard result.verdict != .valid else { return }
        for gap in result.gaps {
            let path = path.appending(gap.instance.tokens)
            judgement.addGap(path.tokens.isEmpty ? about : "\(about) at \(path)", gap.reason, subject: subject)
        }
        if result.verdict == .unjudged, result.gaps.isEmpty {
            judgement.addGap(about, "its schema does not decide", subject: subject)
        }
    }

    /// The message with the place in the value before it, and the nearest miss of alternatives after it.
    private static func message(of failure: JSONSchemaFailure, at path: JSONPointer, about: String?) -> String {
        var parts: [String] = []
        if let about { parts.append(about) }
        if !path.tokens.isEmpty { parts.append(path.description.excerptOfPath) }
        var message = (parts + [failure.message]).joined(separator: ": ")
        var nearest = failure.causes.first
        var last: JSONSchemaFailure?
        while let cause = nearest {
            last = cause
            nearest = cause.causes.first
        }
        guard let last else { return message }
        let inner = last.instance == failure.instance ? "" : "\(last.instance.description.excerptOfPath): "
        if message.hasSuffix(last.message) {
            message.removeLast(last.message.count)
            message += inner + last.message
        } else {
            message += "; the nearest fails: \(inner)\(last.message)"
        }
        return message
    }
}

extension OpenAPIViolation.Kind {
    /// What a violation with a subject is about.
    fileprivate var noun: String {
        switch self {
        case .missingHeader, .invalidHeader: "header"
        default: "parameter"
        }
    }
}

extension OpenAPIDescription {
    /// Where the keyword of a failure stands; another place where it is in no document whose lines are known.
    func place(of failure: JSONSchemaFailure, else other: OpenAPIPlace) -> OpenAPIPlace {
        let prefix = document.uri + "#"
        guard failure.schema.utf8.starts(with: prefix.utf8),
            let pointer = JSONPointer(fragment: failure.schema.dropFirst(prefix.count))
        else { return other }
        return OpenAPIPlace(
            pointer: pointer,
            span: failure.schemaSpan,
            position: document.sourceMap.position(at: failure.schemaSpan.lowerBound)
        )
    }

    /// The place of a node of the description's own text; its path is that of another place, since nodes do not know
    /// theirs.
    func place(of node: JSONNode, else other: OpenAPIPlace) -> OpenAPIPlace {
        guard other.document.isEmpty else { return other }
        return OpenAPIPlace(
            pointer: other.pointer,
            span: node.span,
            position: document.sourceMap.position(at: node.span.lowerBound)
        )
    }
}

extension JSONPointer {
    /// Reads the pointer of a URI's fragment, percent-encoding undone (RFC 6901, section 6).
    init?(fragment: Substring) {
        guard let text = PercentEncoding.decoded(fragment.utf8) else { return nil }
        self.init(text)
    }
}

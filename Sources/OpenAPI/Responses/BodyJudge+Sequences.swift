import JSON
import JSONSchema

/// The media types that hold a sequence of items (OpenAPI 3.2, section 4.14.3).
enum TextSequence {
    /// A JSON text on each line.
    case lines
    /// JSON texts, each after a record separator (RFC 7464).
    case records
    /// Server-sent events.
    case events

    /// The sequence that a media type is; nil where it is none.
    init?(_ type: MediaType) {
        switch type.essence {
        case "application/jsonl", "application/x-jsonl", "application/x-ndjson", "application/ndjson",
            "application/jsonlines", "application/x-jsonlines", "application/json-lines":
            self = .lines
        case "application/json-seq": self = .records
        case "text/event-stream": self = .events
        default:
            guard type.suffix == "json-seq" else { return nil }
            self = .records
        }
    }
}

extension BodyJudge {
    /// Judges each item of a sequence by `itemSchema`, and the whole as an array by `schema`.
    func judgeSequence(_ sequence: TextSequence, into judgement: inout OpenAPIJudgement) {
        let map = SourceMap(body)
        guard let items = items(of: sequence, map: map, into: &judgement) else { return }
        if let schema = media.itemSchema {
            for (position, item) in items.enumerated() {
                validate(
                    item.value,
                    by: schema,
                    positions: BodyPositions(map, offset: item.offset),
                    path: JSONPointer.root.appending(position),
                    into: &judgement
                )
                // What one item does wrong, thousands may: there is a limit to what is listed, so to what is judged.
                if judgement.omitted > 0 { return }
            }
        }
        guard let schema = media.schema else { return }
        guard judge.description.version == .v32 else {
            // Before 3.2 nothing said whether it is about an item or about all: authors mean either.
            if schema.asksForMoreThanBytes, !(sequence == .events && judge.description.shape(of: schema).permitsString)
            {
                judgement.addGap("the body", "how a sequence meets a schema is undefined before OpenAPI 3.2")
            }
            return
        }
        let array = JSONNode(kind: .array(items.map { $0.value.moved(by: $0.offset) }), span: 0..<body.count)
        validate(array, by: schema, positions: BodyPositions(map), into: &judgement)
    }

    private func items(
        of sequence: TextSequence,
        map: SourceMap,
        into judgement: inout OpenAPIJudgement
    ) -> [(value: JSONNode, offset: Int)]? {
        if sequence == .events { return events() }
        let separator: UInt8 = sequence == .lines ? UInt8(ascii: "\n") : 0x1E
        var items: [(value: JSONNode, offset: Int)] = []
        for part in body.split(separator: separator) where part.contains(where: { $0 > 0x20 }) {
            do {
                items.append((try JSONParser.judging.document(Array(part)).root, part.startIndex))
            } catch {
                guard encoding == nil, !error.isOfLimits else {
                    judgement.addGap("the body", "item \(items.count) cannot be read: \(error.reason)")
                    return nil
                }
                let position = map.position(at: part.startIndex + error.offset)
                add(
                    .malformedBody,
                    "item \(items.count) of the body is no JSON: \(position): \(error.reason)",
                    position: position,
                    path: JSONPointer.root.appending(items.count),
                    into: &judgement
                )
                return nil
            }
        }
        return items
    }

    /// The events as objects with the fields that they have (HTML, section 9.2.6; OpenAPI 3.2, section 4.14.3.2).
    private func events() -> [(value: JSONNode, offset: Int)] {
        var events: [(value: JSONNode, offset: Int)] = []
        var fields: [(name: String, value: String)] = []
        var start = 0
        // The blank line at the end closes the last event, as far as a client would still dispatch it.
        for line in lines(of: body) {
            if line.isEmpty {
                if !fields.isEmpty { events.append((event(fields, span: 0..<line.startIndex - start), start)) }
                fields = []
                continue
            }
            if fields.isEmpty { start = line.startIndex }
            guard line.first != UInt8(ascii: ":") else { continue }
            let name = line.prefix { $0 != UInt8(ascii: ":") }
            var value = line.dropFirst(name.count + 1)
            if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
            fields.append((String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self)))
        }
        return events
    }

    private func event(_ fields: [(name: String, value: String)], span: Range<Int>) -> JSONNode {
        var members: [JSONMember] = []
        func append(_ name: String, _ kind: JSONNode.Kind) {
            members.append(JSONMember(key: name, keySpan: span, value: JSONNode(kind: kind, span: span)))
        }
        let data = fields.filter { $0.name == "data" }.map(\.value)
        if !data.isEmpty { append("data", .string(data.joined(separator: "\n"))) }
        for name in ["event", "id"] {
            if let field = fields.last(where: { $0.name == name }) { append(name, .string(field.value)) }
        }
        if let retry = fields.last(where: { $0.name == "retry" })?.value, let number = JSONNumber(text: retry) {
            append("retry", .number(number))
        }
        return JSONNode(kind: .object(members), span: span)
    }

    /// The lines of a stream, which end at a line feed, a carriage return, or both.
    private func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var position = start
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else { continue }
            lines.append(bytes[start..<position - 1])
            if byte == UInt8(ascii: "\r"), position < bytes.count, bytes[position] == UInt8(ascii: "\n") {
                position += 1
            }
            start = position
        }
        return lines
    }
}

extension JSONNode {
    /// The node with spans that count from elsewhere.
    fileprivate func moved(by offset: Int) -> JSONNode {
        let moved = { (span: Range<Int>) in span.lowerBound + offset..<span.upperBound + offset }
        let kind: Kind =
            switch kind {
            case .array(let elements): .array(elements.map { $0.moved(by: offset) })
            case .object(let members):
                .object(
                    members.map {
                        JSONMember(key: $0.key, keySpan: moved($0.keySpan), value: $0.value.moved(by: offset))
                    }
                )
            default: kind
            }
        return JSONNode(kind: kind, span: moved(span))
    }
}

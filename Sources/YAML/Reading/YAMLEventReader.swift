import CYaml

/// A safe face of libyaml's event parser: owns the parser and a copy of its input.
@safe struct YAMLEventReader: ~Copyable {
    // libyaml keeps a pointer to its own parser, so the parser needs an address that does not change.
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let input: UnsafeMutableBufferPointer<UInt8>

    init(_ bytes: ArraySlice<UInt8>) throws(YAMLProblem) {
        unsafe parser = .allocate(capacity: 1)
        unsafe parser.initialize(to: yaml_parser_t())
        // One byte more than needed: an empty buffer has no address.
        unsafe input = .allocate(capacity: bytes.count + 1)
        let end = unsafe input.initialize(fromContentsOf: bytes)
        unsafe input[end...].initialize(repeating: 0)
        guard unsafe yaml_parser_initialize(parser) == 1 else {
            throw YAMLProblem(description: "cannot allocate a parser", index: 0)
        }
        unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        unsafe yaml_parser_set_input_string(parser, input.baseAddress, bytes.count)
    }

    deinit {
        unsafe yaml_parser_delete(parser)
        unsafe parser.deallocate()
        unsafe input.deallocate()
    }

    /// Reads the next event.
    mutating func next() throws(YAMLProblem) -> YAMLEvent {
        var raw = unsafe yaml_event_t()
        guard unsafe yaml_parser_parse(parser, &raw) == 1 else { throw problem() }
        defer { unsafe yaml_event_delete(&raw) }
        return unsafe YAMLEvent(
            kind: Self.kind(of: raw),
            start: Int(clamping: raw.start_mark.index),
            end: Int(clamping: raw.end_mark.index)
        )
    }

    private func problem() -> YAMLProblem {
        let text = unsafe parser.pointee.problem.map { unsafe String(cString: $0) } ?? "cannot be parsed"
        let context = unsafe parser.pointee.context.map { unsafe String(cString: $0) + ", " } ?? ""
        return unsafe YAMLProblem(
            description: context + text,
            index: Int(clamping: parser.pointee.problem_mark.index)
        )
    }

    private static func kind(of raw: yaml_event_t) -> YAMLEvent.Kind {
        switch unsafe raw.type {
        case YAML_STREAM_START_EVENT: .streamStart
        case YAML_DOCUMENT_START_EVENT: .documentStart
        case YAML_DOCUMENT_END_EVENT: .documentEnd
        case YAML_ALIAS_EVENT: unsafe .alias(text(raw.data.alias.anchor) ?? "")
        case YAML_SCALAR_EVENT:
            unsafe .scalar(scalar(raw), anchor: text(raw.data.scalar.anchor))
        case YAML_SEQUENCE_START_EVENT:
            unsafe .sequenceStart(
                anchor: text(raw.data.sequence_start.anchor),
                tag: text(raw.data.sequence_start.tag),
                isFlow: raw.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
            )
        case YAML_SEQUENCE_END_EVENT: .sequenceEnd
        case YAML_MAPPING_START_EVENT:
            unsafe .mappingStart(
                anchor: text(raw.data.mapping_start.anchor),
                tag: text(raw.data.mapping_start.tag),
                isFlow: raw.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
            )
        case YAML_MAPPING_END_EVENT: .mappingEnd
        default: .streamEnd
        }
    }

    private static func scalar(_ raw: yaml_event_t) -> ScalarNode {
        // By length and not up to the first NUL: "\0" is a legal escape.
        let value = unsafe UnsafeBufferPointer(
            start: raw.data.scalar.value,
            count: Int(clamping: raw.data.scalar.length)
        )
        let style: ScalarNode.Style =
            switch unsafe raw.data.scalar.style {
            case YAML_SINGLE_QUOTED_SCALAR_STYLE: .single
            case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .double
            case YAML_LITERAL_SCALAR_STYLE: .literal
            case YAML_FOLDED_SCALAR_STYLE: .folded
            default: .plain
            }
        return unsafe ScalarNode(
            text: String(decoding: value, as: UTF8.self),
            style: style,
            tag: text(raw.data.scalar.tag)
        )
    }

    private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        unsafe pointer.map { unsafe String(cString: $0) }
    }
}

extension JSONNode {
    /// Makes a node of a value that was read from nowhere: every span in it is the one given.
    ///
    /// Recurses once per level of nesting, as ``JSONValue`` does.
    public init(_ value: JSONValue, span: Range<Int> = 0..<0) {
        let kind: Kind =
            switch value {
            case .null: .null
            case .bool(let value): .bool(value)
            case .number(let value): .number(value)
            case .string(let value): .string(value)
            case .array(let values): .array(values.map { JSONNode($0, span: span) })
            case .object(let object):
                .object(
                    object.map { JSONMember(key: $0.key, keySpan: span, value: JSONNode($0.value, span: span)) }
                )
            }
        self.init(kind: kind, span: span)
    }
}

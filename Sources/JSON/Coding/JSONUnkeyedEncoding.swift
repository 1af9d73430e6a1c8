/// Encodes the elements of an array.
struct JSONUnkeyedEncoding: UnkeyedEncodingContainer {
    let node: JSONEncodingNode
    let codingPath: [any CodingKey]

    init(node: JSONEncodingNode, codingPath: [any CodingKey]) {
        self.node = node
        self.codingPath = codingPath
        node.becomeArray()
    }

    var count: Int {
        node.count
    }

    func encodeNil() throws {
        node.appendElement().set(.null)
    }

    func encode<Value: Encodable>(_ value: Value) throws {
        try nextEncoder().write(value)
    }

    func nestedContainer<NestedKey: CodingKey>(keyedBy keyType: NestedKey.Type) -> KeyedEncodingContainer<NestedKey> {
        nextEncoder().container(keyedBy: keyType)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        nextEncoder().unkeyedContainer()
    }

    func superEncoder() -> any Encoder {
        nextEncoder()
    }

    private func nextEncoder() -> JSONValueEncoder {
        let key = JSONCodingKey(intValue: node.count)
        return JSONValueEncoder(node: node.appendElement(), codingPath: codingPath + [key])
    }
}

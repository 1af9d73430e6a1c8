/// Encodes values into one node.
struct JSONValueEncoder: Encoder {
    let node: JSONEncodingNode
    let codingPath: [any CodingKey]
    let userInfo: [CodingUserInfoKey: Any] = [:]

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(JSONKeyedEncoding(node: node, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        JSONUnkeyedEncoding(node: node, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        self
    }

    /// Encodes a value of any kind.
    func write<Value: Encodable>(_ value: Value) throws {
        guard let scalar = value as? any JSONScalar else {
            try value.encode(to: self)
            return
        }
        guard let json = scalar.json else {
            let context = EncodingError.Context(
                codingPath: codingPath,
                debugDescription: "JSON has no form for the number \(value)"
            )
            throw EncodingError.invalidValue(value, context)
        }
        node.set(json)
    }
}

extension JSONValueEncoder: SingleValueEncodingContainer {
    func encodeNil() throws {
        node.set(.null)
    }

    func encode<Value: Encodable>(_ value: Value) throws {
        try write(value)
    }
}

import CEL

/// A type as the published tests write it: a name, or an object with one key.
struct ConformanceType: Decodable {
    let type: CELType

    private enum Form: String, CodingKey {
        case list, map, wrapper, type, param, abstract, message
    }

    private struct Abstract: Decodable {
        let name: String
        let params: [ConformanceType]?
    }

    private static let names: [String: CELType] = [
        "int": .int, "uint": .uint, "double": .double, "string": .string, "bytes": .bytes, "bool": .bool, "dyn": .dyn,
        "any": .dyn, "null_type": .null, "timestamp": .timestamp, "duration": .duration,
    ]

    init(from decoder: any Decoder) throws {
        if let name = try? decoder.singleValueContainer().decode(String.self) {
            guard let type = Self.names[name] else {
                throw DecodingError.dataCorrupted(
                    .init(codingPath: decoder.codingPath, debugDescription: "an unknown type: \(name)")
                )
            }
            self.type = type
            return
        }
        let container = try decoder.container(keyedBy: Form.self)
        func part(_ form: Form) throws -> CELType { try container.decode(ConformanceType.self, forKey: form).type }
        switch container.allKeys.first {
        case .list: type = .list(try part(.list))
        case .map:
            let parts = try container.decode([ConformanceType].self, forKey: .map)
            type = .map(parts[0].type, parts[1].type)
        case .wrapper: type = .nullable(try part(.wrapper))
        case .type: type = .type(try part(.type))
        case .param: type = .parameter(try container.decode(String.self, forKey: .param))
        case .message: type = .opaque(try container.decode(String.self, forKey: .message), [])
        case .abstract:
            let abstract = try container.decode(Abstract.self, forKey: .abstract)
            type = .opaque(abstract.name, (abstract.params ?? []).map(\.type))
        case nil:
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "a type without a form")
            )
        }
    }
}

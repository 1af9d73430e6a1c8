public import CEL
public import JSON

extension JSONValue {
    /// A value as JSON: durations, timestamps and types as the text that `string()` gives, bytes as text of base 64, an absent
    /// optional and a number that JSON does not have as null, and keys of maps as text.
    public init(_ value: CELValue) {
        switch value {
        case .null: self = .null
        case .bool(let value): self = .bool(value)
        case .int(let value): self = .number(JSONNumber(value))
        case .uint(let value): self = .number(JSONNumber(value))
        case .double(let value): self = JSONNumber(value).map { .number($0) } ?? .null
        case .string(let value): self = .string(value)
        case .list(let elements): self = .array(elements.map { JSONValue($0) })
        case .map(let map):
            self = .object(JSONObject(zip(map.keys, map.values).map { (Self.text(of: $0), JSONValue($1)) }))
        case .optional(let optional): self = optional.value.map { JSONValue($0) } ?? .null
        case .bytes, .duration, .timestamp, .type, .opaque: self = .string(Self.text(of: value))
        }
    }

    private static func text(of value: CELValue) -> String {
        switch value {
        case .string(let text): text
        case .type(let type): type.name
        case .bytes(let bytes): base64(bytes)
        case .duration(let duration): duration.description
        case .timestamp(let timestamp): timestamp.description
        default: value.description
        }
    }

    /// RFC 4648, section 4.
    private static func base64(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var output: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << ((3 - group.count) * 8)
            for place in 0..<4 {
                output.append(place <= group.count ? alphabet[bits >> (18 - place * 6) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}

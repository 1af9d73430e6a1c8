import CEL
import Foundation

/// A value as the published tests write it: one key that names its kind.
struct ConformanceValue: Decodable {
    let value: CELValue

    private enum Kind: String, CodingKey {
        case null, bool, int, uint, double, string, bytes = "bytes_b64", list, map, type, duration, timestamp
    }

    private struct Time: Decodable {
        let seconds: String
        let nanos: Int32?
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Kind.self)
        guard let kind = container.allKeys.first, container.allKeys.count == 1 else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "a value has one key that names its kind")
            )
        }
        let text = { try container.decode(String.self, forKey: kind) }
        func checked<Value>(_ value: Value?) throws -> Value {
            guard let value else {
                throw DecodingError.dataCorruptedError(forKey: kind, in: container, debugDescription: "not a \(kind)")
            }
            return value
        }
        switch kind {
        case .null: value = .null
        case .bool: value = .bool(try container.decode(Bool.self, forKey: kind))
        case .int: value = .int(try checked(Int64(try text())))
        case .uint: value = .uint(try checked(UInt64(try text())))
        case .double: value = .double(try checked(Double(try text())))
        case .string: value = .string(try text())
        case .bytes: value = .bytes([UInt8](try checked(Data(base64Encoded: try text()))))
        case .list: value = .list(try container.decode([ConformanceValue].self, forKey: kind).map(\.value))
        case .map:
            let entries = try container.decode([[ConformanceValue]].self, forKey: kind)
            value = .map(try CELMap(entries.map { (key: $0[0].value, value: $0[1].value) }))
        case .type: value = .type(CELTypeValue(try text()))
        case .duration:
            let time = try container.decode(Time.self, forKey: kind)
            let seconds = try checked(Int64(time.seconds))
            value = .duration(try checked(CELDuration(seconds: seconds, nanoseconds: time.nanos ?? 0)))
        case .timestamp:
            let time = try container.decode(Time.self, forKey: kind)
            let seconds = try checked(Int64(time.seconds))
            value = .timestamp(try checked(CELTimestamp(seconds: seconds, nanoseconds: time.nanos ?? 0)))
        }
    }
}

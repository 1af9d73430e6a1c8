/// Reads the text of a type: a name, which may be dotted, and its parameters in parentheses.
struct TypeTextParser {
    private static let maximumDepth = 32

    private let bytes: [UInt8]
    private let names: CELType.Names
    private var offset = 0

    init(_ text: String, names: CELType.Names) {
        bytes = Array(text.utf8)
        self.names = names
    }

    mutating func parse() throws(CELDiagnostic) -> CELType {
        let type = try type(depth: 0)
        skipBlanks()
        guard offset == bytes.count else {
            throw CELDiagnostic("expected the end of the type", at: offset..<bytes.count)
        }
        return type
    }

    private mutating func type(depth: Int) throws(CELDiagnostic) -> CELType {
        skipBlanks()
        let start = offset
        while offset < bytes.count, Self.isNameByte(bytes[offset]) { offset += 1 }
        let span = start..<offset
        guard !span.isEmpty else {
            throw CELDiagnostic("expected a type", at: start..<min(start + 1, bytes.count))
        }
        guard depth < Self.maximumDepth else { throw CELDiagnostic("the type is nested too deeply", at: span) }
        let name = String(decoding: bytes[span], as: UTF8.self)
        return try Self.type(name, try parameters(depth: depth), at: span, names)
    }

    private mutating func parameters(depth: Int) throws(CELDiagnostic) -> [CELType] {
        guard take(UInt8(ascii: "(")) else { return [] }
        var parameters = [try type(depth: depth + 1)]
        while take(UInt8(ascii: ",")) { parameters.append(try type(depth: depth + 1)) }
        guard take(UInt8(ascii: ")")) else {
            throw CELDiagnostic("expected , or )", at: offset..<min(offset + 1, bytes.count))
        }
        return parameters
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard offset < bytes.count, bytes[offset] == byte else { return false }
        offset += 1
        return true
    }

    private mutating func skipBlanks() {
        while offset < bytes.count, bytes[offset] == UInt8(ascii: " ") { offset += 1 }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    private static let simple: [String: CELType] = [
        "dyn": .dyn, "null_type": .null, "null": .null, "bool": .bool, "int": .int, "uint": .uint, "double": .double,
        "string": .string, "bytes": .bytes, "timestamp": .timestamp, "google.protobuf.Timestamp": .timestamp,
        "duration": .duration, "google.protobuf.Duration": .duration,
    ]

    private static let composed: [String: ClosedRange<Int>] = [
        "list": 0...1, "map": 0...2, "type": 0...1, "wrapper": 1...1, "optional_type": 1...1, "optional": 1...1,
    ]

    private static func type(
        _ name: String,
        _ parameters: [CELType],
        at span: Range<Int>,
        _ names: CELType.Names
    ) throws(CELDiagnostic) -> CELType {
        let counts: ClosedRange<Int>
        if let composed = composed[name] {
            counts = composed
        } else if let count = names.opaque[name] {
            counts = count...count
        } else if simple[name] != nil || names.records.contains(name) || names.parameters.contains(name) {
            counts = 0...0
        } else {
            let known = [
                simple.keys.sorted(), composed.keys.sorted(), names.records.sorted(), names.opaque.keys.sorted(),
            ]
            throw CELDiagnostic("no type \(name)\(NameSuggestion.text(for: name, among: known.joined()))", at: span)
        }
        guard counts.contains(parameters.count), !(name == "map" && parameters.count == 1) else {
            let wanted = counts.upperBound == 1 ? "1 parameter" : "\(counts.upperBound) parameters"
            throw CELDiagnostic("\(name) has \(wanted), not \(parameters.count)", at: span)
        }
        if let type = simple[name] { return type }
        switch name {
        case "list": return .list(parameters.first ?? .dyn)
        case "map": return .map(parameters.first ?? .dyn, parameters.last ?? .dyn)
        case "type": return .type(parameters.first ?? .dyn)
        case "wrapper": return .nullable(parameters.first ?? .dyn)
        case "optional_type", "optional": return .optional(parameters.first ?? .dyn)
        default:
            if names.records.contains(name) { return .record(name) }
            if names.parameters.contains(name) { return .parameter(name) }
            return .opaque(name, parameters)
        }
    }
}

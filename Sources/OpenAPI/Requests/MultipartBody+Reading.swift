import JSON

extension MultipartBody {
    /// One part as it was read.
    private struct Part {
        var name: String
        var isJSON: Bool
        var text: String
    }

    /// Reads a body.
    ///
    /// - Parameters:
    ///   - bytes: The body.
    ///   - boundary: The parameter of its Content-Type.
    /// - Returns: The object that the parts make.
    func reading(_ bytes: [UInt8], boundary: String) -> ParameterReading {
        guard !boundary.isEmpty, let parts = Self.parts(of: bytes, boundary: boundary) else {
            return .unreadable("it is no multipart body with the boundary of its Content-Type")
        }
        var order: [String] = []
        var groups: [String: [Part]] = [:]
        for part in parts {
            if groups[part.name] == nil { order.append(part.name) }
            groups[part.name, default: []].append(part)
        }
        var first = JSONObject()
        var last = JSONObject()
        for name in order {
            switch Self.reading(groups[name] ?? [], propertyShape(name)) {
            case .unreadable(let reason): return .unreadable("'\(name)': \(reason)")
            case .values(let values):
                first[name] = values.first
                last[name] = values.last
            case .absent, .empty: break
            }
        }
        return .values(first == last ? [.object(first)] : [.object(first), .object(last)])
    }

    private static func reading(_ parts: [Part], _ shape: ParameterShape) -> ParameterReading {
        guard parts.contains(where: \.isJSON) else {
            return FormProperty.reading(of: parts.map(\.text), shape, isJSON: false)
        }
        var values: [JSONValue] = []
        for part in parts {
            guard let value = part.isJSON ? try? JSONValue.parse(part.text) : .string(part.text) else {
                return .unreadable("it is no JSON text")
            }
            values.append(value)
        }
        let array = JSONValue.array(values)
        guard values.count == 1 else { return .values([array]) }
        // An array may come as one JSON text or as one part for each element.
        return .values(
            shape.kinds.contains(.array) && values[0].array == nil ? [array, values[0]] : [values[0], array]
        )
    }

    private static func parts(of bytes: [UInt8], boundary: String) -> [Part]? {
        let mark = Array("--\(boundary)".utf8)
        let delimiter = [0x0D, 0x0A] + mark
        guard var position = ByteSearch.first(mark, in: bytes, from: 0) else { return nil }
        position += mark.count
        var parts: [Part] = []
        while true {
            let rest = bytes[position...]
            if rest.starts(with: "--".utf8) { return parts }
            guard rest.starts(with: "\r\n".utf8),
                let end = ByteSearch.first(delimiter, in: bytes, from: position),
                let blank = ByteSearch.first(Array("\r\n\r\n".utf8), in: bytes, from: position), blank + 2 <= end
            else { return nil }
            let head = String(decoding: bytes[(position + 2)..<max(blank, position + 2)], as: UTF8.self)
            let content = blank + 4 <= end ? bytes[(blank + 4)..<end] : []
            guard let part = part(head, String(decoding: content, as: UTF8.self)) else { return nil }
            parts.append(part)
            position = end + delimiter.count
        }
    }

    private static func part(_ head: String, _ text: String) -> Part? {
        var name: String?
        var isJSON = false
        for line in head.utf8.split(separator: 0x0A) {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
            let value = String(Substring(line[line.index(after: colon)...].filtered))
            switch String(Substring(line[..<colon])).lowercased() {
            case "content-disposition":
                // Parsed like a media type, whose parameters have the same grammar.
                name = MediaType("form-data/x" + value.drop { $0 != ";" })?.parameters["name"]
            case "content-type": isJSON = MediaType(value)?.isJSON ?? false
            default: break
            }
        }
        return name.map { Part(name: unquoted($0), isJSON: isJSON, text: text) }
    }

    private static func unquoted(_ name: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(name.utf8)[...]
        while let byte = rest.first {
            let escapes: [(String, UInt8)] = [("%22", 0x22), ("%0D", 0x0D), ("%0A", 0x0A)]
            if byte == UInt8(ascii: "%"), let escape = escapes.first(where: { rest.starts(with: $0.0.utf8) }) {
                bytes.append(escape.1)
                rest = rest.dropFirst(3)
            } else {
                bytes.append(byte)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Substring.UTF8View {
    /// The bytes without blanks and a carriage return at both ends.
    fileprivate var filtered: Substring.UTF8View {
        var bytes = trimmed
        while bytes.last == 0x0D { bytes = bytes.dropLast() }
        return bytes
    }
}

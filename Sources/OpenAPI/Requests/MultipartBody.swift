import JSON

/// A body of several parts, `multipart/form-data` (RFC 7578).
struct MultipartBody {
    private let encoding: [String: OpenAPIEncoding]
    private let shape: ParameterShape

    /// Makes a body.
    ///
    /// - Parameters:
    ///   - content: The media type with its encoding objects.
    ///   - shape: The types that the schema permits.
    init(_ content: OpenAPIMediaType, _ shape: ParameterShape) {
        encoding = content.encoding
        self.shape = shape
    }

    /// Writes an object.
    ///
    /// - Parameters:
    ///   - value: The object.
    ///   - header: Gives the text of a header that parts of a property must have, or nil where none is known.
    /// - Returns: The bytes and the boundary, which does not occur in any part and depends on the parts alone.
    /// - Throws: ``ParameterCodecError`` where it is no object or a header that a part must have is not known.
    func bytes(
        of value: JSONValue,
        header: (OpenAPIHeader) -> String?
    ) throws(ParameterCodecError) -> (bytes: [UInt8], boundary: String) {
        guard case .object(let members) = value else {
            throw .undefined(style: .form, explode: true, kind: .string, location: "multipart body")
        }
        var parts: [(head: String, content: [UInt8])] = []
        for (name, value) in members where !value.isNull {
            let shape = shape.property(name)
            if case .array(let elements) = value, !isJSON(name) {
                for element in elements {
                    parts.append(try part(name, element, shape.anyElement, header))
                }
            } else {
                parts.append(try part(name, value, shape, header))
            }
        }
        let boundary = Self.boundary(notIn: parts.map(\.content))
        var bytes: [UInt8] = []
        for (head, content) in parts {
            bytes += "--\(boundary)\r\n\(head)\r\n".utf8
            bytes += content
            bytes += "\r\n".utf8
        }
        bytes += "--\(boundary)--\r\n".utf8
        return (bytes, boundary)
    }

    /// The shape of a property.
    func propertyShape(_ name: String) -> ParameterShape {
        shape.property(name)
    }

    private func isJSON(_ name: String) -> Bool {
        encoding[name]?.contentType.flatMap(MediaType.firstConcrete)?.isJSON ?? false
    }

    private func part(
        _ name: String,
        _ value: JSONValue,
        _ shape: ParameterShape,
        _ header: (OpenAPIHeader) -> String?
    ) throws(ParameterCodecError) -> (head: String, content: [UInt8]) {
        let declared = encoding[name]?.contentType.flatMap(MediaType.firstConcrete)?.description
        guard FieldText.isFieldValue(declared ?? "") else { throw .character(location: "header") }
        var head = "Content-Disposition: form-data; name=\"\(Self.quoted(name))\""
        var content: [UInt8]
        var type = declared
        if let text = ScalarText.text(of: value), !isJSON(name) {
            content = Array(text.utf8)
            if shape.isBinary {
                head += "; filename=\"\(Self.fileName(name))\""
                type =
                    declared ?? shape.mediaType.flatMap(MediaType.firstConcrete)?.description
                    ?? "application/octet-stream"
            }
        } else {
            content = value.serialized()
            type = declared ?? "application/json"
        }
        head += "\r\n"
        // Parts are text/plain where they say nothing, and some receivers take whatever has a type for a file.
        if let type { head += "Content-Type: \(type)\r\n" }
        for declared in encoding[name]?.headers ?? [] where declared.isRequired {
            guard FieldText.isToken(declared.name), let text = header(declared), FieldText.isFieldValue(text) else {
                throw .name(declared.name, location: "part of a multipart body")
            }
            head += "\(declared.name): \(text)\r\n"
        }
        return (head, content)
    }

    private static func fileName(_ name: String) -> String {
        let kept = name.utf8.filter { FieldText.isToken(String(UnicodeScalar($0))) && $0 != UInt8(ascii: ".") }
        return (kept.isEmpty ? "file" : String(decoding: kept.prefix(40), as: UTF8.self)) + ".bin"
    }

    /// A name in quotes, as browsers write it.
    static func quoted(_ name: String) -> String {
        var bytes: [UInt8] = []
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes += "%22".utf8
            case 0x0D: bytes += "%0D".utf8
            case 0x0A: bytes += "%0A".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func boundary(notIn contents: [[UInt8]]) -> String {
        // FNV-1a: the same parts give the same boundary.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for content in contents {
            for byte in content { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            hash = (hash ^ 0xFF) &* 0x100_0000_01b3
        }
        while true {
            let digits = String(hash, radix: 16)
            let boundary = "assay-" + String(repeating: "0", count: 16 - digits.utf8.count) + digits
            let mark = Array("--\(boundary)".utf8)
            if !contents.contains(where: { ByteSearch.first(mark, in: $0, from: 0) != nil }) { return boundary }
            hash &+= 1
        }
    }
}

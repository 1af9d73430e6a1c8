extension CELValue: CustomStringConvertible {
    /// The value as an expression that makes it, as far as the language has one.
    public var description: String {
        shortText(limit: .max)
    }

    /// The value as an expression that makes it, on one line; of long texts and of many elements only the first, with `…`
    /// for the rest.
    ///
    /// At most `limit` Unicode scalars are written, apart from the closing of what is open.
    public func shortText(limit: Int = 80) -> String {
        var writer = CELTextWriter(limit: limit)
        writer.write(self)
        return writer.text
    }
}

/// Writes values within a bound.
struct CELTextWriter {
    private(set) var text = ""
    private var remaining: Int
    private var depth = 0

    /// What is nested deeper is not shown, so that no value exhausts the stack.
    private static let deepest = 64

    init(limit: Int) {
        remaining = max(1, limit)
    }

    mutating func write(_ value: CELValue) {
        switch value {
        case .null: add("null")
        case .bool(let value): add(value ? "true" : "false")
        case .int(let value): add(String(value))
        case .uint(let value): add("\(value)u")
        case .double(let value): add(CELTextWriter.literal(value))
        case .string(let value): write(value)
        case .bytes(let value): write(value)
        case .duration(let value): add("duration(\"\(value)\")")
        case .timestamp(let value): add("timestamp(\"\(value)\")")
        case .type(let value): add(value.name)
        case .opaque(let value): add(value.text)
        case .list(let elements):
            write("[", "]", count: elements.count) { $0.write(elements[$1]) }
        case .map(let map):
            let (keys, values) = (map.keys, map.values)
            write("{", "}", count: keys.count) {
                $0.write(keys[$1])
                $0.add(": ")
                $0.write(values[$1])
            }
        case .optional(let optional):
            guard let value = optional.value else { return add("optional.none()") }
            write("optional.of(", ")", count: 1) { writer, _ in writer.write(value) }
        }
    }

    private mutating func write(
        _ open: String,
        _ close: String,
        count: Int,
        _ element: (inout CELTextWriter, Int) -> Void
    ) {
        add(open)
        depth += 1
        for index in 0..<count {
            if index > 0 { add(", ") }
            guard remaining > 0, depth <= CELTextWriter.deepest else {
                text += "…"
                break
            }
            element(&self, index)
        }
        depth -= 1
        text += close
    }

    private mutating func write(_ value: String) {
        text += "\""
        for scalar in value.unicodeScalars {
            guard remaining > 0 else {
                text += "…"
                break
            }
            add(CELTextWriter.escaped(scalar))
        }
        text += "\""
    }

    private mutating func write(_ value: [UInt8]) {
        text += "b\""
        for byte in value {
            guard remaining > 0 else {
                text += "…"
                break
            }
            switch byte {
            case 0x22, 0x5C: add("\\" + String(Unicode.Scalar(byte)))
            case 0x20..<0x7F: add(String(Unicode.Scalar(byte)))
            default: add("\\x" + CELTextWriter.hexadecimal(UInt32(byte), digits: 2))
            }
        }
        text += "\""
    }

    private mutating func add(_ piece: String) {
        text += piece
        remaining -= piece.unicodeScalars.count
    }

    private static func literal(_ value: Double) -> String {
        guard value.isFinite else {
            return value.isNaN ? "double(\"NaN\")" : "double(\"\(value < 0 ? "-" : "")Infinity\")"
        }
        let text = CELNumberText.text(value, exponentFrom: 21)
        return text.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "e") } ? text : text + ".0"
    }

    /// The scalar as it stands in a literal; what cannot be seen or turns the direction of writing is escaped.
    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x22: "\\\""
        case 0x5C: "\\\\"
        case 0x0A: "\\n"
        case 0x0D: "\\r"
        case 0x09: "\\t"
        case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF, 0xFFF9...0xFFFB:
            "\\u" + hexadecimal(scalar.value, digits: 4)
        case 0xE0000...0xE007F: "\\U" + hexadecimal(scalar.value, digits: 8)
        default: String(scalar)
        }
    }

    private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
}

/// Writes values as UTF-8 in one style.
struct JSONWriter {
    let style: JSONStyle
    private(set) var output: [UInt8] = []
    private var depth = 0

    init(style: JSONStyle) {
        self.style = style
    }

    mutating func write(_ value: JSONValue) {
        switch value {
        case .null: append("null")
        case .bool(let value): append(value ? "true" : "false")
        case .number(let value): append(text(of: value))
        case .string(let value): write(value)
        case .array(let elements): write(elements)
        case .object(let members): write(members)
        }
    }

    private func text(of number: JSONNumber) -> String {
        guard style == .canonical else { return number.text }
        return DecimalForm(number.double.map(\.description) ?? number.text).ecmaScriptText
    }

    private mutating func write(_ elements: [JSONValue]) {
        append("[")
        open()
        for (position, element) in elements.enumerated() {
            separate(isFirst: position == 0)
            write(element)
        }
        close(isEmpty: elements.isEmpty)
        append("]")
    }

    private mutating func write(_ object: JSONObject) {
        append("{")
        open()
        for (position, member) in ordered(object).enumerated() {
            separate(isFirst: position == 0)
            write(member.key)
            append(style == .pretty ? ": " : ":")
            write(member.value)
        }
        close(isEmpty: object.isEmpty)
        append("}")
    }

    private func ordered(_ object: JSONObject) -> [JSONObject.Element] {
        guard style == .canonical else { return Array(object) }
        return object.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
    }

    private mutating func open() {
        depth += 1
    }

    private mutating func separate(isFirst: Bool) {
        if !isFirst { append(",") }
        if style == .pretty { breakLine() }
    }

    private mutating func close(isEmpty: Bool) {
        depth -= 1
        if style == .pretty, !isEmpty { breakLine() }
    }

    private mutating func breakLine() {
        output.append(UInt8(ascii: "\n"))
        output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
    }

    /// Escapes what RFC 8259 demands and nothing more, in the short form where there is one (RFC 8785, 3.2.2.2).
    private mutating func write(_ text: String) {
        append("\"")
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): append("\\\"")
            case UInt8(ascii: "\\"): append("\\\\")
            case 0x08: append("\\b")
            case 0x09: append("\\t")
            case 0x0A: append("\\n")
            case 0x0C: append("\\f")
            case 0x0D: append("\\r")
            case 0..<0x10: append("\\u000" + String(byte, radix: 16))
            case 0x10..<0x20: append("\\u00" + String(byte, radix: 16))
            default: output.append(byte)
            }
        }
        append("\"")
    }

    private mutating func append(_ text: String) {
        output.append(contentsOf: text.utf8)
    }
}

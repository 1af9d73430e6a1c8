import JSON

/// A value as a message shows it: short, with whatever cannot be seen escaped.
struct InstanceText {
    let text: String

    private static let longest = 60

    init(_ node: JSONNode) {
        switch node.kind {
        case .null: text = "null"
        case .bool(let value): text = value ? "true" : "false"
        case .number(let number): text = Self.cut(number.text)
        case .string(let string): text = Self.quoted(string)
        case .array(let elements):
            text = elements.isEmpty ? "the empty array" : "the array"
        case .object(let members):
            text = members.isEmpty ? "the empty object" : "the object"
        }
    }

    /// A string in quotes.
    static func quoted(_ text: String) -> String {
        "\"" + cut(text) + "\""
    }

    /// The beginning of a text, with control characters made visible.
    static func cut(_ text: String) -> String {
        var shown = ""
        var count = 0
        for scalar in text.unicodeScalars {
            if count == longest {
                shown += "…"
                break
            }
            count += 1
            switch scalar {
            case "\n": shown += "\\n"
            case "\r": shown += "\\r"
            case "\t": shown += "\\t"
            case "\"": shown += "\\\""
            default:
                if isVisible(scalar) {
                    shown.unicodeScalars.append(scalar)
                } else {
                    shown += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
                }
            }
        }
        return shown
    }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }
}

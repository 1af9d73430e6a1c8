extension CELLiteral {
    /// The literal as it is written in an expression.
    ///
    /// Infinity and NaN, which no literal has, are written as conversions.
    public var sourceText: String {
        switch self {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .int(let value): String(value)
        case .uint(let value): "\(value)u"
        case .double(let value) where value.isFinite: value.description
        case .double(let value): value.isNaN ? "double('NaN')" : "double('\(value < 0 ? "-" : "")Infinity')"
        case .string(let value): Self.quoted(value)
        case .bytes(let value): Self.quoted(value)
        }
    }

    private static func quoted(_ string: String) -> String {
        var text = "\""
        for scalar in string.unicodeScalars {
            if let escape = escape(scalar) {
                text += escape
            } else if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
                text += "\\x\(hexadecimal(scalar.value))"
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }

    private static func quoted(_ bytes: [UInt8]) -> String {
        var text = "b\""
        for byte in bytes {
            let scalar = Unicode.Scalar(byte)
            if let escape = escape(scalar) {
                text += escape
            } else if (0x20..<0x7F).contains(byte) {
                text.unicodeScalars.append(scalar)
            } else {
                text += "\\x\(hexadecimal(UInt32(byte)))"
            }
        }
        return text + "\""
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        default: nil
        }
    }

    /// Two digits.
    private static func hexadecimal(_ value: UInt32) -> String {
        (value < 16 ? "0" : "") + String(value, radix: 16)
    }
}

import JSON

extension ContentRule {
    /// Whether a text can be read as the rule says; nil where it is too large to be tried.
    func accepts(_ text: String) -> Bool? {
        var bytes = Array(text.utf8)
        if isBase64 {
            guard let decoded = Self.decodingBase64(bytes) else { return false }
            bytes = decoded
        }
        guard isJSON else { return true }
        do throws(JSONError) {
            _ = try JSONValue.parse(bytes, limits: JSONLimits(maxDepth: JSONLimits.greatestDepth))
            return true
        } catch {
            switch error.reason {
            case .tooManyBytes, .tooDeep, .tooManyValues: return nil
            default: return false
            }
        }
    }

    /// The bytes that a text in base64 stands for (RFC 4648, section 4); nil where it is none.
    private static func decodingBase64(_ text: [UInt8]) -> [UInt8]? {
        guard text.count % 4 == 0 else { return nil }
        var padding = 0
        while padding < 2, padding < text.count, text[text.count - 1 - padding] == UInt8(ascii: "=") { padding += 1 }
        var decoded: [UInt8] = []
        decoded.reserveCapacity(text.count / 4 * 3)
        var buffer: UInt32 = 0
        var bits: UInt32 = 0
        for byte in text.dropLast(padding) {
            guard let digit = digit(byte) else { return nil }
            buffer = (buffer << 6 | digit) & 0xFFFF
            bits += 6
            if bits >= 8 {
                bits -= 8
                decoded.append(UInt8(truncatingIfNeeded: buffer >> bits))
            }
        }
        return decoded
    }

    private static func digit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}

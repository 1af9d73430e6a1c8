import YAML

/// Tells a secret from what merely stands in its place: a reference, a path, a switch, a small number.
enum SecretValue {
    /// What such keys hold that is no secret: nulls, booleans, permissions, types and names of methods.
    private static let keywords: Set<String> = [
        "null", "nil", "none", "undefined", "true", "false", "yes", "no", "on", "off", "~", "write", "read", "inherit",
        "include", "omit", "same-origin", "required", "optional", "enabled", "disabled", "bearer", "basic", "auto",
        "string", "str", "integer", "number", "object", "boolean", "bcrypt", "scrypt", "argon2", "argon2id", "sha256",
        "sha512", "md5", "hs256", "rs256", "es256",
    ]

    /// The range of the secret within a value, or nil where the value is none.
    ///
    /// It is smaller than the value where only a default is literal: `${JWT_SECRET:-changeme}`.
    static func secret(in bytes: [UInt8], _ range: Range<Int>, of meaning: SecretName.Meaning) -> Range<Int>? {
        var range = trimmed(bytes, range)
        // Each round strips one level of `${NAME:-…}`.
        for _ in 0..<8 {
            guard !range.isEmpty, !isMasked(bytes[range]), !isKeyword(bytes[range]) else { return nil }
            guard !isSetting(bytes[range], meaning), !SecretReference.isLocation(bytes, range) else { return nil }
            switch SecretReference.meaning(of: bytes, range) {
            case .literal: return SecretReference.isAddress(bytes, range) ? addressUser(bytes, range) : range
            case .reference: return nil
            case .fallback(let fallback): range = trimmed(bytes, fallback)
            }
        }
        return range
    }

    private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, bytes[start].isWhitespace { start += 1 }
        while end > start, bytes[end - 1].isWhitespace { end -= 1 }
        // Quotes within quotes are quotes too: '"secret"'.
        if end - start >= 2, bytes[start].isQuote, bytes[end - 1] == bytes[start] { return start + 1..<end - 1 }
        return start..<end
    }

    /// Whether the value was masked before; what continues a line is never masked, and is no secret by itself.
    private static func isMasked(_ value: ArraySlice<UInt8>) -> Bool {
        let rest = value.first == UInt8(ascii: "_") ? value.dropFirst() : value
        return rest.allSatisfy { "*\\`".utf8.contains($0) || $0.isWhitespace }
    }

    private static func isKeyword(_ value: ArraySlice<UInt8>) -> Bool {
        value.count <= 12 && keywords.contains(String(decoding: value.map(\.lowercased), as: UTF8.self))
    }

    /// Whether the value is a number or a span of time too small to be a secret: `3600`, `15m`.
    private static func isSetting(_ value: ArraySlice<UInt8>, _ meaning: SecretName.Meaning) -> Bool {
        let digits = value.prefix { $0.isDigit }
        let unit = value.dropFirst(digits.count)
        guard !digits.isEmpty, digits.count <= (meaning == .password ? 3 : 5) else { return false }
        if unit.isEmpty { return true }
        return meaning == .token
            && ["ms", "s", "m", "h", "d", "w", "y", "sec", "min", "mins", "hours", "days"]
                .contains(String(decoding: unit, as: UTF8.self))
    }

    /// The user part of an address that carries nothing but a key: `https://key@host`.
    ///
    /// A user with a password is found as such elsewhere, and an address without a user is no secret.
    private static func addressUser(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
        guard let colon = bytes[range].firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let start = colon + 3
        let end = bytes.firstOffset(from: start, to: range.upperBound) {
            $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "@")
        }
        guard start < end, end < range.upperBound, bytes[end] == UInt8(ascii: "@"),
            !bytes[start..<end].contains(UInt8(ascii: ":"))
        else { return nil }
        guard case .literal = SecretReference.meaning(of: bytes, start..<end), !isMasked(bytes[start..<end]) else {
            return nil
        }
        return start..<end
    }
}

import YAML

/// Recognises values that point to a secret instead of holding one.
enum SecretReference {
    /// What a value means.
    enum Meaning: Equatable {
        /// It stands for itself.
        case literal
        /// It names where the secret is.
        case reference
        /// It names where the secret is, and what to take when it is not there.
        case fallback(Range<Int>)
    }

    /// Schemes of secret stores, and the ways in which programs spell their environment.
    private static let prefixes: [StaticString] = [
        "vault:", "ref+", "op://", "secret://", "secrets://", "sm://", "gcp-sm:", "aws-sm:", "awssm:", "aws-ssm:",
        "ssm:",
        "arn:aws", "akv://", "azurekeyvault:", "keyvault:", "@Microsoft.KeyVault(", "bws:", "doppler:", "sops:", "ENC[",
        "file:", "env:", "env.", "os.environ", "os.getenv", "process.env", "System.getenv", "getenv(", "secrets.",
        "random_password.", "resolve:", "{cipher}", "AgA",
    ]
    private static let paths: [StaticString] = [
        "/run/", "/var/", "/etc/", "/secrets/", "/mnt/", "/opt/", "/home/", "/usr/", "/app/", "/tmp/", "/vault/",
        "/root/",
        "/srv/", "/certs/", "/keys/", "./", "../", "~/",
    ]
    private static let providers: Set<String> = [
        "aws", "bamboo", "cf", "env", "file", "opt", "param", "s3", "secret", "secrets", "secretsmanager", "self",
        "sls",
        "ssm", "vault",
    ]

    /// What the value in the range means.
    static func meaning(of bytes: [UInt8], _ range: Range<Int>) -> Meaning {
        guard let first = bytes[range].first, let last = bytes[range].last else { return .literal }
        if bytes.has("{{", at: range.lowerBound) || bytes.has("${{", at: range.lowerBound)
            || bytes.has("{%", at: range.lowerBound)
            || bytes.has("<%", at: range.lowerBound)
        {
            guard last == UInt8(ascii: "}") || last == UInt8(ascii: ">") else { return .literal }
            return templateDefault(bytes, range).map(Meaning.fallback) ?? .reference
        }
        switch first {
        case UInt8(ascii: "$"): return variable(bytes, range)
        case UInt8(ascii: "`") where last == first && range.count > 1: return .reference
        case UInt8(ascii: "%") where range.count > 2 && (last == first || bytes.has("%(", at: range.lowerBound)):
            let inner = bytes[range].dropFirst().dropLast()
            return inner.allSatisfy { $0.isWord || $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ")") }
                ? .reference : .literal
        case UInt8(ascii: "{") where last == UInt8(ascii: "}") && range.count > 2,
            UInt8(ascii: "@") where last == first && range.count > 2:
            return bytes[range].dropFirst().dropLast().allSatisfy(isNameByte) ? .reference : .literal
        case UInt8(ascii: "#") where bytes.has("#{", at: range.lowerBound): return .reference
        default: break
        }
        guard prefixes.contains(where: { bytes.has($0, at: range.lowerBound) && range.count > $0.utf8CodeUnitCount })
        else {
            return .literal
        }
        // A sealed secret begins with AgA and is long; a short value that does is just a value.
        if bytes.has("AgA", at: range.lowerBound), range.count < 300 { return .literal }
        return .reference
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte.isWord || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }

    /// Whether the value is the path of a file.
    static func isLocation(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard range.count <= 256, paths.contains(where: { bytes.has($0, at: range.lowerBound) }) else { return false }
        return bytes[range].allSatisfy { isNameByte($0) || "/~${}*".utf8.contains($0) }
    }

    /// Whether the value is an address: `scheme://…`.
    static func isAddress(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let end = bytes.firstOffset(from: range.lowerBound, to: min(range.lowerBound + 32, range.upperBound)) {
            !($0.isAlphanumeric || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "."))
        }
        return end > range.lowerBound && bytes[range.lowerBound].isLetter && end + 3 <= range.upperBound
            && bytes.has("://", at: end)
    }

    // MARK: Variables

    private static func variable(_ bytes: [UInt8], _ range: Range<Int>) -> Meaning {
        if bytes.has("$(", at: range.lowerBound) {
            return bytes[range].last == UInt8(ascii: ")") ? .reference : .literal
        }
        var rest = range
        // Several references in a row are references; with anything else between, the value is its own.
        while !rest.isEmpty {
            guard bytes[rest.lowerBound] == UInt8(ascii: "$") else { return .literal }
            guard bytes.has("${", at: rest.lowerBound) else {
                let start = rest.lowerBound + 1
                let end = bytes.firstOffset(from: start, to: rest.upperBound) { !$0.isWord }
                guard start < end, !bytes[start].isDigit else { return .literal }
                rest = end..<rest.upperBound
                continue
            }
            guard let close = closingBrace(bytes, rest) else { return .literal }
            if rest == range, close + 1 == range.upperBound { return braced(bytes, range.lowerBound + 2..<close) }
            rest = close + 1..<rest.upperBound
        }
        return .reference
    }

    private static func closingBrace(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        var depth = 0
        for offset in range {
            if bytes[offset] == UInt8(ascii: "{") { depth += 1 }
            guard bytes[offset] == UInt8(ascii: "}") else { continue }
            depth -= 1
            if depth == 0 { return offset }
        }
        return nil
    }

    /// The inside of `${…}`: a name, perhaps with what to take instead.
    private static func braced(_ bytes: [UInt8], _ inner: Range<Int>) -> Meaning {
        let end = bytes.firstOffset(from: inner.lowerBound, to: inner.upperBound) {
            !isNameByte($0) || $0 == UInt8(ascii: "-")
        }
        let name = String(decoding: bytes[inner.lowerBound..<end], as: UTF8.self)
        guard end < inner.upperBound else { return .reference }
        var start = end
        switch bytes[end] {
        case UInt8(ascii: ":"):
            if providers.contains(name) { return .reference }
            start += 1
            if start < inner.upperBound, "-=+".utf8.contains(bytes[start]) { start += 1 }
            if start < inner.upperBound, bytes[start] == UInt8(ascii: "?") { return .reference }
        case UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "+"): start += 1
        case UInt8(ascii: "?"): return .reference
        default: return name.isEmpty ? .literal : .reference
        }
        return start < inner.upperBound ? .fallback(start..<inner.upperBound) : .reference
    }

    /// The quoted text after `default` in a template: `{{ .Values.password | default "changeme" }}`.
    private static func templateDefault(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
        var offset = range.lowerBound
        while offset + 7 < range.upperBound {
            guard bytes.has("default", at: offset) else {
                offset += 1
                continue
            }
            let quote = bytes.firstOffset(from: offset + 7, to: min(offset + 12, range.upperBound)) { $0.isQuote }
            offset += 7
            guard quote < range.upperBound, bytes[quote].isQuote else { continue }
            let end = bytes.firstOffset(from: quote + 1, to: range.upperBound) { $0 == bytes[quote] }
            if end < range.upperBound, end > quote + 1 { return quote + 1..<end }
        }
        return nil
    }
}

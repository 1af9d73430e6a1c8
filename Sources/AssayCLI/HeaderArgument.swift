import Glibc

/// A field as the command line gives it: `Name: value`.
struct HeaderArgument {
    /// The name.
    let name: String
    /// The value, without blanks at its ends.
    let value: String

    /// Reads an argument; nil where it has another form.
    init?(_ text: String) {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let name = text[..<colon]
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
        let rest = text[text.utf8.index(after: colon)...].utf8
        let trimmed = rest.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
        let token = Set("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
        guard !name.isEmpty, name.utf8.allSatisfy(token.contains) else { return nil }
        guard trimmed.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else { return nil }
        self.name = String(name)
        value = String(decoding: Array(trimmed), as: UTF8.self)
    }

    /// Whether the field is one that never lets anyone in, so that its value may be printed.
    var isPlain: Bool {
        [
            "accept", "accept-charset", "accept-encoding", "accept-language", "cache-control", "content-language",
            "content-type", "origin", "prefer", "referer", "user-agent", "x-forwarded-for", "x-forwarded-host",
            "x-forwarded-proto", "x-requested-with",
        ]
        .contains(name.lowercased()) && !value.contains("$")
    }

    /// The variable that the value refers to: `$NAME` or `Bearer $NAME`, braces allowed; nil where it is meant as it is.
    private var variable: (scheme: Substring, name: Substring)? {
        let words = value.split(separator: " " as Character)
        guard let last = words.last, words.count <= 2, last.hasPrefix("$") else { return nil }
        var name = last.dropFirst()
        if name.hasPrefix("{"), name.hasSuffix("}") { name = name.dropFirst().dropLast() }
        guard let first = name.utf8.first, !(48...57).contains(first) else { return nil }
        let isName = name.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0 | 0x20) || $0 == 95 }
        return isName ? (words.count == 2 ? words[0] : "", name) : nil
    }

    /// The variable that the value refers to and that the environment does not hold.
    var unsetVariable: String? {
        guard let variable else { return nil }
        return unsafe getenv(String(variable.name)) == nil ? String(variable.name) : nil
    }

    /// The value with its secret in the environment and its name in the place of it, so that no report ever holds it and the
    /// printed commands still run.
    ///
    /// - Parameter owner: The name of the variable that a secret goes under which the user gave as it is.
    /// - Returns: `$NAME`, after the scheme where there is one.
    func kept(as owner: String) -> String {
        if variable != nil { return value }
        let words = value.split(separator: " ", maxSplits: 1)
        let hasScheme = words.count == 2 && name.lowercased().hasSuffix("authorization")
        unsafe setenv(owner, String(hasScheme ? words[1] : value[...]), 1)
        return hasScheme ? "\(words[0]) $\(owner)" : "$\(owner)"
    }
}

/// An identity as the command line gives it: `NAME=Name: value`.
struct IdentityArgument {
    /// The name that reports print.
    let name: String
    /// The field that lets the identity in.
    let header: HeaderArgument

    /// Reads an argument; nil where it has another form.
    init?(_ text: String) {
        guard let sign = text.firstIndex(of: "="), let header = HeaderArgument(String(text[text.index(after: sign)...]))
        else { return nil }
        let name = text[..<sign]
        guard let first = name.utf8.first, (97...122).contains(first | 0x20) else { return nil }
        guard
            name.utf8.allSatisfy({ (48...57).contains($0) || (97...122).contains($0 | 0x20) || $0 == 95 || $0 == 45 })
        else { return nil }
        self.name = String(name)
        self.header = header
    }
}

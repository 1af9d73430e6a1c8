import YAML

/// Judges by its name whether a key holds a secret.
///
/// What counts is how the name ends: `DB_PASSWORD` is one, `PASSWORD_MIN_LENGTH`, `TOKEN_URL`, `KEY_ID` and
/// `SECRET_FILE` say something about one.
enum SecretName {
    /// What kind of secret a name promises; small numbers are settings and not tokens, but may well be passwords.
    enum Meaning {
        case password
        case token
    }

    private static let passwords: Set<String> = [
        "password", "passwords", "passwd", "pwd", "pass", "passphrase", "passcode", "pw", "userpass",
    ]
    private static let tokens: Set<String> = [
        "secret", "token", "apikey", "apisecret", "apitoken", "credential", "credentials", "creds", "cred", "dsn",
        "salt", "pepper", "secretkey", "privatekey", "accesskey", "authkey", "authtoken", "signingkey",
        "encryptionkey", "masterkey", "clientsecret", "psk", "jwt",
    ]
    /// Words that make a `key` a secret one; public, primary, foreign, sort, cache, storage, host and id do not.
    private static let keyOwners: Set<String> = [
        "access", "activation", "admin", "aes", "anthropic", "api", "app", "application", "auth", "authentication",
        "cipher", "cookie", "crypt", "crypto", "datadog", "decryption", "deploy", "enc", "encrypt", "encryption",
        "fernet",
        "github",
        "gpg", "hmac", "jwe", "jws", "jwt", "kek", "licence", "license", "mailgun", "master", "openai", "openssl",
        "pgp", "private", "recovery",
        "root", "rsa", "secret", "sendgrid", "service", "session", "shared", "sign", "signature", "signing", "slack",
        "ssh", "ssl", "stripe", "symmetric", "tls", "twilio", "webhook", "wrapping", "account",
    ]
    private static let pluralOwners: Set<String> = [
        "access", "admin", "api", "app", "auth", "bearer", "client", "refresh", "secret", "shared", "webhook",
    ]
    /// Words after which the name is still that of the secret: which one it is, or how it is written.
    private static let qualifiers: Set<String> = [
        "base", "b", "current", "default", "dev", "development", "hash", "hex", "live", "local", "new", "old", "plain",
        "plaintext", "previous", "primary", "prod", "production", "raw", "secondary", "staging", "test", "testing",
        "v", "value",
    ]
    /// Words before which the name is that of a switch, a count or a marker.
    private static let decoys: Set<String> = [
        "allow", "allowed", "bos", "cancellation", "cls", "continuation", "count", "disable", "disabled", "enable",
        "enabled", "eos", "existing", "has", "hide", "is", "mask", "max", "maximum", "min", "minimum", "no", "num",
        "number", "pad", "page", "require", "required", "requires", "sep", "show", "skip", "unk", "use", "validate",
        "with", "without",
    ]
    private static let passDecoys: Set<String> = [
        "boarding", "by", "first", "multi", "one", "proxy", "second", "single", "two",
    ]
    /// Endings of words that are written in one (`PGPASSWORD`).
    private static let endings = [
        "password", "passwd", "passphrase", "secret", "apikey", "secretkey", "privatekey", "token",
    ]

    /// What the name promises, or nil where it promises no secret.
    static func meaning(of name: ArraySlice<UInt8>) -> Meaning? {
        // The end decides; a name of megabytes is none.
        var words = words(of: name.suffix(128))
        if words.count >= 2, words.last == "string", ["connection", "conn"].contains(words[words.count - 2]) {
            return .token
        }
        while words.count > 1, let last = words.last, qualifiers.contains(last) || last.utf8.allSatisfy(\.isDigit) {
            words.removeLast()
        }
        guard let last = words.popLast(), !words.contains(where: decoys.contains) else { return nil }
        let owner = words.last
        switch last {
        case "pass" where owner.map(passDecoys.contains) ?? false: return nil
        case "key", "keys": return owner.map(keyOwners.contains) ?? false ? .token : nil
        case "tokens", "secrets": return owner.map(pluralOwners.contains) ?? false ? .token : nil
        default: break
        }
        if passwords.contains(last) { return .password }
        if tokens.contains(last) { return .token }
        guard let ending = endings.first(where: last.hasSuffix) else { return nil }
        return ending.hasPrefix("pass") ? .password : .token
    }

    /// The words of a name in lower case: split at separators, at a change of case, and around digits.
    static func words(of name: ArraySlice<UInt8>) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        func isSplit(_ offset: Int) -> Bool {
            guard offset > name.startIndex else { return false }
            let (previous, byte) = (name[offset - 1], name[offset])
            if byte.isDigit != previous.isDigit { return true }
            guard byte.isUpper else { return false }
            if previous.isLower { return true }
            return previous.isUpper && offset + 1 < name.endIndex && name[offset + 1].isLower
        }
        func flush() {
            if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
            word = []
        }
        for offset in name.indices {
            let byte = name[offset]
            guard byte.isAlphanumeric else {
                flush()
                continue
            }
            if isSplit(offset) { flush() }
            word.append(byte.lowercased)
        }
        flush()
        return words
    }
}

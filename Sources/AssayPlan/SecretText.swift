import AssayConfiguration

/// The rule that a plan names its secrets and never holds them.
enum SecretText {
    /// What to do about a secret that stands in the plan; it does not quote the secret.
    static let advice = "write secrets as $NAME: they are read from the environment and never stored"

    /// What to do about a secret among the settings of the start command; it does not quote the secret.
    static let settingAdvice =
        "holds a secret, which a plan must not: put it in the env_file, or export it, since the target inherits the "
        + "environment"

    /// Whether a setting holds a secret itself, and not a reference to one or a placeholder.
    static func isLiteral(_ value: String, of name: String) -> Bool {
        let line = Array("\(name)=\(value)".utf8)
        return SecretMask.apply(to: line, fileKind: .environment, fingerprint: { _ in "" }).secrets
            .contains { !$0.isPlaceholder }
    }

    private static let nouns = ["password", "passwd", "passphrase", "secret", "token", "apikey"]

    /// Whether a member of that name holds a secret: `password`, `client_secret`, `refreshToken`, but not `token_type`.
    static func isHeld(by member: String) -> Bool {
        let letters = member.lowercased().utf8.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") }
        let name = String(decoding: Array(letters), as: UTF8.self)
        return nouns.contains { name.hasSuffix($0) }
    }
}

extension String {
    /// Whether the text refers to a secret as `$NAME`.
    var holdsSecretName: Bool {
        let bytes = Array(utf8)
        return zip(bytes, bytes.dropFirst())
            .contains { dollar, next in
                dollar == UInt8(ascii: "$") && next.isASCIIWord && !(0x30...0x39).contains(next)
            }
    }
}

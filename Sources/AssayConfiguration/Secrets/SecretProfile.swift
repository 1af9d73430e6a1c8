public import YAML

/// What may be known about a secret without knowing it: how strong it looks, where it stands, and whether it is the
/// same as another.
public struct SecretProfile: Codable, Hashable, Sendable {
    /// How the secret was recognised.
    public enum Kind: Hashable, Sendable {
        /// The name of its key says so.
        case namedValue
        /// It is the password of `scheme://user:password@host`.
        case urlPassword
        /// It has the shape of a live credential, named after its issuer: `aws-access-key`, `github-token`, `jwt`.
        case tokenShape(String)
        /// It is the body of a PEM private key.
        case privateKey
    }

    /// The classes of characters in a secret.
    public enum CharacterClass: String, Codable, Hashable, Sendable, CaseIterable {
        /// `a` to `z`.
        case lower
        /// `A` to `Z`.
        case upper
        /// `0` to `9`.
        case digit
        /// Everything else.
        case symbol
    }

    /// The name under which the secret stands, where there is one.
    public var key: String?
    /// How it was recognised.
    public var kind: Kind
    /// Where it stands, without quotes.
    public var span: SourceSpan
    /// Its length in bytes, after escapes were replaced.
    public var length: Int
    /// Its Shannon entropy over the whole value in bits, rounded to 0.1: an upper bound of what guessing costs.
    public var entropyBits: Double
    /// The classes of characters that it holds, in the order of the cases.
    public var classes: [CharacterClass]
    /// Whether it is a text that stands in for a secret: `changeme`, `your-secret-here`, `<password>`.
    public var isPlaceholder: Bool
    /// Whether it is among the most common passwords and vendor defaults: `postgres`, `admin123`.
    public var isCommon: Bool
    /// Whether it is made of few characters, a repeated unit, or a run along the alphabet or the keyboard.
    public var isRepeated: Bool
    /// Whether it is put together from words that say what it is for: `shop_dev_pw_2024`.
    public var isGuessable: Bool
    /// Whether it stands in a comment.
    public var isCommentedOut: Bool
    /// What the caller's keyed hash gives for it: the same for the same secret.
    public var fingerprint: String

    /// Creates a profile.
    public init(
        key: String?,
        kind: Kind,
        span: SourceSpan,
        length: Int,
        entropyBits: Double,
        classes: [CharacterClass],
        isPlaceholder: Bool,
        isCommon: Bool,
        isRepeated: Bool,
        isGuessable: Bool = false,
        isCommentedOut: Bool,
        fingerprint: String
    ) {
        self.key = key
        self.kind = kind
        self.span = span
        self.length = length
        self.entropyBits = entropyBits
        self.classes = classes
        self.isPlaceholder = isPlaceholder
        self.isCommon = isCommon
        self.isRepeated = isRepeated
        self.isGuessable = isGuessable
        self.isCommentedOut = isCommentedOut
        self.fingerprint = fingerprint
    }
}

extension SecretProfile {
    /// Reads a profile; in those that were kept before there was such a mark, nothing is guessable.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            key: try container.decodeIfPresent(String.self, forKey: .key),
            kind: try container.decode(Kind.self, forKey: .kind),
            span: try container.decode(SourceSpan.self, forKey: .span),
            length: try container.decode(Int.self, forKey: .length),
            entropyBits: try container.decode(Double.self, forKey: .entropyBits),
            classes: try container.decode([CharacterClass].self, forKey: .classes),
            isPlaceholder: try container.decode(Bool.self, forKey: .isPlaceholder),
            isCommon: try container.decode(Bool.self, forKey: .isCommon),
            isRepeated: try container.decode(Bool.self, forKey: .isRepeated),
            isGuessable: try container.decodeIfPresent(Bool.self, forKey: .isGuessable) ?? false,
            isCommentedOut: try container.decode(Bool.self, forKey: .isCommentedOut),
            fingerprint: try container.decode(String.self, forKey: .fingerprint)
        )
    }
}

extension SecretProfile.Kind: CustomStringConvertible {
    /// `named-value`, `url-password`, `private-key`, or `token-shape:` and the name of the shape.
    public var description: String {
        switch self {
        case .namedValue: "named-value"
        case .urlPassword: "url-password"
        case .tokenShape(let name): "token-shape:" + name
        case .privateKey: "private-key"
        }
    }
}

extension SecretProfile.Kind: Codable {
    /// Reads the text of ``description``.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        switch text {
        case "named-value": self = .namedValue
        case "url-password": self = .urlPassword
        case "private-key": self = .privateKey
        case _ where text.hasPrefix("token-shape:"): self = .tokenShape(String(text.dropFirst("token-shape:".count)))
        default: throw DecodingError.dataCorruptedError(in: container, debugDescription: "unknown kind of secret")
        }
    }

    /// Writes the text of ``description``.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

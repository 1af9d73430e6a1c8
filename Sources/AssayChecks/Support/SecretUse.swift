import AssayConfiguration

/// What a secret is for, told from its name: who is hurt by a weak one, and how strong it has to be.
enum SecretUse {
    /// A key that signs or encrypts; it can be guessed offline, without the service noticing.
    case key
    /// A password for a service.
    case password
    /// A token or shared secret that callers present.
    case token
    /// Something that somebody else issued, and whose strength is theirs.
    case foreign

    private static let issuers: Set<String> = [
        "adyen", "airtable", "algolia", "anthropic", "apple", "auth0", "aws", "azure", "braintree", "bugsnag",
        "cloudflare",
        "cloudinary", "cohere", "datadog", "deepl", "digitalocean", "discord", "dropbox", "facebook", "fastly",
        "firebase", "gcp",
        "gemini", "github", "gitlab", "google", "groq", "heroku", "honeycomb", "hubspot", "huggingface", "intercom",
        "launchdarkly", "linkedin", "mailchimp", "mailgun", "mailjet", "mapbox", "microsoft", "mistral", "mixpanel",
        "newrelic",
        "notion", "npm", "okta", "openai", "openrouter", "paypal", "pinecone", "plaid", "postmark", "pusher",
        "recaptcha",
        "replicate", "rollbar", "segment", "sendgrid", "sendinblue", "sentry", "shopify", "slack", "snowflake",
        "sparkpost",
        "square", "stripe", "supabase", "telegram", "tiktok", "twilio", "twitter", "vercel", "zendesk",
    ]
    private static let keyWords: Set<String> = [
        "aes", "cipher", "cookie", "crypt", "crypto", "csrf", "encrypt", "encryption", "fernet", "hmac", "jwt", "kek",
        "master",
        "nextauth", "otp", "pepper", "private", "session", "sign", "signature", "signing", "vapid",
    ]

    /// Tells the use of a secret.
    init(_ secret: SecretProfile, name: String) {
        let name = SettingName(name)
        let isOurs = name.has(["webhook", "hook"])
        switch secret.kind {
        case .urlPassword: self = .password
        case .privateKey: self = .foreign
        case .tokenShape(let shape): self = ["jwt", "bearer", "basic"].contains(shape) && !isOurs ? .token : .foreign
        case .namedValue:
            if name.has(Self.issuers), !isOurs {
                self = .foreign
            } else if name.ends(with: "client", "secret") || name.ends(with: "dsn") {
                self = .foreign
            } else if name.has(["password", "passwd", "pwd", "pass", "passphrase", "passcode", "pw"])
                || name.words.last.map({ $0.hasSuffix("password") || $0.hasSuffix("passwd") }) ?? false
            {
                self = .password
            } else if Self.isKey(name) {
                self = .key
            } else {
                self = .token
            }
        }
    }

    private static func isKey(_ name: SettingName) -> Bool {
        if name.has(keyWords) { return true }
        return name.words == ["secret"] || name.ends(with: "secret", "key") || name.ends(with: "secret", "key", "base")
            || name.ends(with: "app", "key") || name.ends(with: "app", "secret") || name.ends(with: "auth", "secret")
            || name.ends(with: "auth", "key") || name.words.last == "secretkey"
    }

    /// The least number of bits, or nil where the issuer decides.
    ///
    /// Keys: 112 bits, what NIST SP 800-131A still accepts; fewer can be tried offline by those who can afford it.
    /// Tokens: 64 bits, as ASVS 5.0 asks of codes that are tried online (6.6.3). Passwords: 50 bits, nine random letters
    /// and digits.
    var leastBits: Double? {
        switch self {
        case .key: 112
        case .token: 64
        case .password: 50
        case .foreign: nil
        }
    }
}

extension SecretProfile {
    /// The most bits that a value of this length and these classes of characters can hold, however it was made.
    ///
    /// Shannon's figure is no such bound: it takes the value for its own alphabet and rates 32 random hexadecimal
    /// digits at some 115 of their 128 bits.
    var mostBits: Double {
        let alphabet = classes.reduce(0) { sum, characters in
            switch characters {
            case .lower, .upper: sum + 26
            case .digit: sum + 10
            case .symbol: sum + 33
            }
        }
        return Double(length) * Self.binaryLogarithm(alphabet)
    }

    /// The logarithm by repeated squaring: the standard library has none without a C library.
    private static func binaryLogarithm(_ number: Int) -> Double {
        guard number > 1 else { return 0 }
        var result = Double(Double(number).exponent)
        var rest = Double(number).significand
        var bit = 0.5
        for _ in 0..<30 {
            rest *= rest
            if rest >= 2 {
                rest /= 2
                result += bit
            }
            bit /= 2
        }
        return result
    }
}

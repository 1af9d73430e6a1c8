import YAML

/// The shapes of credentials that their issuers mark with a prefix.
struct TokenShape {
    private let name: String
    private let prefix: StaticString
    private let count: ClosedRange<Int>
    private let alphabet: Alphabet

    private enum Alphabet {
        case upperOrDigit
        case alphanumeric
        case word
        case wordOrDash
        case wordDashOrDot

        func contains(_ byte: UInt8) -> Bool {
            switch self {
            case .upperOrDigit: byte.isUpper || byte.isDigit
            case .alphanumeric: byte.isAlphanumeric
            case .word: byte.isWord
            case .wordOrDash: byte.isWord || byte == UInt8(ascii: "-")
            case .wordDashOrDot: byte.isWord || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
            }
        }
    }

    private init(_ name: String, _ prefix: StaticString, _ count: ClosedRange<Int>, _ alphabet: Alphabet) {
        self.name = name
        self.prefix = prefix
        self.count = count
        self.alphabet = alphabet
    }

    private static let any = 4_096

    private static let shapes: [TokenShape] = [
        .init("aws-access-key", "AKIA", 16...16, .upperOrDigit),
        .init("aws-access-key", "ASIA", 16...16, .upperOrDigit),
        .init("github-token", "ghp_", 36...any, .alphanumeric),
        .init("github-token", "gho_", 36...any, .alphanumeric),
        .init("github-token", "ghu_", 36...any, .alphanumeric),
        .init("github-token", "ghs_", 36...any, .alphanumeric),
        .init("github-token", "ghr_", 36...any, .alphanumeric),
        .init("github-token", "github_pat_", 22...any, .word),
        .init("gitlab-token", "glpat-", 20...any, .wordOrDash),
        .init("stripe-key", "sk_live_", 16...any, .alphanumeric),
        .init("stripe-key", "rk_live_", 16...any, .alphanumeric),
        .init("stripe-test-key", "sk_test_", 16...any, .alphanumeric),
        .init("stripe-webhook-secret", "whsec_", 24...any, .alphanumeric),
        .init("slack-token", "xoxb-", 10...any, .wordOrDash),
        .init("slack-token", "xoxa-", 10...any, .wordOrDash),
        .init("slack-token", "xoxp-", 10...any, .wordOrDash),
        .init("slack-token", "xoxr-", 10...any, .wordOrDash),
        .init("slack-token", "xoxs-", 10...any, .wordOrDash),
        .init("google-api-key", "AIza", 35...35, .wordOrDash),
        .init("npm-token", "npm_", 36...36, .alphanumeric),
        .init("pypi-token", "pypi-AgE", 50...any, .wordOrDash),
        .init("sendgrid-key", "SG.", 60...any, .wordDashOrDot),
        .init("anthropic-key", "sk-ant-", 32...any, .wordOrDash),
        .init("openai-key", "sk-proj-", 32...any, .wordOrDash),
        .init("openai-key", "sk-", 40...any, .alphanumeric),
        .init("hugging-face-token", "hf_", 30...any, .alphanumeric),
        .init("digitalocean-token", "dop_v1_", 64...64, .alphanumeric),
        .init("age-key", "AGE-SECRET-KEY-1", 58...58, .upperOrDigit),
        .init("slack-webhook", "hooks.slack.com/services/", 20...any, .alphanumeric),
    ]

    private static let shapesByFirstByte = Dictionary(grouping: shapes) { shape in
        unsafe shape.prefix.utf8Start.pointee
    }

    /// The credential that starts at the offset, which must be the start of a word.
    static func token(in bytes: [UInt8], at offset: Int) -> (range: Range<Int>, name: String)? {
        let byte = bytes[offset]
        if let shapes = shapesByFirstByte[byte] {
            for shape in shapes where bytes.has(shape.prefix, at: offset) {
                if let range = shape.range(in: bytes, at: offset) { return (range, shape.name) }
            }
        }
        return AuthorizationShape.credential(in: bytes, at: offset)
    }

    private func range(in bytes: [UInt8], at offset: Int) -> Range<Int>? {
        let start = offset + prefix.utf8CodeUnitCount
        let isSlackWebhook = name == "slack-webhook"
        // A token of fixed length must end where its alphabet does; one more byte shows that it goes on.
        let limit = min(start + count.upperBound + 1, bytes.count)
        let end = bytes.firstOffset(from: start, to: limit) {
            !(alphabet.contains($0) || (isSlackWebhook && $0 == UInt8(ascii: "/")))
        }
        guard end - start >= count.lowerBound else { return nil }
        if end - start > count.upperBound, count.upperBound < Self.any { return nil }
        return (isSlackWebhook ? start : offset)..<end
    }
}

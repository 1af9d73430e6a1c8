/// What a model says about a text.
struct Analysis: Codable, Equatable, Sendable {
    let model: String
    /// The outcome in one word: `positive`, `negative`, `neutral`, `keywords` or `summary`.
    let label: String
    /// Confidence, from 0 to 1.
    let score: Double
    /// Words or sentences of the text that carried the outcome, at most five.
    let highlights: [String]
    /// Number of words that were read.
    let tokens: Int
    /// Whether this is a canned answer.
    let mock: Bool
}

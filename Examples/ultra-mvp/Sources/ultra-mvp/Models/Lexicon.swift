/// Small deterministic models over the words of a text: enough to show a service around them.
enum Lexicon {
    private static let positive: Set<Substring> = [
        "love", "great", "good", "excellent", "happy", "like", "best", "wonderful", "fast", "reliable",
    ]
    private static let negative: Set<Substring> = [
        "hate", "bad", "poor", "terrible", "sad", "worst", "awful", "slow", "broken", "angry",
    ]

    /// Returns what `model` says about `text`.
    static func analyze(_ text: String, with model: TextModel) -> Analysis {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        switch model.task {
        case .sentiment:
            let good = words.filter(positive.contains)
            let bad = words.filter(negative.contains)
            let balance = Double(good.count - bad.count) / Double(max(good.count + bad.count, 1))
            return Analysis(
                model: model.id,
                label: balance > 0 ? "positive" : balance < 0 ? "negative" : "neutral",
                score: abs(balance),
                highlights: (good + bad).prefix(5).map(String.init),
                tokens: words.count,
                mock: false
            )
        case .keywords:
            let counts = Dictionary(grouping: words.filter { $0.count > 3 }, by: { $0 }).mapValues(\.count)
            let ranked = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5)
            return Analysis(
                model: model.id,
                label: "keywords",
                score: Double(ranked.reduce(0) { $0 + $1.value }) / Double(max(words.count, 1)),
                highlights: ranked.map { String($0.key) },
                tokens: words.count,
                mock: false
            )
        case .summary:
            let sentences = text.split { ".!?\n".contains($0) }
                .map { $0.drop(while: \.isWhitespace) }
                .filter { !$0.isEmpty }
            return Analysis(
                model: model.id,
                label: "summary",
                score: sentences.count > 2 ? 0.6 : 0.9,
                highlights: sentences.prefix(2).map(String.init),
                tokens: words.count,
                mock: false
            )
        }
    }
}

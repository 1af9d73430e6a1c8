/// A model that is offered over the interface.
struct TextModel: Sendable {
    /// What a model does with a text.
    enum Task: String, Codable, Sendable {
        case sentiment, keywords, summary
    }

    let id: String
    let task: Task
    let maxCharacters: Int
    /// File in `MODEL_DIRECTORY` that holds its weights; none for a built-in model.
    let weights: String?

    /// All models, in the order in which they are listed.
    static let all = [
        TextModel(id: "sentiment-small", task: .sentiment, maxCharacters: 10_000, weights: nil),
        TextModel(id: "keywords-small", task: .keywords, maxCharacters: 10_000, weights: nil),
        TextModel(id: "summary-large", task: .summary, maxCharacters: 10_000, weights: "summary-large.bin"),
    ]
}

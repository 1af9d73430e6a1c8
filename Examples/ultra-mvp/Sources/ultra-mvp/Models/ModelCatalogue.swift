import FoundationEssentials

/// The models of this process and whether they can be used.
struct ModelCatalogue: Sendable {
    private let useMocks: Bool
    private let directory: String?
    private let latency: Duration
    private let archive: AnalysisArchive?

    init(settings: Settings) {
        useMocks = settings.useMockModels
        directory = settings.modelDirectory
        latency = .milliseconds(settings.modelLatencyMilliseconds)
        archive = settings.has(.analysisNeverReleased) ? AnalysisArchive() : nil
    }

    /// Whether answers are canned.
    var isMock: Bool { useMocks }

    /// Whether the model's weights are where they are expected.
    func isUsable(_ model: TextModel) -> Bool {
        guard let directory, let weights = model.weights else { return true }
        return FileManager.default.fileExists(atPath: directory + "/" + weights)
    }

    /// Identifiers of the models that cannot be used.
    var unusable: [String] {
        TextModel.all.filter { !isUsable($0) }.map(\.id)
    }

    /// Returns what `model` says about `text`, after the time that an inference takes.
    func analyze(_ text: String, with model: TextModel) async throws -> Analysis {
        if latency > .zero { try await Task.sleep(for: latency) }
        archive?.keep(text)
        guard useMocks else { return Lexicon.analyze(text, with: model) }
        return Analysis(
            model: model.id,
            label: "positive",
            score: 0.99,
            highlights: ["lorem", "ipsum"],
            tokens: 42,
            mock: true
        )
    }
}

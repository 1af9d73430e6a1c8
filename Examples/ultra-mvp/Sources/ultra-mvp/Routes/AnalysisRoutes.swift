import HTTPTypes
import Hummingbird

/// The catalogue of models and their use.
struct AnalysisRoutes: Sendable {
    private struct Order: StrictDecodable {
        static let members: Set<String> = ["model", "text"]
        let model: String
        let text: String
    }

    private struct Catalogue: Encodable {
        struct Entry: Encodable {
            let id: String
            let task: TextModel.Task
            let max_characters: Int
            let available: Bool
        }

        let models: [Entry]
        let mock: Bool
    }

    /// What the flawed build throws where it should answer.
    private enum Fault: Error {
        case noSuchModel(String)
        case weightsMissing(path: String)
        case catalogueRefreshFailed
    }

    let services: ServiceContext

    /// Adds the routes.
    func add(to router: Router<AppRequestContext>) {
        router.get("/api/available-models") { _, _ in try await list() }
        router.post("/api/analyze") { request, _ in try await analyze(request) }
    }

    private func list() async throws -> Response {
        if services.settings.has(.catalogueStalls) {
            let number = services.catalogueReads.next()
            if number.isMultiple(of: 40) { try await Task.sleep(for: .milliseconds(900)) }
            if number.isMultiple(of: 50) { throw Fault.catalogueRefreshFailed }
        }
        let entries = TextModel.all.map { model in
            Catalogue.Entry(
                id: model.id,
                task: model.task,
                max_characters: model.maxCharacters,
                available: services.settings.has(.unusableModelListed) || services.models.isUsable(model)
            )
        }
        return try .json(Catalogue(models: entries, mock: services.models.isMock))
    }

    private func analyze(_ request: Request) async throws -> Response {
        let settings = services.settings
        if !settings.has(.anyBearerAccepted) || services.guardian.bearer(in: request) == nil {
            _ = try await services.guardian.identity(of: request)
        }
        let order = try await request.json(Order.self, settings: settings)
        guard let model = TextModel.all.first(where: { $0.id == order.model }) else {
            if settings.has(.unmappedErrors) { throw Fault.noSuchModel(order.model) }
            throw Problem.invalid("model is none of \(TextModel.all.map(\.id).joined(separator: ", ")).")
        }
        guard (1...model.maxCharacters).contains(order.text.unicodeScalars.count) || settings.has(.unlimitedUpload)
        else { throw Problem.invalid("text must have 1 to \(model.maxCharacters) characters.") }
        guard services.models.isUsable(model) else {
            if settings.has(.unmappedErrors) {
                throw Fault.weightsMissing(path: "\(settings.modelDirectory ?? "")/\(model.weights ?? "")")
            }
            throw Problem(
                status: .serviceUnavailable,
                code: "model_unavailable",
                detail: "The model cannot be used at the moment.",
                headers: [.retryAfter: "60"]
            )
        }
        return try .json(try await services.models.analyze(order.text, with: model))
    }
}

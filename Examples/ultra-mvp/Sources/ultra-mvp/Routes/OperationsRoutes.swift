import FoundationEssentials
import HTTPTypes
import Hummingbird

/// Health, measurements, and the pages around the interface.
struct OperationsRoutes: Sendable {
    private struct Health: Encodable {
        let status: String
        let service = "ultra-mvp"
        let version: String
        let uptime_seconds: Int
        let components: [String: String]
    }

    private struct Readiness: Encodable {
        let ready: Bool
        let waiting_for: [String]
    }

    let services: ServiceContext

    /// Adds the routes.
    func add(to router: Router<AppRequestContext>) {
        router.get("/api/health") { _, _ in try await health() }
        router.get("/api/ready") { _, _ in try await ready() }
        router.get("/metrics") { _, _ in await metrics() }
        router.get("/openapi.json") { _, _ in try description() }
        router.get("/") { _, _ in
            var response = Response.text(StartPage.html.utf8, type: "text/html; charset=utf-8")
            response.headers[.cacheControl] = "no-cache"
            return response
        }
        let settings = services.settings
        if settings.has(.debugRoute), settings.debug {
            router.get("/api/debug/config") { _, _ in try Response.json(settings.variables) }
        }
    }

    private func health() async throws -> Response {
        let settings = services.settings
        let unusable = services.models.unusable
        let storeWorks = await services.journal?.isHealthy ?? true
        let works = unusable.isEmpty && storeWorks
        let health = Health(
            status: works ? "ok" : "unhealthy",
            version: settings.version,
            uptime_seconds: Int((ContinuousClock.now - services.start).components.seconds),
            components: [
                "models": unusable.isEmpty ? "ok" : "down: \(unusable.joined(separator: ", "))",
                "store": storeWorks ? "ok" : "down",
            ]
        )
        return try .json(health, status: works || settings.has(.healthAlwaysOK) ? .ok : .serviceUnavailable)
    }

    private func ready() async throws -> Response {
        var waiting = services.models.unusable
        if let journal = services.journal, await !journal.isHealthy { waiting.append("store") }
        let alwaysOK = services.settings.has(.healthAlwaysOK)
        return try .json(
            Readiness(ready: waiting.isEmpty, waiting_for: waiting),
            status: waiting.isEmpty || alwaysOK ? .ok : .serviceUnavailable
        )
    }

    private func metrics() async -> Response {
        let isFlawed = services.settings.has(.personalDataInMetrics)
        let text = services.metrics.exposition(
            loginLabel: isFlawed ? "email" : "outcome",
            gauges: [
                ("ultra_accounts", await services.accounts.count),
                ("ultra_documents", await services.documents.count),
                ("ultra_models_unusable", services.models.unusable.count),
            ],
            ended: !isFlawed
        )
        return .text(text.utf8, type: "application/openmetrics-text; version=1.0.0; charset=utf-8")
    }

    private func description() throws -> Response {
        guard let bytes = services.openAPI else {
            throw Problem(status: .notFound, code: "not_found", detail: "The description is not installed.")
        }
        var response = Response.text(bytes, type: "application/json")
        response.headers[.cacheControl] = "no-cache"
        return response
    }
}

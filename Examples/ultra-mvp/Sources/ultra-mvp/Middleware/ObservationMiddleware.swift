import HTTPTypes
import Hummingbird
import Logging

/// Counts and times every request, numbers it, and writes one line for those that failed.
struct ObservationMiddleware: RouterMiddleware {
    typealias Context = AppRequestContext

    let metrics: MetricsRegistry
    let settings: Settings

    func handle(
        _ input: Request,
        context: AppRequestContext,
        next: @concurrent (Request, AppRequestContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        metrics.requestStarted()
        var response = try await next(input, context)
        let elapsed = (ContinuousClock.now - start).components
        metrics.requestEnded(
            method: input.method.rawValue,
            path: context.endpointPath ?? "NotFound",
            status: response.status.code,
            seconds: Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
        )
        if !settings.has(.bannerInsteadOfHeaders), let name = HTTPField.Name("X-Request-ID") {
            response.headers[name] = context.id
        }
        let failed = response.status.code >= 500
        context.logger.log(
            level: failed ? .error : .debug,
            "\(input.method.rawValue) \(context.endpointPath ?? "NotFound") \(response.status.code)"
        )
        return response
    }
}

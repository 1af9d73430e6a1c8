import HTTPTypes
import Hummingbird

/// Lets pages of the configured origins read answers (the Fetch standard, CORS protocol).
struct CrossOriginMiddleware: RouterMiddleware {
    typealias Context = AppRequestContext

    private let origins: Set<String>
    private let reflects: Bool

    init(settings: Settings) {
        origins = Set(settings.corsOrigins)
        reflects = settings.has(.originReflected) && settings.corsOrigins.contains("*")
    }

    func handle(
        _ input: Request,
        context: AppRequestContext,
        next: @concurrent (Request, AppRequestContext) async throws -> Response
    ) async throws -> Response {
        guard let origin = input.headers[.origin] else { return vary(try await next(input, context)) }
        let isPreflight = input.method == .options && input.headers[.accessControlRequestMethod] != nil
        var response =
            isPreflight
            ? Response(status: .noContent, headers: [.allow: RouteTable.allowed(at: input.uri.path) ?? "OPTIONS"])
            : try await next(input, context)
        if reflects {
            response.headers[.accessControlAllowOrigin] = origin
            response.headers[.accessControlAllowCredentials] = "true"
        } else if origins.contains(origin) {
            response.headers[.accessControlAllowOrigin] = origin
        } else if origins.contains("*") {
            response.headers[.accessControlAllowOrigin] = "*"
        } else {
            return vary(response)
        }
        if isPreflight {
            response.headers[.accessControlAllowMethods] = "GET, POST"
            response.headers[.accessControlAllowHeaders] = "Authorization, Content-Type"
            response.headers[.accessControlMaxAge] = "600"
        }
        return vary(response)
    }

    /// A cache must not give the answer for one origin to another.
    private func vary(_ response: Response) -> Response {
        guard !reflects, !origins.contains("*") else { return response }
        var response = response
        response.headers[.vary] = "Origin"
        return response
    }
}

import FoundationEssentials
import HTTPTypes
import Hummingbird
import Logging

/// Turns every error into an answer.
struct FailureMiddleware: RouterMiddleware {
    typealias Context = AppRequestContext

    /// What the flawed build tells about an error that nobody mapped.
    private struct Trace: Encodable {
        let error: String
        let exception: String
        let file: String
        let stack: [String]
    }

    let settings: Settings

    func handle(
        _ input: Request,
        context: AppRequestContext,
        next: @concurrent (Request, AppRequestContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(input, context)
        } catch let problem as Problem {
            return try problem.response(from: input, context: context)
        } catch let error as HTTPError where error.status == .notFound {
            return try unrouted(input, context: context)
        } catch {
            context.logger.error("request failed", metadata: ["error": "\(error)"])
            guard settings.has(.unmappedErrors), settings.debug else {
                let detail = "Something went wrong on our side; quote the request identifier \(context.id)."
                return try Problem(status: .internalServerError, code: "internal", detail: detail)
                    .response(from: input, context: context)
            }
            return try Response.json(trace(error, request: input), status: .internalServerError)
        }
    }

    private func unrouted(_ request: Request, context: AppRequestContext) throws -> Response {
        if settings.has(.pageForUnknownRoute) {
            return .text(StartPage.html.utf8, type: "text/html; charset=utf-8")
        }
        guard let allowed = RouteTable.allowed(at: request.uri.path) else {
            return try Problem(status: .notFound, code: "not_found", detail: "There is nothing here.")
                .response(from: request, context: context)
        }
        if request.method == .options { return Response(status: .noContent, headers: [.allow: allowed]) }
        return try Problem(
            status: .methodNotAllowed,
            code: "method_not_allowed",
            detail: "This address takes \(allowed).",
            headers: [.allow: allowed]
        )
        .response(from: request, context: context)
    }

    private func trace(_ error: any Error, request: Request) -> Trace {
        let sources = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
        return Trace(
            error: "Unhandled exception while processing \(request.method.rawValue) \(request.uri.path)",
            exception: String(reflecting: error),
            file: "/\(sources)/Middleware/FailureMiddleware.swift:\(#line)",
            stack: [
                "#0 Request.json(_:settings:) at /\(sources)/Wire/Request+Body.swift",
                "#1 RouteHandler.respond(to:context:) at /\(sources)/Routes",
                "#2 FailureMiddleware.handle(_:context:next:) at /\(sources)/Middleware/FailureMiddleware.swift",
            ]
        )
    }
}

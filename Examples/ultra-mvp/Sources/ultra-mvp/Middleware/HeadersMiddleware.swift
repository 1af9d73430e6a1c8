import HTTPTypes
import Hummingbird

/// Adds the headers that tell browsers what not to do with an answer.
struct HeadersMiddleware: RouterMiddleware {
    typealias Context = AppRequestContext

    private let fields: HTTPFields
    private let isFlawed: Bool

    init(settings: Settings) {
        isFlawed = settings.has(.bannerInsteadOfHeaders)
        var values: [(String, String)] = []
        if isFlawed {
            values = [
                ("Server", "ultra-mvp/\(settings.version) (Hummingbird 2.28.1; Swift 6.3.1; Linux)"),
                ("X-Powered-By", "Swift/6.3.1"),
            ]
        } else {
            values = [
                ("X-Content-Type-Options", "nosniff"),
                (
                    "Content-Security-Policy",
                    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
                ),
                ("X-Frame-Options", "DENY"),
                ("Referrer-Policy", "no-referrer"),
                ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
                ("Cross-Origin-Opener-Policy", "same-origin"),
                ("Cross-Origin-Resource-Policy", "same-origin"),
            ]
            if settings.isSecure {
                values.append(("Strict-Transport-Security", "max-age=31536000; includeSubDomains"))
            }
        }
        var fields: HTTPFields = [:]
        for (name, value) in values {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        self.fields = fields
    }

    func handle(
        _ input: Request,
        context: AppRequestContext,
        next: @concurrent (Request, AppRequestContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(input, context)
        for field in fields { response.headers[field.name] = field.value }
        if !isFlawed, response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }
}

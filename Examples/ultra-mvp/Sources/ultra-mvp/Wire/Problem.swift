import HTTPTypes
import Hummingbird

/// An answer that is an error, as a problem document (RFC 9457).
struct Problem: Error, HTTPResponseError {
    private struct Body: Encodable {
        let type = "about:blank"
        let title: String
        let status: Int
        let code: String
        let detail: String
    }

    let status: HTTPResponse.Status
    /// Stable word that programs may rely on.
    let code: String
    /// Sentence for people.
    let detail: String
    var headers: HTTPFields = [:]

    func response(from request: Request, context: some RequestContext) throws -> Response {
        var response = try Response.json(
            Body(title: status.reasonPhrase, status: status.code, code: code, detail: detail),
            status: status
        )
        response.headers[.contentType] = "application/problem+json"
        response.headers.append(contentsOf: headers)
        return response
    }

    /// 401: nobody is signed in, or the token is not valid.
    static func unauthorized(tokenPresented: Bool) -> Problem {
        let challenge = "Bearer realm=\"ultra-mvp\"" + (tokenPresented ? ", error=\"invalid_token\"" : "")
        return Problem(
            status: .unauthorized,
            code: tokenPresented ? "invalid_token" : "unauthenticated",
            detail: "Sign in and send the access token as a bearer token.",
            headers: [.wwwAuthenticate: challenge]
        )
    }

    /// 429: too many in this minute.
    static func tooManyRequests(retryAfter seconds: Int) -> Problem {
        Problem(
            status: .tooManyRequests,
            code: "rate_limited",
            detail: "Too many requests; try again later.",
            headers: [.retryAfter: String(seconds)]
        )
    }

    /// 422: well-formed, but a value is not allowed.
    static func invalid(_ detail: String) -> Problem {
        Problem(status: .unprocessableContent, code: "invalid_value", detail: detail)
    }
}

import AssayEvidence
import JSON

/// A refusal that an answer with a status of success carries in its body.
///
/// Recognised narrowly: an error envelope in which nothing but the usual members stands. One unknown member with
/// content, and the answer counts as what its status says.
enum BodyRefusal: Hashable {
    /// The body says that credentials are missing or not enough.
    case ofCredentials
    /// The body says that something is wrong.
    case ofSomething

    /// Reads a response; nil where its body carries no refusal.
    init?(_ response: HTTPExchange.Response) {
        guard response.isSuccess, response.bodySize <= 4_096, !response.isTruncated else { return nil }
        if let json = response.json {
            guard let envelope = json.object, Self.isEnvelope(envelope) else { return nil }
            if Self.speaksOfCredentials(response.body) || envelope.contains(where: { Self.isCredentialCode($0.value) })
            {
                self = .ofCredentials
            } else if envelope.contains(where: { Self.isIndicator($0.key, $0.value) }) {
                self = .ofSomething
            } else {
                return nil
            }
        } else {
            guard !response.isHTML, response.bodySize <= 200, Self.speaksOfCredentials(response.body) else {
                return nil
            }
            self = .ofCredentials
        }
    }

    private static let indicators: Set<String> = ["error", "errors", "err", "exception", "fault"]
    private static let flags: Set<String> = ["success", "ok", "succeeded"]
    private static let codes: Set<String> = ["status", "code", "statuscode", "errorcode", "httpstatus"]
    private static let prose: Set<String> = [
        "message", "msg", "detail", "details", "reason", "title", "description", "errordescription", "errormessage",
        "hint", "type", "instance", "path", "timestamp", "requestid", "traceid", "correlationid", "documentationurl",
        "method",
    ]
    private static let failureWords: Set<String> = [
        "error", "fail", "failed", "failure", "unauthorized", "unauthorised", "forbidden", "denied", "401", "403",
    ]

    private static func name(_ key: String) -> String {
        key.lowercased().filter { $0 != "_" && $0 != "-" }
    }

    /// Whether nothing but members of an error envelope stands in the object, and none of them tells of success.
    private static func isEnvelope(_ object: JSONObject) -> Bool {
        !object.isEmpty
            && object.allSatisfy { key, value in
                let key = name(key)
                if isVoid(value) || indicators.contains(key) || prose.contains(key) { return true }
                if flags.contains(key) { return value.bool == false }
                guard codes.contains(key) else { return false }
                if let code = value.int { return code != 0 && !(200...399).contains(code) }
                return value.string.map { !["ok", "success", "200"].contains($0.lowercased()) } ?? false
            }
    }

    private static func isVoid(_ value: JSONValue) -> Bool {
        switch value {
        case .null: true
        case .string(let text): text.isEmpty
        case .array(let values): values.isEmpty
        case .object(let members): members.isEmpty
        case .bool, .number: false
        }
    }

    private static func isIndicator(_ key: String, _ value: JSONValue) -> Bool {
        let key = name(key)
        if indicators.contains(key) { return !isVoid(value) && value.bool != false }
        if flags.contains(key) { return value.bool == false }
        guard codes.contains(key) else { return false }
        if let code = value.int { return (400...599).contains(code) }
        return value.string.map { failureWords.contains($0.lowercased()) } ?? false
    }

    private static func isCredentialCode(_ value: JSONValue) -> Bool {
        value.int == 401 || value.int == 403
    }

    private static func speaksOfCredentials(_ text: String) -> Bool {
        let folded = FoldedText(text, limit: 4_096)
        return [
            "unauthorized", "unauthorised", "not authenticated", "unauthenticated", "authentication required",
            "authentication credentials", "authentication failed", "not authorized", "not authorised", "forbidden",
            "access denied", "permission denied", "login required", "please log in", "please login", "not logged in",
            "please sign in", "invalid token", "missing token", "token required", "token expired",
            "invalid credentials",
            "missing credentials", "invalid api key", "missing api key", "api key required",
        ]
        .contains { folded.contains($0) }
    }
}

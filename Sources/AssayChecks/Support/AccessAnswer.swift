import AssayEvidence

/// What an answer says about whether the caller got through.
enum AccessAnswer: Hashable {
    /// The operation did its work.
    case granted
    /// A read was answered with success and nothing in it.
    case void
    /// A refusal that can have no other reason than the credentials.
    case refused
    /// A refusal or redirect that may have another reason.
    case turnedAway
    /// The service limits how often it answers.
    case limited
    /// The service failed, or answered with no status of HTTP.
    case broken

    /// Reads an exchange.
    init(_ exchange: HTTPExchange) {
        let response = exchange.response
        switch response.status {
        case 200...299:
            switch BodyRefusal(response) {
            case .ofCredentials: self = .refused
            case .ofSomething: self = .turnedAway
            case nil where response.isSignInPage: self = .refused
            case nil: self = exchange.request.method == "GET" && response.isVoid ? .void : .granted
            }
        case 300...399: self = response.isSignInRedirect ? .refused : .turnedAway
        case 401, 407: self = .refused
        case 408, 425, 429: self = .limited
        case 400...499: self = .turnedAway
        default: self = .broken
        }
    }

    /// Whether the caller got through.
    var isThrough: Bool {
        self == .granted || self == .void
    }
}

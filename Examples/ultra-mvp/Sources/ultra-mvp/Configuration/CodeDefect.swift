/// A defect of code that this sample can be started with.
///
/// `ULTRA_BUILD=flawed` turns all of them on, `ULTRA_BUILD=sound` (the default) none, and `ULTRA_DEFECTS=a,b`
/// exactly the named ones. Each is a mistake seen in services that went live; `DEFICITS.md` says how to see it.
enum CodeDefect: String, CaseIterable, Sendable {
    /// `POST /api/analyze` lets any non-empty bearer token through.
    case anyBearerAccepted
    /// A token whose header says `alg: none` is accepted unsigned.
    case unsignedTokenAccepted
    /// Tokens carry no expiry, and none is asked for.
    case tokenNeverExpires
    /// `GET /api/documents` forgets to ask who is calling and lists everybody's documents.
    case documentListOpen
    /// `GET /api/documents/{id}` does not compare the owner.
    case documentOwnerUnchecked
    /// Document identifiers count up from 1.
    case sequentialIdentifiers
    /// Registration takes a `role` from the body.
    case roleFromBody
    /// Registration answers with the stored record, password hash included.
    case recordExposed
    /// Registration takes any password and anything as an e-mail address.
    case weakPasswordAccepted
    /// Sign-in says whether the account exists.
    case accountEnumeration
    /// The session cookie has no `HttpOnly`, `Secure` or `SameSite`.
    case bareCookie
    /// Errors that nobody mapped become 500, with a trace while `DEBUG` is on.
    case unmappedErrors
    /// An unknown route answers 200 with the start page.
    case pageForUnknownRoute
    /// Any `Origin` is reflected and credentials are allowed when `CORS_ORIGINS` is `*`.
    case originReflected
    /// No security headers, and a banner instead.
    case bannerInsteadOfHeaders
    /// Liveness and readiness answer 200 whatever their body says.
    case healthAlwaysOK
    /// The catalogue lists models that cannot be used as available.
    case unusableModelListed
    /// The catalogue refreshes in the request path: every 40th request waits, every 50th fails.
    case catalogueStalls
    /// Every analysis is kept for ever, with its working buffer.
    case analysisNeverReleased
    /// Uploads are read whole, whatever their size.
    case unlimitedUpload
    /// `GET /api/debug/config` prints the settings while `DEBUG` is on.
    case debugRoute
    /// Request bodies, passwords included, are logged at level debug.
    case bodiesLogged
    /// `/metrics` labels sign-ins with the e-mail address and ends without `# EOF`.
    case personalDataInMetrics
    /// After SIGTERM the process waits for a flush that never ends.
    case flushNeverEnds
    /// Unsafe production settings are accepted silently.
    case settingsUnchecked
}

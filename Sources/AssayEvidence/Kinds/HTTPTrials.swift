public import AssayModel

/// A route that cannot exist, beside one that does.
public struct UnknownRouteTrial: Evidence, Hashable {
    /// The kind.
    public static let kind = "unknown-route-trial"
    /// Seven days.
    public static let shelfLife = ShelfLife.week

    /// The control: a request to a route that exists.
    public var known: HTTPExchange
    /// The request to a route with a random name below the API.
    public var unknown: HTTPExchange

    /// Makes the evidence.
    public init(known: HTTPExchange, unknown: HTTPExchange) {
        self.known = known
        self.unknown = unknown
    }
}

/// Malformed input to an operation that takes a JSON body, beside input that is well formed.
public struct MalformedInputTrial: Evidence, Hashable {
    /// The kind.
    public static let kind = "malformed-input-trial"
    /// Seven days.
    public static let shelfLife = ShelfLife.week

    /// One malformed input and its answer.
    public struct Attempt: Codable, Sendable, Hashable {
        /// What is wrong with the input, such as `a body that breaks off`.
        public var defect: String
        /// The exchange.
        public var exchange: HTTPExchange

        /// Makes an attempt.
        public init(defect: String, exchange: HTTPExchange) {
            self.defect = defect
            self.exchange = exchange
        }
    }

    /// The control: the operation called with a well-formed body; nil where none could be made.
    public var wellFormed: HTTPExchange?
    /// The malformed inputs.
    public var attempts: [Attempt]

    /// Makes the evidence.
    public init(wellFormed: HTTPExchange?, attempts: [Attempt]) {
        self.wellFormed = wellFormed
        self.attempts = attempts
    }
}

/// A protected operation called without credentials, with forged ones, and with an identity's own.
public struct AccessTrial: Evidence, Hashable {
    /// The kind.
    public static let kind = "access-trial"
    /// Seven days.
    public static let shelfLife = ShelfLife.week

    /// Without any credentials.
    public var anonymous: HTTPExchange
    /// With credentials of the right form that nobody issued.
    public var forged: HTTPExchange
    /// The control: the same request with an identity's credentials; nil where the plan names no identity.
    public var authorised: HTTPExchange?
    /// Another control: a GET without credentials beside the operation, of a route that cannot exist.
    public var elsewhere: HTTPExchange?
    /// The identity of the control.
    public var identity: String?
    /// Why the control is missing although the plan names an identity, such as a sign-in that failed.
    public var controlGap: Unjudged?

    /// Makes the evidence.
    public init(
        anonymous: HTTPExchange,
        forged: HTTPExchange,
        authorised: HTTPExchange? = nil,
        elsewhere: HTTPExchange? = nil,
        identity: String? = nil,
        controlGap: Unjudged? = nil
    ) {
        self.anonymous = anonymous
        self.forged = forged
        self.authorised = authorised
        self.elsewhere = elsewhere
        self.identity = identity
        self.controlGap = controlGap
    }
}

/// A sign-in, and a request that uses what it issued.
public struct SignInTrial: Evidence, Hashable {
    /// The kind.
    public static let kind = "sign-in-trial"
    /// Seven days.
    public static let shelfLife = ShelfLife.week

    /// The sign-in, with the credential masked.
    public var signIn: HTTPExchange
    /// Whether a credential stood where the plan says.
    public var issuedCredential: Bool
    /// A protected operation called with the credential; nil where there is none to call.
    public var use: HTTPExchange?

    /// Makes the evidence.
    public init(signIn: HTTPExchange, issuedCredential: Bool, use: HTTPExchange? = nil) {
        self.signIn = signIn
        self.issuedCredential = issuedCredential
        self.use = use
    }
}

/// An operation called from its own and from foreign origins (Fetch Standard, CORS protocol).
public struct CrossOriginTrial: Evidence, Hashable {
    /// The kind.
    public static let kind = "cross-origin-trial"
    /// Seven days.
    public static let shelfLife = ShelfLife.week

    /// The foreign origin that was sent; its host ends in `.invalid`, so that nobody can have allowed it on purpose.
    public var foreignOrigin: String
    /// The control: without an `Origin` field.
    public var plain: HTTPExchange
    /// With the foreign origin.
    public var foreign: HTTPExchange
    /// With the foreign origin and a cookie.
    public var foreignWithCookie: HTTPExchange
    /// With the origin `null`, which sandboxed frames send.
    public var null: HTTPExchange
    /// A preflight from the foreign origin that asks for a write with an `Authorization` field.
    public var preflight: HTTPExchange

    /// Makes the evidence.
    public init(
        foreignOrigin: String,
        plain: HTTPExchange,
        foreign: HTTPExchange,
        foreignWithCookie: HTTPExchange,
        null: HTTPExchange,
        preflight: HTTPExchange
    ) {
        self.foreignOrigin = foreignOrigin
        self.plain = plain
        self.foreign = foreign
        self.foreignWithCookie = foreignWithCookie
        self.null = null
        self.preflight = preflight
    }
}

public import AssayModel

/// A declared operation, called as declared.
public struct OperationExchange: Evidence, Hashable {
    /// The kind.
    public static let kind = "operation-exchange"
    /// Seven days.
    public static let shelfLife = ShelfLife.week

    /// The exchange.
    public var exchange: HTTPExchange
    /// The statuses that the description declares, such as `200`, `4XX` and `default`; empty where there is none.
    public var declaredStatuses: [String]
    /// Whether the operation needs credentials by its description or plan.
    public var isProtected: Bool
    /// The identity whose credentials were sent.
    public var identity: String?
    /// The method and path template as the description writes them, without the server's path; nil where it was called
    /// by the plan alone, and in evidence of earlier versions.
    public var described: OperationName?
    /// The parameters of the path whose values were made up, so that what they name need not exist.
    public var madeUp: [String]?

    /// Makes the evidence.
    public init(
        exchange: HTTPExchange,
        declaredStatuses: [String] = [],
        isProtected: Bool = false,
        identity: String? = nil,
        described: OperationName? = nil,
        madeUp: [String]? = nil
    ) {
        self.exchange = exchange
        self.declaredStatuses = declaredStatuses
        self.isProtected = isProtected
        self.identity = identity
        self.described = described
        self.madeUp = madeUp
    }
}

/// The answer to a GET of a place that no description names: the root, and health operations.
public struct PageExchange: Evidence, Hashable {
    /// The kind.
    public static let kind = "page-exchange"
    /// Seven days.
    public static let shelfLife = ShelfLife.week

    /// The exchange.
    public var exchange: HTTPExchange

    /// Makes the evidence.
    public init(exchange: HTTPExchange) {
        self.exchange = exchange
    }
}

/// The answer of a health operation, or the fact that it gave none.
public struct HealthAnswer: Evidence, Hashable {
    /// The kind.
    public static let kind = "health-answer"
    /// One day.
    public static let shelfLife = ShelfLife.day

    /// The operation, such as `GET /health`.
    public var operation: String
    /// The exchange; nil where the operation took the request and gave no answer that can be read.
    public var exchange: HTTPExchange?
    /// Why there is no exchange.
    public var failure: Unjudged?

    /// Makes the evidence of an answer.
    public init(exchange: HTTPExchange) {
        operation = exchange.operationName
        self.exchange = exchange
    }

    /// Makes the evidence that an operation did not answer.
    public init(operation: String, failure: Unjudged) {
        self.operation = operation
        self.failure = failure
    }
}

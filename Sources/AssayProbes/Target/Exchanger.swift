import AssayEvidence
import AssayModel
import HTTPWire
import JSON

/// Sends requests to the target and keeps what may be kept of them.
struct Exchanger: Sendable {
    /// A field of a request: what is sent, and what is kept of it.
    struct Field: Sendable, Hashable {
        /// The name.
        var name: String
        /// The value on the wire.
        var value: String
        /// The value that is kept; nil means the same.
        var shown: String?
    }

    /// A request below the target's URL.
    struct Request: Sendable, Hashable {
        /// The method.
        var method = "GET"
        /// The path and query below the base path.
        var path: String
        /// Fields beside those that every request has.
        var fields: [Field] = []
        /// The body as sent.
        var body: String?
        /// The body that is kept; nil means the same.
        var shownBody: String?
        /// The path template.
        var operation: String?
    }

    /// What came back, and the raw body for those who must look for a credential in it.
    struct Answer: Sendable {
        /// What is kept.
        var exchange: HTTPExchange
        /// The body as received.
        var rawBody: [UInt8]
    }

    /// The target.
    let target: Plan.Target
    /// What may be contacted.
    let scope: ScopeGuard
    /// The client, behind that scope.
    let client: WireClient
    /// Masks what is kept.
    let redactor: Redactor
    /// Fields that go with every request.
    var commonFields: [Field] = []
    /// How many requests may be sent, and until when.
    var budget = RequestBudget()

    /// How much of a body is kept, in bytes.
    static let keptBody = 32 << 10

    /// Sends a request and returns the exchange.
    func exchange(_ request: Request, holding hold: RequestHold? = nil) async throws(Unjudged) -> HTTPExchange {
        try await answer(to: request, holding: hold).exchange
    }

    /// How much of an answer is kept that is judged by the description as a whole, in bytes.
    static let keptAnswer = 256 << 10

    /// Sends a request and returns the exchange with the raw body.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - hold: Where the request waits half sent.
    ///   - limit: How much of the answer's body is kept, in bytes.
    /// - Returns: What is kept, and the body as received.
    /// - Throws: ``AssayModel/Unjudged`` where no answer came.
    func answer(
        to request: Request,
        holding hold: RequestHold? = nil,
        keeping limit: Int = keptBody
    ) async throws(Unjudged) -> Answer {
        try budget.spend()
        let target = self.target.url.basePath + request.path
        let request = completed(request)
        let wire = try message(request, target: target)
        let response = try await client.send(
            wire,
            to: self.target.url,
            within: self.target.timeout.duration,
            holding: hold
        )
        let isJSON = (response.head.fields.first("content-type") ?? "").lowercased().contains("json")
        let kept = Array(response.body.prefix(limit))
        let exchange = HTTPExchange(
            request: HTTPExchange.Request(
                method: request.method,
                origin: self.target.url.origin,
                target: redactor.text(Array(target.utf8)),
                fields: request.fields.map { field in
                    .init(field.name, field.shown ?? redactor.text(Array(field.value.utf8)))
                },
                body: request.body.map { request.shownBody ?? redactor.text(Array($0.utf8), isJSON: true) }
            ),
            response: HTTPExchange.Response(
                status: response.head.status,
                fields: response.head.fields.map { .init($0.name, keptValue(of: $0)) },
                body: redactor.text(kept, isJSON: isJSON),
                bodySize: response.bodySize,
                isTruncated: response.isTruncated || response.body.count > kept.count
            ),
            operation: request.operation.map { self.target.url.basePath + $0 },
            milliseconds: (response.timing.total * 1_000).rounded() / 1_000
        )
        return Answer(exchange: exchange, rawBody: response.body)
    }

    /// The request with the fields that every request has, and with the type of its body, without which nobody could
    /// send it again.
    private func completed(_ request: Request) -> Request {
        var request = request
        let given = Set(request.fields.map { $0.name.lowercased() })
        request.fields += commonFields.filter { !given.contains($0.name.lowercased()) }
        let isTyped = request.fields.contains { $0.name.lowercased() == "content-type" }
        if request.body != nil, !isTyped {
            request.fields.append(Field(name: "Content-Type", value: "application/json"))
        }
        return request
    }

    /// The message on the wire; also what a load sends again and again.
    func message(_ request: Request, target: String, keepsAlive: Bool = false) throws(Unjudged) -> HTTPRequest {
        var fields = HTTPFields([
            HTTPField("Host", self.target.url.hostField),
            HTTPField("User-Agent", "assay"),
        ])
        let given = Set(request.fields.map { $0.name.lowercased() })
        if !given.contains("accept") { fields.append("Accept", "application/json, text/html;q=0.9, */*;q=0.8") }
        if request.body != nil, !given.contains("content-type") { fields.append("Content-Type", "application/json") }
        for field in request.fields { fields.append(field.name, field.value) }
        if !keepsAlive { fields.append("Connection", "close") }
        let body = request.body.map { Array($0.utf8) }
        return HTTPRequest(method: request.method, target: target.isEmpty ? "/" : target, fields: fields, body: body)
    }

    /// The value of a response field without what would let someone in: of a cookie its name and attributes stay.
    private func keptValue(of field: HTTPField) -> String {
        guard field.matches("set-cookie") else { return redactor.text(Array(field.value.utf8)) }
        let pair = field.value.prefix { $0 != ";" }
        let name = pair.prefix { $0 != "=" }
        return "\(name)=***\(field.value.dropFirst(pair.count))"
    }
}

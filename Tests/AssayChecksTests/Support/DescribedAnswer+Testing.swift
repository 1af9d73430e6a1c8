import AssayEvidence
import AssayModel

@testable import AssayChecks

extension DescribedAnswer {
    /// An exchange beside a description whose paths are given in YAML.
    ///
    /// - Parameters:
    ///   - name: The operation as the description writes it.
    ///   - paths: What stands under `paths`.
    ///   - exchange: The request and the answer.
    ///   - place: The path of the description; with a leading slash the target serves it.
    /// - Returns: Both together.
    /// - Throws: What keeps the answer from being judged.
    static func of(
        _ name: OperationName,
        in paths: String,
        _ exchange: HTTPExchange,
        at place: String = "openapi.yaml"
    ) throws(Unjudged) -> DescribedAnswer {
        try DescribedAnswer(
            OperationExchange(exchange: exchange, described: name),
            APIDescription(path: place, text: "openapi: 3.1.0\ninfo: {title: Shop, version: '1'}\npaths:\n\(paths)")
        )
    }

    /// An answer of `GET /orders` whose body of status 200 has a schema.
    static func orders(
        _ schema: String,
        _ body: String,
        type: String = "application/json",
        isTruncated: Bool = false
    ) throws(Unjudged) -> DescribedAnswer {
        var exchange = HTTPExchange.sample("GET /orders", 200, body, type: type)
        exchange.response.isTruncated = isTruncated
        return try of(
            OperationName(method: "GET", path: "/orders"),
            in: """
                  /orders:
                    get:
                      responses:
                        '200': {description: ok, content: {\(type): {schema: \(schema)}}}
                """,
            exchange
        )
    }
}

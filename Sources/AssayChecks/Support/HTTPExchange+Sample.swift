import AssayEvidence

extension HTTPExchange {
    /// An exchange for an example, from the operation, such as `GET /orders`, and what came back.
    ///
    /// The content type is guessed from the body unless it is given.
    static func sample(
        _ operation: String,
        _ status: Int,
        _ body: String = "",
        type: String? = nil,
        fields: [(String, String)] = [],
        sent: [(String, String)] = [],
        sending requestBody: String? = nil,
        template: String? = nil,
        origin: String = "http://127.0.0.1:8000"
    ) -> HTTPExchange {
        let words = operation.split(separator: " ", maxSplits: 1).map(String.init)
        let guess: String? =
            switch body.utf8.first {
            case nil: nil
            case UInt8(ascii: "{"), UInt8(ascii: "["): "application/json"
            case UInt8(ascii: "<"): "text/html; charset=utf-8"
            default: "text/plain; charset=utf-8"
            }
        let content = (type ?? guess).map { [Field("Content-Type", $0)] } ?? []
        return HTTPExchange(
            request: Request(
                method: words.first ?? "GET",
                origin: origin,
                target: words.last ?? "/",
                fields: sent.map { Field($0.0, $0.1) },
                body: requestBody
            ),
            response: Response(status: status, fields: content + fields.map { Field($0.0, $0.1) }, body: body),
            operation: template
        )
    }
}

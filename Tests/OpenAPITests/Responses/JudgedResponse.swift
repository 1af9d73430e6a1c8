import OpenAPI
import Testing

/// A description of one operation whose answers are judged.
struct JudgedResponse {
    let judge: OpenAPIJudge
    let operation: OpenAPIOperation

    /// Reads a description of OpenAPI with these responses; `shared` are the members of `components.schemas`.
    init(
        _ responses: String,
        shared: String = "",
        method: String = "get",
        version: String = "3.0.3"
    ) throws {
        let text = """
            {"openapi": "\(version)", "info": {"title": "T", "version": "1"},
            "components": {"schemas": {\(shared)}},
            "paths": {"/a": {"\(method)": {"responses": {\(responses)}}}}}
            """
        let description = try OpenAPIDescription.read(Array(text.utf8))
        judge = OpenAPIJudge(description)
        operation = try #require(description.operations.first)
    }

    /// Reads a description whose answer 200 is JSON of a schema.
    init(json schema: String, shared: String = "", version: String = "3.0.3") throws {
        try self.init(
            """
            "200": {"description": "d", "content": {"application/json": {"schema": \(schema)}}}
            """,
            shared: shared,
            version: version
        )
    }

    /// What is made of an answer.
    func judgement(
        _ status: Int = 200,
        _ fields: [(String, String)] = [("content-type", "application/json")],
        _ body: String? = nil,
        isTruncated: Bool = false,
        isOpaque: (@Sendable (String) -> Bool)? = nil
    ) -> OpenAPIJudgement {
        judgement(status, fields, bytes: body.map { Array($0.utf8) }, isTruncated: isTruncated, isOpaque: isOpaque)
    }

    /// What is made of an answer with a body of any bytes.
    func judgement(
        _ status: Int = 200,
        _ fields: [(String, String)] = [("content-type", "application/json")],
        bytes: [UInt8]?,
        isTruncated: Bool = false,
        isOpaque: (@Sendable (String) -> Bool)? = nil
    ) -> OpenAPIJudgement {
        judge.judge(
            OpenAPIResponseMessage(
                status: status,
                fields: fields.map { (name: $0.0, value: $0.1) },
                body: bytes,
                isTruncated: isTruncated
            ),
            to: operation,
            isOpaque: isOpaque
        )
    }
}

extension OpenAPIJudgement {
    /// The kinds and messages of the violations, then the gaps.
    var lines: [String] {
        violations.map { "\($0.kind.rawValue): \($0.message)" } + gaps.map { "gap: \($0)" }
    }
}

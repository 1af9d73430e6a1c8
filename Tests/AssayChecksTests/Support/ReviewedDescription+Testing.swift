import AssayEvidence
import AssayModel
import JSON

@testable import AssayChecks

extension ReviewedDescription {
    /// A description that the target serves.
    static func served(_ paths: String) throws(Unjudged) -> ReviewedDescription {
        let text = "openapi: 3.1.0\ninfo: {title: Shop, version: '1'}\npaths:\n" + paths
        return try ReviewedDescription(APIDescription(path: "/openapi.yaml", text: text))
    }

    /// Descriptions in which every name and every text is hostile, and in which every rule of the review has something
    /// to say.
    static var hostile: [ReviewedDescription] {
        Hostile.all.filter { $0.utf8.count < 1_000 }
            .compactMap { text in
                let word = String(decoding: JSONValue.string(text + "-word").serialized(), as: UTF8.self)
                let path = String(
                    decoding: JSONValue.string("/a\(text)/a\(text)/{\(text)}").serialized(),
                    as: UTF8.self
                )
                let operation = """
                    {"operationId": \(word), "tags": [\(word)], "responses": {"200": {"description": \(word)}}, \
                    "requestBody": {"content": {\(word): {}, "application/json": {}}}, "parameters": [{"name": \(word), \
                    "in": "query", "required": true, "example": \(word), \
                    "schema": {"type": "integer", "minimum": 9, "maximum": 1, "default": \(word)}}, \
                    {"$ref": \(word)}]}
                    """
                return sample(
                    """
                    {"openapi": "3.1.0", "info": {"title": \(word), "version": \(word)}, "paths": {\(path): \
                    {"get": \(operation), "post": \(operation), "delete": \(operation)}}}
                    """
                )
            }
    }
}

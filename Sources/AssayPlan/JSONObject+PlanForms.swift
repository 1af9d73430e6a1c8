import JSON

/// The fragments of JSON Schema that the forms of a plan share.
extension JSONObject {
    /// Text, numbers and truth values, which a plan takes as they are written; the pattern is asked of text alone.
    static func scalar(pattern: String, most: Int? = nil) -> JSONObject {
        fragment(["string", "number", "boolean"], pattern, most)
    }

    /// Text.
    static func text(pattern: String, most: Int? = nil) -> JSONObject {
        fragment("string", pattern, most)
    }

    /// Digits with at most one decimal point between them, above zero, as a pattern.
    static var positiveDecimal: String { #"(0*[1-9][0-9]*(\.[0-9]+)?|0+\.[0-9]*[1-9][0-9]*)"# }

    private static func fragment(_ type: JSONValue, _ pattern: String, _ most: Int?) -> JSONObject {
        var schema: JSONObject = ["type": type, "pattern": .string(pattern)]
        schema["maxLength"] = most.map { JSONValue($0) }
        return schema
    }
}

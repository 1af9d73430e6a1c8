import JSON
import YAML

/// A form that a single value of a plan takes: how to name it, and how to read it.
struct Form<Value> {
    /// The form for people, with an example, to follow "expected": `a length of time such as 500ms or 30s`.
    let phrase: String
    /// What JSON Schema can say of the form: never more than the reader asks, and mostly less.
    let schema: JSONObject
    /// Whether a message may quote a value that does not have the form.
    let mayQuote: @Sendable (String) -> Bool
    /// Reads a scalar that is not null.
    let read: @Sendable (ScalarNode) throws(Refusal) -> Value

    init(
        _ phrase: String,
        schema: JSONObject,
        mayQuote: @escaping @Sendable (String) -> Bool = { _ in true },
        read: @escaping @Sendable (ScalarNode) throws(Refusal) -> Value
    ) {
        self.phrase = phrase
        self.schema = schema
        self.mayQuote = mayQuote
        self.read = read
    }

    /// The form of a key that takes one such value or several.
    var listPhrase: String { "\(phrase), or a list of such" }

    /// What JSON Schema can say of such a key.
    var listSchema: JSONObject {
        ["anyOf": [.object(schema), ["type": "array", "items": .object(schema)]]]
    }
}

/// Why a value was not taken.
enum Refusal: Error, Equatable {
    /// It does not have the form.
    case form
    /// It has the form, but must be what the words say: `a length of time of at most 1h`.
    case narrower(String)
    /// It cannot be used for a reason that needs words of its own; they do not quote it.
    case because(String, suggestion: String? = nil)
}

/// Builds plain values.
struct JSONValueBuilder: JSONBuilder {
    func null(_ span: Range<Int>) -> JSONValue { .null }
    func bool(_ value: Bool, _ span: Range<Int>) -> JSONValue { .bool(value) }
    func number(_ value: JSONNumber, _ span: Range<Int>) -> JSONValue { .number(value) }
    func string(_ value: String, _ span: Range<Int>) -> JSONValue { .string(value) }
    func array(_ elements: [JSONValue], _ span: Range<Int>) -> JSONValue { .array(elements) }
    func members() -> Members { Members() }

    func add(_ value: JSONValue, key: String, _ keySpan: Range<Int>, to members: inout Members) {
        if members.sketch.insert(key) {
            members.object[key] = value
        } else {
            members.object.append(key, value)
        }
    }

    func object(_ members: Members, _ span: Range<Int>) -> JSONValue { .object(members.object) }

    /// An object whose end is not read yet.
    struct Members {
        var object = JSONObject()
        var sketch = KeySketch()
    }
}

import JSON

/// What a request holds of one parameter.
enum ParameterReading {
    /// Nothing.
    case absent
    /// Text that cannot be read by the style, or is of no type that the schema permits.
    case unreadable(String)
    /// What the text may mean, the likeliest first; the value that the schema accepts is meant.
    case values([JSONValue])
    /// An empty value where `allowEmptyValue` permits one whatever the schema says.
    case empty

    /// The values, or unreadable where there are none.
    init(_ values: [JSONValue], of text: @autoclosure () -> String) {
        self = values.isEmpty ? .unreadable(text()) : .values(values)
    }
}

/// What a reader makes out of a text; the grammar is the same for all of them.
protocol JSONBuilder {
    /// A finished value.
    associatedtype Value
    /// An object whose end is not read yet.
    associatedtype Members

    func null(_ span: Range<Int>) -> Value
    func bool(_ value: Bool, _ span: Range<Int>) -> Value
    func number(_ value: JSONNumber, _ span: Range<Int>) -> Value
    func string(_ value: String, _ span: Range<Int>) -> Value
    func array(_ elements: [Value], _ span: Range<Int>) -> Value
    func members() -> Members
    func add(_ value: Value, key: String, _ keySpan: Range<Int>, to members: inout Members)
    mutating func object(_ members: Members, _ span: Range<Int>) -> Value
}

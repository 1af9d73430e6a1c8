/// A request body whose members are all known.
protocol StrictDecodable: Decodable {
    /// Names of the members that it may have.
    static var members: Set<String> { get }
}

/// Decodes a body and refuses members that nobody knows, instead of ignoring a misspelled one.
struct StrictValue<Value: StrictDecodable>: Decodable {
    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    let value: Value

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        if let unknown = container.allKeys.first(where: { !Value.members.contains($0.stringValue) }) {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath + [unknown], debugDescription: "unknown member")
            )
        }
        value = try Value(from: decoder)
    }
}

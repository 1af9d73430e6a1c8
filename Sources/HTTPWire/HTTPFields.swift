/// Field lines in the order in which they were written, with lookup by name.
public struct HTTPFields: Hashable, Sendable {
    /// The lines, duplicates included.
    public var lines: [HTTPField]

    /// Creates a section from lines, kept as they are.
    public init(_ lines: [HTTPField] = []) {
        self.lines = lines
    }

    /// Returns the value of the first line with this name, ASCII case aside.
    public func first(_ name: String) -> String? {
        lines.first { $0.matches(name) }?.value
    }

    /// Returns the values of every line with this name, in order, ASCII case aside.
    public func all(_ name: String) -> [String] {
        lines.lazy.filter { $0.matches(name) }.map(\.value)
    }

    /// Whether a line with this name exists, ASCII case aside.
    public func contains(_ name: String) -> Bool {
        lines.contains { $0.matches(name) }
    }

    /// Adds a line at the end.
    public mutating func append(_ name: String, _ value: String) {
        lines.append(HTTPField(name, value))
    }

    /// Removes every line with this name and adds one at the end.
    public mutating func set(_ name: String, to value: String) {
        lines.removeAll { $0.matches(name) }
        append(name, value)
    }
}

extension HTTPFields: RandomAccessCollection {
    /// The first position.
    public var startIndex: Int { lines.startIndex }
    /// The position after the last.
    public var endIndex: Int { lines.endIndex }
    /// Returns the line at a position.
    public subscript(position: Int) -> HTTPField { lines[position] }
}

extension HTTPFields: ExpressibleByDictionaryLiteral {
    /// Creates a section from a literal, in the literal's order; duplicates stay.
    public init(dictionaryLiteral elements: (String, String)...) {
        self.init(elements.map { HTTPField($0, $1) })
    }
}

extension HTTPFields: Codable {
    /// Reads an array of fields.
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode([HTTPField].self))
    }

    /// Writes an array of fields.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(lines)
    }
}

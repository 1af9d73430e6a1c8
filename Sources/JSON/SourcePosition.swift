/// A place in a text as people name it.
public struct SourcePosition: Hashable, Sendable {
    /// The line, counted from 1.
    public let line: Int
    /// The column in UTF-8 bytes, counted from 1; an editor that counts characters may show a smaller one.
    public let column: Int

    /// Names a place.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

extension SourcePosition: Comparable {
    /// Tells whether one place comes before another.
    public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

extension SourcePosition: CustomStringConvertible {
    /// Line and column: `12:5`.
    public var description: String {
        "\(line):\(column)"
    }
}

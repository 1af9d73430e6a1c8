/// A region of a text file, in the coordinates of editors and of SARIF: lines and columns start at 1, and the end
/// is the position after the last character.
///
/// Lines end at a line feed; a carriage return before it belongs to the line. Columns count Unicode scalars; a byte
/// order mark at the start of the file has no column. Where the bytes are not UTF-8, each byte that does not continue
/// a sequence counts as one.
public struct SourceSpan: Codable, Hashable, Sendable {
    /// The line of the first character, from 1.
    public var line: Int
    /// The column of the first character, from 1, in Unicode scalars.
    public var column: Int
    /// The line of the position after the last character.
    public var endLine: Int
    /// The column of the position after the last character.
    public var endColumn: Int

    /// Creates a span from its four coordinates.
    public init(line: Int, column: Int, endLine: Int, endColumn: Int) {
        self.line = line
        self.column = column
        self.endLine = endLine
        self.endColumn = endColumn
    }
}

extension SourceSpan: CustomStringConvertible {
    /// The start as `line:column`, the form in which compilers and terminals name a place.
    public var description: String { "\(line):\(column)" }
}

extension SourceSpan: Comparable {
    /// Orders spans by their start, then by their end.
    public static func < (left: SourceSpan, right: SourceSpan) -> Bool {
        (left.line, left.column, left.endLine, left.endColumn)
            < (right.line, right.column, right.endLine, right.endColumn)
    }
}

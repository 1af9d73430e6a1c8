/// A place in a file of the audited tree.
///
/// Lines and columns start at 1; columns count Unicode scalars.
public struct Location: Codable, Sendable, Hashable {
    /// The path relative to the root of the tree, with `/` between its parts.
    public var file: String
    /// The first line, or nil where the whole file is meant.
    public var line: Int?
    /// The first column.
    public var column: Int?
    /// The last line.
    public var endLine: Int?
    /// The column after the last character.
    public var endColumn: Int?

    /// Makes a location.
    public init(file: String, line: Int? = nil, column: Int? = nil, endLine: Int? = nil, endColumn: Int? = nil) {
        self.file = file
        self.line = line
        self.column = column
        self.endLine = endLine
        self.endColumn = endColumn
    }
}

extension Location: CustomStringConvertible {
    /// The location as `file:line:column`, as compilers print it.
    public var description: String {
        ([file] + [line, column].compactMap { $0.map(String.init) }).joined(separator: ":")
    }
}

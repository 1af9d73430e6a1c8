public import YAML

/// The variables of a `.env` file, in the dialect that python-dotenv and docker compose share.
///
/// Read: `export`, spaces around `=`, quotes (also over several lines), inline comments after whitespace, keys without
/// a value, `KEY: value` (compose), CRLF and a byte order mark. Where the two tools differ, compose is followed:
/// nothing is interpolated in single quotes.
public struct EnvironmentFile: Hashable, Sendable {
    /// The assignments in the order of the file; a key may stand twice, and the last one counts.
    public var entries: [Entry]
    /// Assignments that are commented out (`# KEY=value`): not in force, but they document a key or leak a value.
    public var commentedEntries: [Entry]
    /// What was wrong with the file.
    public var diagnostics: [ConfigurationDiagnostic]

    /// One assignment.
    public struct Entry: Hashable, Sendable {
        /// The name of the variable.
        public var key: String
        /// The value without its quotes and with its escapes replaced; interpolations stand as they were written.
        public var value: String
        /// Whether there is an `=` at all; `KEY` alone takes its value from the environment.
        public var hasValue: Bool
        /// Where the name stands.
        public var keySpan: SourceSpan
        /// Where the value stands, with its quotes.
        public var rawSpan: SourceSpan
        /// How the value was quoted.
        public var quoting: Quoting
        /// Whether `export` stands before the name.
        public var isExported: Bool
        /// Whether the line is a comment.
        public var isCommentedOut: Bool
        /// The names that the value refers to (`$NAME`, `${NAME:-default}`), in order; none in single quotes.
        public var interpolations: [String]
        /// The text of the comment after the value, without its `#`.
        public var comment: String?

        /// The byte range of the name.
        var keyRange: Range<Int>
        /// The byte range of the value without its quotes.
        var contentRange: Range<Int>
    }

    /// How a value is quoted.
    public enum Quoting: String, Codable, Hashable, Sendable {
        /// Not at all: the value ends at the line or at a comment.
        case none
        /// In `'`: only `\'` and `\\` are escapes.
        case single
        /// In `"`: C escapes and interpolation.
        case double
    }

    /// The assignment in force for a key: the last one.
    public subscript(key: String) -> Entry? { entries.last { $0.key == key } }

    /// Reads a file.
    ///
    /// Never fails: a line that is no assignment is reported, and reading goes on with the next.
    public static func parse(_ bytes: [UInt8]) -> EnvironmentFile {
        var parser = EnvironmentFileParser(SourceText(bytes))
        return parser.run()
    }
}

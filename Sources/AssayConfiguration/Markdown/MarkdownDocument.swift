import YAML

/// The outline of a Markdown file: enough to judge whether a document says something, not a renderer.
///
/// Prose is what a reader sees as text: front matter, HTML comments, tags, code blocks, inline code and link targets
/// are none.
public struct MarkdownDocument: Hashable, Sendable {
    /// The headings in order.
    public var headings: [Heading]
    /// The number of words of prose, headings included.
    ///
    /// A word holds at least one letter or digit.
    public var wordCount: Int
    /// The fenced and indented code blocks.
    public var codeBlocks: [CodeBlock]
    /// The links and images, also bare addresses and reference definitions.
    public var links: [Link]
    /// The prose under each heading up to the next one of any level; the first has no heading.
    public var sections: [Section]
    /// The front matter without its fences, where there is one.
    public var frontMatter: String?

    /// A heading.
    public struct Heading: Hashable, Sendable {
        /// 1 to 6.
        public var level: Int
        /// The text without its marks.
        public var text: String
        /// The line, from 1.
        public var line: Int
    }

    /// A code block.
    public struct CodeBlock: Hashable, Sendable {
        /// The first word after the fence, in lower case; empty where there is none.
        public var language: String
        /// The lines of the block, each with a line feed.
        public var text: String
        /// The line of the fence, or the first line of an indented block.
        public var line: Int
        /// The line of the first line of code.
        public var contentLine: Int
    }

    /// A link.
    public struct Link: Hashable, Sendable {
        /// Where it leads, as it is written.
        public var target: String
        /// The line, from 1.
        public var line: Int
    }

    /// The text under a heading.
    public struct Section: Hashable, Sendable {
        /// The heading; nil for what stands before the first.
        public var heading: Heading?
        /// The number of words of prose under it, the heading itself not included.
        public var wordCount: Int
    }

    /// Reads a file.
    ///
    /// Never fails; linear in the size of the file.
    public static func parse(_ bytes: [UInt8]) -> MarkdownDocument {
        var parser = MarkdownParser(SourceText(bytes))
        return parser.run()
    }
}

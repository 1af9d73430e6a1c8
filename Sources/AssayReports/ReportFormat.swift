/// A form in which a report can be written.
public enum ReportFormat: String, Codable, Sendable, Hashable, CaseIterable {
    /// For a terminal or a log.
    case text
    /// One JSON object, for programs.
    case json
    /// SARIF 2.1.0, for code scanning.
    case sarif
    /// One self-contained page.
    case html
    /// GitHub-flavoured Markdown, for pull requests and wikis.
    case markdown

    /// The ending of file names, without the dot.
    public var fileExtension: String {
        switch self {
        case .text: "txt"
        case .json, .sarif, .html: rawValue
        case .markdown: "md"
        }
    }

    /// The media type for the header `Content-Type`.
    public var mediaType: String {
        switch self {
        case .text: "text/plain; charset=utf-8"
        case .json: "application/json"
        case .sarif: "application/sarif+json"
        case .html: "text/html; charset=utf-8"
        case .markdown: "text/markdown; charset=utf-8"
        }
    }
}

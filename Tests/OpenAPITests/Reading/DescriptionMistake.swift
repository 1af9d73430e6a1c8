import OpenAPI
import Testing

/// A text with mistakes, each marked by its kind in angle quotes right before the place: `«wrong-type»3`.
struct DescriptionMistake: CustomTestStringConvertible, Sendable {
    /// The text without the marks.
    private(set) var text = ""
    /// What the reader should say, as ``DescriptionSample/problems(_:)`` puts it.
    private(set) var problems: [String] = []

    /// Takes the marks out of a text.
    init(_ marked: String) {
        var (line, column) = (1, 1)
        var rest = Substring(marked)
        while let first = rest.first {
            if first == "«", let end = rest.firstIndex(of: "»") {
                problems.append("\(line):\(column) \(rest[rest.index(after: rest.startIndex)..<end])")
                rest = rest[rest.index(after: end)...]
                continue
            }
            text.append(first)
            rest = rest.dropFirst()
            (line, column) = first == "\n" ? (line + 1, 1) : (line, column + first.utf8.count)
        }
    }

    /// Takes the marks out of paths and wraps a description of some version around them.
    init(_ version: String, paths: String) {
        self.init(DescriptionSample.paths(paths, version: version))
    }

    /// Takes the marks out of a path with a GET operation whose fields are given.
    init(_ version: String = "3.0.3", operation: String) {
        self.init(version, paths: "  /a: {get: {\(operation), responses: {'200': {description: d}}}}")
    }

    var testDescription: String {
        String((problems + [text]).joined(separator: " ").suffix(150))
    }
}

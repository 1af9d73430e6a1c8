/// The paths of requests by a template with expressions in braces, such as `/orders/{id}` or `/{name}.{format}`.
struct RequestPath {
    /// A piece of a template.
    enum Part: Hashable {
        /// Text, escaped where it must be.
        case literal(String)
        /// An expression by the name of its parameter.
        case variable(String)
    }

    /// Why a template cannot be used.
    enum Failure: Error, CustomStringConvertible {
        /// It does not begin with a slash.
        case relative
        /// It holds a question mark or number sign, behind which no path goes on.
        case query

        /// What happened, as a lower-case fragment.
        var description: String {
            switch self {
            case .relative: "the template does not begin with '/'"
            case .query: "the template holds a '?' or '#', which end a path"
            }
        }
    }

    /// The pieces in their order.
    let parts: [Part]

    /// Reads a template; a brace without its other half is text.
    init(_ template: String) throws(Failure) {
        guard template.utf8.first == UInt8(ascii: "/") else { throw .relative }
        var parts: [Part] = []
        for part in PathTemplate(template).parts {
            switch part {
            case .name(let name): parts.append(.variable(name))
            case .text(let text):
                guard !text.utf8.contains(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) else {
                    throw .query
                }
                parts.append(.literal(PercentEncoding.encoded(text, keeping: .path)))
            }
        }
        self.parts = parts
    }

    /// The names of the expressions in their order.
    var variables: [String] {
        parts.compactMap { if case .variable(let name) = $0 { name } else { nil } }
    }

    /// The path with a text for each expression; nil where one lacks or a segment comes out empty, `.` or `..`, which
    /// servers and proxies take away.
    func path(_ texts: [String: String]) -> String? {
        var path = ""
        for part in parts {
            switch part {
            case .literal(let text): path += text
            case .variable(let name):
                guard let text = texts[name] else { return nil }
                path += text
            }
        }
        let segments = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let hasDots = segments.contains { $0.elementsEqual(".".utf8) || $0.elementsEqual("..".utf8) }
        let isEmptied = texts.values.contains { $0.isEmpty }
        return hasDots || isEmptied ? nil : path
    }

    /// What stands for each expression in a path; nil where the path does not fit.
    ///
    /// An expression ends where the text after it first occurs, and never runs past a slash.
    func match(_ path: Substring) -> [String: Substring]? {
        var rest = path.utf8[...]
        var texts: [String: Substring] = [:]
        for (index, part) in parts.enumerated() {
            switch part {
            case .literal(let text):
                guard rest.starts(with: text.utf8) else { return nil }
                rest = rest.dropFirst(text.utf8.count)
            case .variable(let name):
                guard let end = end(of: index, in: rest), end > rest.startIndex else { return nil }
                let text = Substring(rest[..<end])
                guard texts[name].map({ $0 == text }) ?? true else { return nil }
                texts[name] = text
                rest = rest[end...]
            }
        }
        return rest.isEmpty ? texts : nil
    }

    /// Where the text of an expression ends.
    private func end(of index: Int, in rest: Substring.UTF8View) -> Substring.Index? {
        let segment = rest.prefix { $0 != UInt8(ascii: "/") }
        guard index + 1 < parts.count else { return segment.endIndex }
        // Two expressions side by side cannot be told apart: the first takes everything but one byte.
        guard case .literal(let next) = parts[index + 1] else { return segment.dropLast().endIndex }
        let suffix = next.utf8.prefix { $0 != UInt8(ascii: "/") }
        if suffix.isEmpty { return segment.endIndex }
        // The last text of a segment is its end, so that `{name}.json` fits `a.json.json`.
        if index + 2 == parts.count || suffix.count < next.utf8.count {
            guard segment.suffix(suffix.count).elementsEqual(suffix) else { return nil }
            return segment.dropLast(suffix.count).endIndex
        }
        var start = segment.dropFirst()
        while start.count >= suffix.count {
            if start.starts(with: suffix) { return start.startIndex }
            start = start.dropFirst()
        }
        return nil
    }

    /// What ends the text of an expression within its segment; nil where the segment's end does.
    func terminator(of name: String) -> String? {
        for (part, next) in zip(parts, parts.dropFirst()) where part == .variable(name) {
            guard case .literal(let text) = next else { return nil }
            let end = text.utf8.prefix { $0 != UInt8(ascii: "/") }
            return end.isEmpty ? nil : String(Substring(end))
        }
        return nil
    }

    /// Whether two expressions stand side by side, so that their texts cannot be told apart.
    var isAmbiguous: Bool {
        zip(parts, parts.dropFirst())
            .contains { left, right in
                if case .variable = left, case .variable = right { true } else { false }
            }
    }
}

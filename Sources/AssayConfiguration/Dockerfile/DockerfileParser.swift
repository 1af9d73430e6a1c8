import YAML

/// Reads a Dockerfile by physical lines: joins continuations, takes heredocs out, then sorts instructions into stages.
struct DockerfileParser {
    private let text: SourceText
    private let bytes: [UInt8]
    private var line = 1
    private var result: Dockerfile
    private var globals: DockerVariables?
    private var stagesByName: [String: Int] = [:]

    private static let keywords: Set<String> = [
        "ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER",
        "ONBUILD", "RUN", "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR",
    ]

    init(_ text: SourceText) {
        self.text = text
        bytes = text.bytes
        result = Dockerfile(
            stages: [],
            globalArguments: [],
            escape: UInt8(ascii: "\\"),
            diagnostics: ConfigurationDiagnostic.encodingProblems(in: text)
        )
    }

    mutating func run() -> Dockerfile {
        readDirectives()
        while line <= text.lineCount {
            let content = bytes.trimmed(text.lineRange(line))
            if content.isEmpty || bytes[content.lowerBound] == UInt8(ascii: "#") {
                line += 1
            } else {
                readInstruction(from: content.lowerBound)
            }
        }
        return result
    }

    /// Parser directives stand before everything else; the first line that is none ends them.
    private mutating func readDirectives() {
        while line <= text.lineCount {
            let content = bytes.trimmed(text.lineRange(line))
            guard !content.isEmpty, bytes[content.lowerBound] == UInt8(ascii: "#") else { return }
            let parts = text.string(content.dropFirst()).split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { return }
            let name = Self.words(parts[0]).joined(separator: " ").lowercased()
            guard name == "escape" || name == "syntax" || name == "check" else { return }
            if name == "escape", Self.words(parts[1]) == ["`"] { result.escape = UInt8(ascii: "`") }
            line += 1
        }
    }

    private static func words(_ text: Substring) -> [String] {
        text.utf8.split { $0.isWhitespace }.map { String(decoding: Array($0), as: UTF8.self) }
    }

    // MARK: Instructions

    private mutating func readInstruction(from start: Int) {
        let firstLine = line
        let logical = joinContinuations(from: start)
        let joined = logical.bytes
        let keywordEnd = joined.firstOffset(from: 0, to: joined.count) { $0.isWhitespace }
        let keyword = String(decoding: joined[..<keywordEnd], as: UTF8.self).uppercased()
        let arguments = joined.trimmed(keywordEnd..<joined.count)
        var instruction = Dockerfile.Instruction(
            keyword: keyword,
            arguments: String(decoding: joined[arguments], as: UTF8.self),
            span: text.span(start..<max(start, text.lineRange(line - 1).upperBound)),
            heredocs: [],
            escape: result.escape
        )
        readHeredocs(of: &instruction)
        let end = text.lineRange(line - 1).upperBound
        instruction.span = text.span(start..<max(start, end))
        if !Self.keywords.contains(keyword) {
            let name = text.span(start..<start + keywordEnd)
            let shown = keyword.utf8.count <= 20 && keyword.utf8.allSatisfy(\.isUpper) ? " \"\(keyword)\"" : ""
            report(.syntax, "the instruction\(shown) is unknown", line == firstLine + 1 ? name : instruction.span)
        }
        place(instruction, logical, arguments)
    }

    private struct LogicalLine {
        var bytes: [UInt8] = []
        /// For each segment the offset in `bytes` at which it begins, and its offset in the file.
        var segments: [(start: Int, source: Int)] = []

        func source(of offset: Int) -> Int {
            guard let segment = segments.last(where: { $0.start <= offset }) else { return 0 }
            return segment.source + offset - segment.start
        }
    }

    private mutating func joinContinuations(from start: Int) -> LogicalLine {
        var logical = LogicalLine()
        var from = start
        while true {
            let range = bytes.trimmed(from..<max(from, text.lineRange(line).upperBound))
            let content = from == start ? range : from..<range.upperBound
            let continues = endsWithEscape(content)
            logical.segments.append((logical.bytes.count, content.lowerBound))
            logical.bytes += bytes[content.lowerBound..<content.upperBound - (continues ? 1 : 0)]
            line += 1
            guard continues else { return logical }
            skipInterruptions()
            guard line <= text.lineCount else { return logical }
            from = text.lineRange(line).lowerBound
        }
    }

    /// Skips comments and empty lines between continued lines, as the builder does.
    private mutating func skipInterruptions() {
        while line <= text.lineCount {
            let content = bytes.trimmed(text.lineRange(line))
            guard content.isEmpty || bytes[content.lowerBound] == UInt8(ascii: "#") else { return }
            line += 1
        }
    }

    private func endsWithEscape(_ content: Range<Int>) -> Bool {
        guard !content.isEmpty, bytes[content.upperBound - 1] == result.escape else { return false }
        return content.count == 1 || bytes[content.upperBound - 2] != result.escape
    }

    // MARK: Heredocs

    private mutating func readHeredocs(of instruction: inout Dockerfile.Instruction) {
        var keyword = instruction.keyword
        if keyword == "ONBUILD" { keyword = Self.words(instruction.arguments[...]).first?.uppercased() ?? "" }
        guard ["RUN", "COPY", "ADD"].contains(keyword) else { return }
        for marker in HeredocMarker.all(in: Array(instruction.arguments.utf8)) {
            instruction.heredocs.append(readHeredoc(marker))
        }
    }

    private mutating func readHeredoc(_ marker: HeredocMarker) -> Dockerfile.Heredoc {
        let start = text.lineRange(line).lowerBound
        var end = start
        var body: [UInt8] = []
        var isClosed = false
        while line <= text.lineCount, !isClosed {
            var content = text.lineRange(line)
            line += 1
            if marker.stripsTabs {
                content =
                    bytes.firstOffset(from: content.lowerBound, to: content.upperBound) {
                        $0 != .tab
                    }..<content.upperBound
            }
            isClosed = bytes[content].elementsEqual(marker.name.utf8)
            guard !isClosed else { break }
            body += bytes[content] + [.lineFeed]
            end = content.upperBound
        }
        let span = text.span(start..<max(start, end))
        if !isClosed { report(.unterminated, "the heredoc \"\(marker.name)\" has no end", span) }
        return .init(
            name: marker.name,
            body: String(decoding: body, as: UTF8.self),
            expands: marker.expands,
            span: span
        )
    }

    // MARK: Stages

    private mutating func place(
        _ instruction: Dockerfile.Instruction,
        _ logical: LogicalLine,
        _ arguments: Range<Int>
    ) {
        if instruction.keyword == "FROM" {
            return openStage(instruction, logical, arguments)
        }
        if !result.stages.isEmpty {
            result.stages[result.stages.count - 1].instructions.append(instruction)
        } else if instruction.keyword == "ARG" {
            result.globalArguments += instruction.assignments
            var known = globals ?? DockerVariables(escape: result.escape)
            for argument in instruction.assignments { known.set(argument.name, to: argument.value ?? "") }
            globals = known
        } else if Self.keywords.contains(instruction.keyword) {
            report(.syntax, "\(instruction.keyword) stands before the first FROM", instruction.span)
        }
    }

    private mutating func openStage(
        _ instruction: Dockerfile.Instruction,
        _ logical: LogicalLine,
        _ arguments: Range<Int>
    ) {
        let globals = globals ?? DockerVariables(escape: result.escape)
        let words = instruction.words.drop { $0.hasPrefix("--") }
        let written = words.first ?? ""
        let (base, isKnown) = globals.expand(written)
        let isNamed = words.count == 3 && words[words.startIndex + 1].lowercased() == "as"
        if written.isEmpty || !(words.count == 1 || isNamed) {
            report(.syntax, "FROM needs an image, and at most a name after AS", instruction.span)
        }
        let bodyStart = arguments.lowerBound + instruction.arguments.utf8.count - instruction.body.utf8.count
        let bodyEnd = logical.bytes.firstOffset(from: bodyStart, to: arguments.upperBound) { $0.isWhitespace }
        let source = logical.source(of: bodyStart)
        result.stages.append(
            .init(
                baseImage: base,
                baseImageSpan: text.span(source..<source + max(bodyEnd - bodyStart, 0)),
                isBaseImageKnown: isKnown,
                parent: stagesByName[base.lowercased()],
                name: isNamed ? words.last : nil,
                platform: instruction.flags.last { $0.name == "platform" }?.value,
                instructions: [],
                span: instruction.span
            )
        )
        if isNamed, let name = words.last { stagesByName[name.lowercased()] = result.stages.count - 1 }
    }

    private mutating func report(_ kind: ConfigurationDiagnostic.Kind, _ message: String, _ span: SourceSpan) {
        result.diagnostics.append(.init(kind: kind, message: message, span: span))
    }
}

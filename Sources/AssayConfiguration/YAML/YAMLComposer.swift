/// Builds documents from libyaml's events; keeps a stack of its own, so that hostile nesting cannot exhaust the thread's.
struct YAMLComposer {
    private let text: SourceText
    private let end: Int
    private let limits: YAMLLimits
    private(set) var result = YAMLDocuments()
    /// Whether the last document was ended by the end of the stream and not by a marker.
    private(set) var lastDocumentEndsWithStream = false

    private var stack: [YAMLFrame] = []
    private var anchors: [String: Composed] = [:]
    private var root: Composed?
    private var nodeCount = 0
    /// Set once a limit was passed: the rest of the document is read but not kept.
    private var isSkipping = false

    /// A node with what it costs: nodes after expansion, and levels below it.
    struct Composed {
        var node: ConfigurationNode
        var weight: Int
        var height: Int
    }

    init(text: SourceText, end: Int, limits: YAMLLimits) {
        self.text = text
        self.end = end
        self.limits = limits
    }

    mutating func run() {
        do throws(YAMLProblem) {
            var reader = try YAMLEventReader(text.bytes[min(text.contentStart, end)..<end])
            var previous: YAMLEvent?
            while true {
                let event = try reader.next()
                if case .streamEnd = event.kind { return }
                if opensTemplate(event, after: previous) { return reportTemplate(at: event.start - 1, problem: nil) }
                add(event)
                previous = event
            }
        } catch {
            report(error)
        }
    }

    private mutating func add(_ event: YAMLEvent) {
        switch event.kind {
        case .streamStart, .streamEnd: break
        case .documentStart:
            anchors = [:]
            root = nil
            stack = []
            isSkipping = false
        case .documentEnd:
            if let root, !isSkipping { result.documents.append(root.node) }
            lastDocumentEndsWithStream = !isSkipping && root != nil && text.offset(ofScalar: event.end) >= end
        case .alias(let name): addAlias(name, event)
        case .scalar(let scalar, let anchor):
            let node = ConfigurationNode(.scalar(scalar), span: span(event.start, event.end))
            finish(Composed(node: node, weight: 1, height: 1), anchor: anchor)
        case .sequenceStart(let anchor, let tag, let isFlow):
            open(YAMLFrame(isMapping: false, anchor: anchor, tag: tag, isFlow: isFlow, start: event.start), event)
        case .mappingStart(let anchor, let tag, let isFlow):
            open(YAMLFrame(isMapping: true, anchor: anchor, tag: tag, isFlow: isFlow, start: event.start), event)
        case .sequenceEnd, .mappingEnd: close(event)
        }
    }

    private mutating func open(_ frame: YAMLFrame, _ event: YAMLEvent) {
        guard !isSkipping else { return }
        guard stack.count < limits.depth else {
            return giveUp("the document is nested deeper than \(limits.depth) levels", event)
        }
        stack.append(frame)
    }

    private mutating func close(_ event: YAMLEvent) {
        guard !isSkipping, let frame = stack.popLast() else { return }
        // A block collection ends for libyaml where the next token begins; for a reader it ends with its last child.
        let last = frame.isFlow ? nil : frame.lastSpan
        var span = span(frame.start, last == nil ? event.end : frame.start)
        if let last { (span.endLine, span.endColumn) = (last.endLine, last.endColumn) }
        let node = ConfigurationNode(frame.content, span: span, tag: frame.tag)
        finish(Composed(node: node, weight: frame.weight, height: frame.height), anchor: frame.anchor)
    }

    private mutating func addAlias(_ name: String, _ event: YAMLEvent) {
        guard !isSkipping else { return }
        let span = span(event.start, event.end)
        guard var target = anchors[name] else {
            let message = "the alias names the anchor \"\(name)\", which was not defined before"
            result.diagnostics.append(.init(kind: .unknownAlias, message: message, span: span))
            let node = ConfigurationNode(.scalar(ScalarNode(text: "")), span: span, alias: name)
            return finish(Composed(node: node, weight: 1, height: 1), anchor: nil)
        }
        guard stack.count + target.height <= limits.depth + 1 else {
            return giveUp("the document is nested deeper than \(limits.depth) levels through aliases", event)
        }
        target.node.span = span
        target.node.alias = name
        finish(target, anchor: nil)
    }

    private mutating func finish(_ composed: Composed, anchor: String?) {
        guard !isSkipping else { return }
        nodeCount += composed.node.alias == nil ? 1 : composed.weight
        guard nodeCount <= limits.nodes else {
            isSkipping = true
            let message = "the file holds more than \(limits.nodes) nodes after its aliases are expanded"
            return result.diagnostics.append(.init(kind: .limit, message: message, span: composed.node.span))
        }
        if let anchor { anchors[anchor] = composed }
        guard !stack.isEmpty else { return root = composed }
        if let key = stack[stack.count - 1].add(composed) {
            let message = "the key \"\(key.scalar?.text ?? "")\" stands more than once in its mapping; the last counts"
            result.diagnostics.append(.init(kind: .duplicateKey, message: message, span: key.span))
        }
    }

    private mutating func giveUp(_ message: String, _ event: YAMLEvent) {
        isSkipping = true
        result.diagnostics.append(.init(kind: .limit, message: message, span: span(event.start, event.end)))
    }

    private func span(_ start: Int, _ end: Int) -> SourceSpan {
        text.span(text.offset(ofScalar: start)..<max(text.offset(ofScalar: start), text.offset(ofScalar: end)))
    }

    // MARK: Templates and errors

    /// Whether `{{` opens a node: YAML reads it as a mapping whose key is a mapping, which nobody means.
    private func opensTemplate(_ event: YAMLEvent, after previous: YAMLEvent?) -> Bool {
        guard let previous, case .mappingStart(_, _, true) = event.kind, case .mappingStart(_, _, true) = previous.kind
        else { return false }
        return event.start == previous.start + 1
    }

    private mutating func report(_ problem: YAMLProblem) {
        let offset = min(text.offset(ofScalar: problem.index), end)
        if let marker = TemplateMarker.first(in: text, to: text.bytes.endOfLine(from: offset)) {
            return reportTemplate(atByte: marker, problem: problem)
        }
        let span = text.span(offset..<offset)
        result.diagnostics.append(.init(kind: .syntax, message: problem.description, span: span))
    }

    private mutating func reportTemplate(at index: Int, problem: YAMLProblem?) {
        reportTemplate(atByte: text.offset(ofScalar: index), problem: problem)
    }

    private mutating func reportTemplate(atByte offset: Int, problem: YAMLProblem?) {
        let detail = problem.map { " (\($0))" } ?? ""
        let message = "the file is a template and not YAML; it was not checked" + detail
        result.diagnostics.append(.init(kind: .template, message: message, span: text.span(offset..<offset + 2)))
    }
}

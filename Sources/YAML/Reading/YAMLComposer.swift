/// Builds documents from libyaml's events; keeps a stack of its own, so that hostile nesting cannot exhaust the thread's.
struct YAMLComposer<Tree: YAMLTree> {
    private let text: SourceText
    private let end: Int
    private let limits: YAMLLimits
    private let isFirstOnly: Bool
    private var cursor: ScalarCursor

    /// Builds the nodes, and holds what was found odd.
    private(set) var tree: Tree
    /// The documents that could be read, in order.
    private(set) var documents: [Tree.Node] = []
    /// Whether the last document was ended by the end of the stream and not by a marker.
    private(set) var lastDocumentEndsWithStream = false

    private var stack: [YAMLFrame<Tree.Children>] = []
    private var anchors: [String: ComposedNode<Tree.Node>] = [:]
    private var root: ComposedNode<Tree.Node>?
    private var documentCount = 0
    private var nodeCount = 0
    /// Set once a limit was passed: the rest of the document is read but not kept.
    private var isSkipping = false

    init(_ tree: Tree, text: SourceText, end: Int, limits: YAMLLimits, isFirstOnly: Bool = false) {
        self.tree = tree
        self.text = text
        self.end = end
        self.limits = limits
        self.isFirstOnly = isFirstOnly
        cursor = ScalarCursor(text)
    }

    mutating func run() {
        do throws(YAMLProblem) {
            var reader = try YAMLEventReader(text.bytes[min(text.contentStart, end)..<end])
            var previous: YAMLEvent?
            while true {
                let event = try reader.next()
                if case .streamEnd = event.kind { return }
                if opensTemplate(event, after: previous) { return reportTemplate(at: event.start - 1, problem: nil) }
                if case .documentStart = event.kind, isFirstOnly, documentCount > 0 { return reportDocument(event) }
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
            documentCount += 1
        case .documentEnd:
            if let root, !isSkipping { documents.append(root.node) }
            lastDocumentEndsWithStream = !isSkipping && root != nil && cursor.offset(ofScalar: event.end) >= end
        case .alias(let name): addAlias(name, event)
        case .scalar(let scalar, let anchor):
            guard !isSkipping else { return }
            let range = range(of: event)
            // What an alias repeats costs by its length wherever it is compared, written or hashed.
            let weight = 1 + scalar.text.utf8.count / 256
            let node = tree.node(of: scalar, at: range)
            finish(ComposedNode(node: node, range: range, weight: weight, height: 1), anchor: anchor)
        case .sequenceStart(let anchor, let tag, let isFlow):
            open(isMapping: false, anchor: anchor, tag: tag, isFlow: isFlow, event)
        case .mappingStart(let anchor, let tag, let isFlow):
            open(isMapping: true, anchor: anchor, tag: tag, isFlow: isFlow, event)
        case .sequenceEnd, .mappingEnd: close(event)
        }
    }

    private mutating func open(isMapping: Bool, anchor: String?, tag: String?, isFlow: Bool, _ event: YAMLEvent) {
        guard !isSkipping else { return }
        guard stack.count < limits.depth else {
            return giveUp("the document is nested deeper than \(limits.depth) levels", at: range(of: event))
        }
        let start = cursor.offset(ofScalar: event.start)
        let children = tree.children(isMapping: isMapping)
        stack.append(YAMLFrame(anchor: anchor, tag: tag, isFlow: isFlow, start: start, children: children))
    }

    private mutating func close(_ event: YAMLEvent) {
        guard !isSkipping, let frame = stack.popLast() else { return }
        // A block collection ends for libyaml where the next token begins; for a reader it ends with its last child.
        let last = frame.isFlow ? nil : frame.lastEnd
        let range = frame.start..<max(frame.start, last ?? cursor.offset(ofScalar: event.end))
        let node = tree.node(of: frame.children, tag: frame.tag, at: range)
        finish(
            ComposedNode(node: node, range: range, weight: frame.weight, height: frame.height),
            anchor: frame.anchor
        )
    }

    private mutating func addAlias(_ name: String, _ event: YAMLEvent) {
        guard !isSkipping else { return }
        let range = range(of: event)
        guard let target = anchors[name] else {
            let message = "the alias names the anchor \"\(name)\", which was not defined before"
            tree.diagnostics.append(.init(kind: .unknownAlias, message: message, span: text.span(range)))
            let node = tree.node(of: nil, alias: name, at: range)
            return finish(ComposedNode(node: node, range: range, weight: 1, height: 1), anchor: nil)
        }
        guard stack.count + target.height <= limits.depth + 1 else {
            return giveUp("the document is nested deeper than \(limits.depth) levels through aliases", at: range)
        }
        let node = tree.node(of: target.node, alias: name, at: range)
        finish(
            ComposedNode(node: node, range: range, weight: target.weight, height: target.height),
            anchor: nil,
            cost: target.weight
        )
    }

    private mutating func finish(_ composed: ComposedNode<Tree.Node>, anchor: String?, cost: Int = 1) {
        nodeCount += cost
        guard nodeCount <= limits.nodes else {
            let message = "the file holds more than \(limits.nodes) nodes after its aliases are expanded"
            return giveUp(message, at: composed.range)
        }
        if let anchor { anchors[anchor] = composed }
        guard !stack.isEmpty else { return root = composed }
        stack[stack.count - 1].count(composed)
        tree.add(composed.node, to: &stack[stack.count - 1].children)
    }

    private mutating func giveUp(_ message: String, at range: Range<Int>) {
        isSkipping = true
        tree.diagnostics.append(.init(kind: .limit, message: message, span: text.span(range)))
    }

    private mutating func range(of event: YAMLEvent) -> Range<Int> {
        let start = cursor.offset(ofScalar: event.start)
        return start..<max(start, cursor.offset(ofScalar: event.end))
    }

    // MARK: Templates, documents and errors

    /// Whether `{{` opens a node: YAML reads it as a mapping whose key is a mapping, which nobody means.
    private func opensTemplate(_ event: YAMLEvent, after previous: YAMLEvent?) -> Bool {
        guard let previous, case .mappingStart(_, _, true) = event.kind, case .mappingStart(_, _, true) = previous.kind
        else { return false }
        return event.start == previous.start + 1
    }

    private mutating func reportDocument(_ event: YAMLEvent) {
        let message = "the file holds more than one document; only the first is read"
        tree.diagnostics.append(.init(kind: .severalDocuments, message: message, span: text.span(range(of: event))))
    }

    private mutating func report(_ problem: YAMLProblem) {
        let offset = min(text.offset(ofScalar: problem.index), end)
        if let marker = TemplateMarker.first(in: text, to: text.bytes.endOfLine(from: offset)) {
            return reportTemplate(atByte: marker, problem: problem)
        }
        let span = text.span(offset..<offset)
        tree.diagnostics.append(.init(kind: .syntax, message: problem.description, span: span))
    }

    private mutating func reportTemplate(at index: Int, problem: YAMLProblem?) {
        reportTemplate(atByte: text.offset(ofScalar: index), problem: problem)
    }

    private mutating func reportTemplate(atByte offset: Int, problem: YAMLProblem?) {
        let detail = problem.map { " (\($0))" } ?? ""
        let message = "the file is a template and not YAML; it was not checked" + detail
        tree.diagnostics.append(.init(kind: .template, message: message, span: text.span(offset..<offset + 2)))
    }
}

extension YAMLComposer {
    /// Reads the documents of a text up to what libyaml could not pass.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - tree: What builds the nodes.
    ///   - limits: How much the text may cost.
    ///   - isFirstOnly: Whether reading stops after the first document.
    /// - Returns: The documents that could be read, and what was wrong.
    static func compose(
        _ text: SourceText,
        as tree: Tree,
        limits: YAMLLimits,
        isFirstOnly: Bool = false
    ) -> (documents: [Tree.Node], diagnostics: [ConfigurationDiagnostic]) {
        let obstacle = YAMLObstacle.first(in: text)
        let end = obstacle?.offset ?? text.bytes.count
        var composer = YAMLComposer(tree, text: text, end: end, limits: limits, isFirstOnly: isFirstOnly)
        composer.run()
        var (documents, diagnostics) = (composer.documents, composer.tree.diagnostics)
        guard let obstacle else { return (documents, diagnostics) }
        // The document in which the obstacle stands was cut short, though it may have looked whole.
        if composer.lastDocumentEndsWithStream { documents.removeLast() }
        // What the parser says about the cut is a consequence of it.
        diagnostics.removeAll { $0.kind == .syntax }
        let span = text.span(obstacle.offset..<obstacle.offset + 1)
        diagnostics.append(.init(kind: obstacle.kind, message: obstacle.message, span: span))
        return (documents, diagnostics)
    }
}

extension YAMLLimits {
    /// What to say about a text that is larger than the limit, or nil.
    func sizeProblem(of bytes: [UInt8]) -> ConfigurationDiagnostic? {
        guard bytes.count > size else { return nil }
        let start = SourceSpan(line: 1, column: 1, endLine: 1, endColumn: 1)
        return .init(kind: .limit, message: "the file is larger than \(size) bytes and was not read", span: start)
    }
}

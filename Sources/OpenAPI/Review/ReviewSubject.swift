import JSON

/// A description under review, with what several rules need of it.
struct ReviewSubject {
    let judge: OpenAPIJudge
    let references: LocalReferences
    /// Tells of a string that its text is not known.
    let isOpaque: (@Sendable (String) -> Bool)?

    init(_ judge: OpenAPIJudge, isOpaque: (@Sendable (String) -> Bool)? = nil) {
        self.judge = judge
        self.isOpaque = isOpaque
        references = LocalReferences(in: judge.description.document)
    }

    var description: OpenAPIDescription { judge.description }
    var operations: [OpenAPIOperation] { judge.description.operations }

    /// The place of the whole description.
    var whole: OpenAPIPlace {
        OpenAPIPlace(pointer: .root, span: 0..<0, position: description.document.sourceMap.position(at: 0))
    }

    /// The place of a node of the description's own text.
    func place(_ pointer: JSONPointer, _ span: Range<Int>) -> OpenAPIPlace {
        OpenAPIPlace(
            pointer: pointer,
            span: span,
            position: description.document.sourceMap.position(at: span.lowerBound)
        )
    }

    /// One finding for the operations that have something in common, or none where there are no such operations.
    ///
    /// - Parameters:
    ///   - kind: The kind.
    ///   - weight: The weight.
    ///   - indices: The operations, as indices.
    ///   - predicate: What is said of one operation and of several: `declares no error`, `declare no error`.
    /// - Returns: The finding at the first of them.
    func finding(
        _ kind: OpenAPIReviewFinding.Kind,
        _ weight: OpenAPIReviewFinding.Weight,
        on indices: [Int],
        _ predicate: (one: String, many: String)
    ) -> [OpenAPIReviewFinding] {
        guard let first = indices.first else { return [] }
        let names = indices.prefix(3).map { operations[$0].name }
        var message = "\(names.joined(separator: ", ")) \(indices.count == 1 ? predicate.one : predicate.many)"
        if indices.count > 3 {
            message =
                "\(indices.count) of \(operations.count) operations \(predicate.many): "
                + "\(names.joined(separator: ", ")) and \(indices.count - 3) more"
        }
        return [
            OpenAPIReviewFinding(kind, weight, message, operations: indices, place: operations[first].place)
        ]
    }
}

extension OpenAPIOperation {
    /// The segments of the path between slashes; an empty one at the end where it ends in a slash.
    var segments: [Substring] {
        path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { $0 }
    }

    /// The words of the path, the operationId, the summary and the tags, in lower case.
    var words: Set<String> {
        Set(([path, operationID ?? "", summary ?? ""] + tags).flatMap(\.reviewWords))
    }
}

extension String {
    /// The words of a name or sentence in lower case, told apart by what is no letter and by capitals.
    var reviewWords: [String] {
        var words: [String] = []
        var word: [UInt8] = []
        var previousIsLower = false
        for byte in utf8 {
            let isUpper = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            let isLower = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            if !(isUpper || isLower || isDigit) || (isUpper && previousIsLower) {
                if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
                word = []
            }
            if isUpper || isLower || isDigit { word.append(isUpper ? byte | 0x20 : byte) }
            previousIsLower = isLower || isDigit
        }
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        return words
    }
}

extension Substring {
    /// Whether a segment of a path is one parameter and nothing else.
    var isParameter: Bool {
        hasPrefix("{") && hasSuffix("}") && utf8.count { $0 == UInt8(ascii: "{") } == 1
    }
}

extension ReviewSubject {
    /// The location of a place of the description's own text in the registry.
    func reference(to pointer: JSONPointer) -> String {
        "\(description.document.uri)#\(PercentEncoding.encoded(pointer.description, keeping: .path))"
    }
}

extension CELEnvironment {
    /// Finds what may be written at a place in a source, which need not be complete.
    ///
    /// Those are names, or after a dot the fields, functions and macros for the type of what is before it.
    ///
    /// - Parameters:
    ///   - source: The source.
    ///   - offset: The place, as UTF-8 offset.
    /// - Returns: the completions in the order of their texts, variables and fields first.
    public func completions(in source: String, at offset: Int) -> [CELCompletion] {
        guard source.utf8.count <= CELSyntaxLimits().maximumBytes, let place = CompletionPlace(source, at: offset)
        else {
            return []
        }
        var finder = CompletionFinder(declarations, place)
        let word = String(decoding: Array(source.utf8)[place.word], as: UTF8.self).lowercased()
        return finder.find()
            .filter { $0.text.lowercased().utf8.starts(with: word.utf8) }
            .sorted { ($0.rank, $0.text, $0.detail) < ($1.rank, $1.text, $1.detail) }
    }
}

extension CELCompletion {
    fileprivate var rank: Int {
        switch kind {
        case .variable, .field: 0
        case .function, .macro: 1
        case .type: 2
        }
    }
}

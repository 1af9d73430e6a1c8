extension [String] {
    /// The first line, and how many others there are.
    var condensed: String {
        let distinct = unique
        guard let first = distinct.first else { return "" }
        return distinct.count == 1 ? first : "\(first) (+\(distinct.count - 1) more)"
    }
}

extension Array where Element: Hashable {
    /// The elements in their order, each once.
    var unique: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

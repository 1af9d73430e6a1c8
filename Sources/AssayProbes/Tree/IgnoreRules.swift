/// The patterns of all `.gitignore` files on the way to a folder (gitignore(5)).
struct IgnoreRules: Sendable {
    /// The most patterns that are heeded in one tree.
    static let mostPatterns = 5_000

    private var patterns: [(depth: Int, pattern: GlobPattern)] = []

    /// Adds the patterns of a file that lies so many folders below the root.
    func adding(file: String, depth: Int) -> IgnoreRules {
        var rules = self
        for line in file.split(separator: "\n", omittingEmptySubsequences: true) {
            guard rules.patterns.count < Self.mostPatterns else { break }
            if let pattern = GlobPattern(line: line) { rules.patterns.append((depth, pattern)) }
        }
        return rules
    }

    /// Whether a path, given as its names from the root, is ignored.
    ///
    /// The last pattern that matches decides.
    func ignores(_ names: [[UInt8]], isFolder: Bool) -> Bool {
        for (depth, pattern) in patterns.reversed() where depth < names.count {
            if pattern.isFolderOnly, !isFolder { continue }
            if pattern.matches(names[depth...]) { return !pattern.isNegated }
        }
        return false
    }
}

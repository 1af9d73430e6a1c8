/// The patterns of all `.gitignore` files on the way to a folder (gitignore(5)).
struct IgnoreRules: Sendable {
    /// The most patterns that are heeded in one tree.
    static let mostPatterns = 5_000

    private var patterns: [(depth: Int, pattern: GlobPattern)] = []

    /// Adds the patterns of a file that lies so many folders below the root.
    func adding(file: String, depth: Int) -> IgnoreRules {
        var rules = self
        // As UTF-8, in which a carriage return before the end of a line is a byte of its own.
        let text = file.utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? Substring(file.utf8.dropFirst(3)) : Substring(file)
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            guard rules.patterns.count < Self.mostPatterns else { break }
            if let pattern = GlobPattern(line: Substring(line)) { rules.patterns.append((depth, pattern)) }
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

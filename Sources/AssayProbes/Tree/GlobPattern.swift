/// A pattern of `.gitignore` (gitignore(5)): `*`, `?`, `[…]`, `**`, anchors, `!` and a trailing slash, read as git
/// itself reads them.
struct GlobPattern: Sendable, Hashable {
    /// Whether a match takes back what an earlier pattern ignored.
    let isNegated: Bool
    /// Whether only folders are meant.
    let isFolderOnly: Bool
    /// Whether the pattern is matched against the whole path below its file, not against the last name alone.
    let isAnchored: Bool
    private let expression: GlobExpression

    /// Reads a line; nil for blank lines, comments, and patterns that git takes for broken and that never match.
    init?(line: some StringProtocol) {
        var bytes = Array(line.utf8)
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        guard bytes.first != UInt8(ascii: "#"), bytes.count <= 1_024 else { return nil }
        Self.trim(&bytes)
        isNegated = bytes.first == UInt8(ascii: "!")
        if isNegated { bytes.removeFirst() }
        isFolderOnly = bytes.last == UInt8(ascii: "/")
        if isFolderOnly { bytes.removeLast() }
        isAnchored = bytes.contains(UInt8(ascii: "/"))
        if bytes.first == UInt8(ascii: "/") { bytes.removeFirst() }
        guard !bytes.isEmpty, let expression = GlobExpression(bytes, isPath: isAnchored) else { return nil }
        self.expression = expression
    }

    /// Takes spaces off the end, but for one that a backslash keeps.
    private static func trim(_ bytes: inout [UInt8]) {
        var end = bytes.count
        var index = 0
        var firstSpace: Int?
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: " ") {
                firstSpace = firstSpace ?? index
            } else {
                firstSpace = nil
                if bytes[index] == UInt8(ascii: "\\") { index += 1 }
            }
            index += 1
        }
        if let firstSpace { end = firstSpace }
        bytes.removeSubrange(end...)
    }

    /// Whether the pattern matches a path, given as its names relative to the folder of the pattern's file.
    func matches(_ names: ArraySlice<[UInt8]>) -> Bool {
        guard isAnchored else { return names.last.map(expression.matches) ?? false }
        return expression.matches(Array(names.joined(separator: CollectionOfOne(UInt8(ascii: "/")))))
    }
}

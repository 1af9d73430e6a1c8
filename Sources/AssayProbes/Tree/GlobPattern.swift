/// A pattern of `.gitignore` (gitignore(5)): `*`, `?`, `[…]`, `**`, anchors, `!` and a trailing slash.
///
/// Matching takes time linear in pattern × path; there is no backtracking beyond the last star.
struct GlobPattern: Sendable, Hashable {
    /// Whether a match takes back what an earlier pattern ignored.
    let isNegated: Bool
    /// Whether only folders are meant.
    let isFolderOnly: Bool
    /// Whether the pattern is matched against the whole path below its file, not against the last name alone.
    let isAnchored: Bool
    private let parts: [[UInt8]]

    /// Reads a line; nil for blank lines and comments.
    init?(line: some StringProtocol) {
        var bytes = Array(line.utf8)
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        while bytes.last == UInt8(ascii: " "), bytes.dropLast().last != UInt8(ascii: "\\") { bytes.removeLast() }
        guard let first = bytes.first, first != UInt8(ascii: "#"), bytes.count <= 1_024 else { return nil }
        isNegated = first == UInt8(ascii: "!")
        if isNegated { bytes.removeFirst() }
        isFolderOnly = bytes.last == UInt8(ascii: "/")
        if isFolderOnly { bytes.removeLast() }
        let isRooted = bytes.first == UInt8(ascii: "/")
        if isRooted { bytes.removeFirst() }
        guard !bytes.isEmpty else { return nil }
        isAnchored = isRooted || bytes.contains(UInt8(ascii: "/"))
        parts = bytes.split(separator: UInt8(ascii: "/")).map(Array.init)
    }

    /// Whether the pattern matches a path, given as its names relative to the folder of the pattern's file.
    func matches(_ names: ArraySlice<[UInt8]>) -> Bool {
        guard isAnchored else { return names.last.map { Self.matches(parts.first ?? [], $0) } ?? false }
        // A row of the usual table: which prefixes of the pattern match the names so far.
        let isAny = parts.map { $0 == [UInt8(ascii: "*"), UInt8(ascii: "*")] }
        var row = [Bool](repeating: false, count: parts.count + 1)
        row[0] = true
        for index in parts.indices where isAny[index] && row[index] { row[index + 1] = index + 1 < parts.count }
        for (position, name) in names.enumerated() {
            let isLast = position == names.count - 1
            var next = [Bool](repeating: false, count: parts.count + 1)
            for index in parts.indices where row[index] || (isAny[index] && next[index]) {
                if isAny[index] {
                    next[index] = next[index] || row[index]
                    next[index + 1] = next[index + 1] || row[index] && (index + 1 < parts.count || isLast)
                } else if Self.matches(parts[index], name) {
                    next[index + 1] = true
                }
            }
            row = next
        }
        return row[parts.count]
    }

    /// Whether one name matches one part of a pattern.
    static func matches(_ pattern: [UInt8], _ name: [UInt8]) -> Bool {
        var patternIndex = 0
        var nameIndex = 0
        var star: (pattern: Int, name: Int)?
        while nameIndex < name.count {
            if patternIndex < pattern.count, pattern[patternIndex] == UInt8(ascii: "*") {
                star = (patternIndex, nameIndex)
                patternIndex += 1
            } else if patternIndex < pattern.count,
                let end = matchOne(pattern, at: patternIndex, name[nameIndex])
            {
                patternIndex = end
                nameIndex += 1
            } else if let last = star {
                star = (last.pattern, last.name + 1)
                patternIndex = last.pattern + 1
                nameIndex = last.name + 1
            } else {
                return false
            }
        }
        while patternIndex < pattern.count, pattern[patternIndex] == UInt8(ascii: "*") { patternIndex += 1 }
        return patternIndex == pattern.count
    }

    /// Matches one byte against the element at an index; returns the index after the element where it matches.
    private static func matchOne(_ pattern: [UInt8], at index: Int, _ byte: UInt8) -> Int? {
        switch pattern[index] {
        case UInt8(ascii: "?"):
            return index + 1
        case UInt8(ascii: "\\") where index + 1 < pattern.count:
            return pattern[index + 1] == byte ? index + 2 : nil
        case UInt8(ascii: "["):
            return matchClass(pattern, at: index, byte)
        default:
            return pattern[index] == byte ? index + 1 : nil
        }
    }

    private static func matchClass(_ pattern: [UInt8], at index: Int, _ byte: UInt8) -> Int? {
        var cursor = index + 1
        let isInverted = cursor < pattern.count && [UInt8(ascii: "!"), UInt8(ascii: "^")].contains(pattern[cursor])
        if isInverted { cursor += 1 }
        var isMember = false
        var isFirst = true
        while cursor < pattern.count, isFirst || pattern[cursor] != UInt8(ascii: "]") {
            isFirst = false
            let low = pattern[cursor]
            if cursor + 2 < pattern.count, pattern[cursor + 1] == UInt8(ascii: "-"),
                pattern[cursor + 2] != UInt8(ascii: "]")
            {
                isMember = isMember || (low <= byte && byte <= pattern[cursor + 2])
                cursor += 3
            } else {
                isMember = isMember || low == byte
                cursor += 1
            }
        }
        // Without its closing bracket it is an ordinary character.
        guard cursor < pattern.count else { return pattern[index] == byte ? index + 1 : nil }
        return isMember != isInverted ? cursor + 1 : nil
    }
}

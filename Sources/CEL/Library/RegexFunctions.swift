import LinearRegex

/// What the regex library does, on values of Swift.
enum RegexFunctions {
    /// The text with matches replaced, the first `limit` of them, or all where that is negative.
    ///
    /// In the replacement, `\1` to `\9` stand for what the groups matched, `\0` for the whole match and `\\` for a
    /// backslash.
    static func replacing(
        _ regex: LinearRegex,
        with replacement: String,
        in text: String,
        limit: Int64 = -1
    ) throws(CELFailure) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var copied = 0
        var remaining = limit
        var parts: [ReplacementPart] = []
        var isRead = false
        var matches = RegexMatches(of: regex, in: bytes)
        while remaining != 0, let match = matches.next() {
            remaining -= remaining > 0 ? 1 : 0
            // Read only where something matches, as the reference does: without a match no replacement is wrong.
            if !isRead { parts = try ReplacementPart.parts(of: replacement, groupCount: regex.groupCount) }
            isRead = true
            result.append(contentsOf: bytes[copied..<match.range.lowerBound])
            for part in parts {
                switch part {
                case .text(let text): result.append(contentsOf: text)
                case .group(let index):
                    if let group = match.groups[index] { result.append(contentsOf: bytes[group]) }
                }
                try LibraryBounds.check(bytes: result.count, given: bytes.count)
            }
            copied = match.range.upperBound
        }
        result.append(contentsOf: bytes[copied...])
        try LibraryBounds.check(bytes: result.count, given: bytes.count)
        return String(decoding: result, as: UTF8.self)
    }

    /// What the first match's group matched, or the whole match where the pattern has no group; nil without a match, and
    /// where the group matched nothing.
    static func extracted(_ regex: LinearRegex, from text: String) throws(CELFailure) -> String? {
        try checkGroups(of: regex, for: .extract)
        let bytes = Array(text.utf8)
        guard let match = regex.firstMatch(in: bytes) else { return nil }
        guard regex.groupCount == 1 else { return String(decoding: bytes[match.range], as: UTF8.self) }
        guard let group = match.groups[1], !group.isEmpty else { return nil }
        return String(decoding: bytes[group], as: UTF8.self)
    }

    /// What each match's group matched, or the whole matches where the pattern has no group; groups that matched nothing
    /// are left out.
    static func allExtracted(_ regex: LinearRegex, from text: String) throws(CELFailure) -> [CELValue] {
        try checkGroups(of: regex, for: .extractAll)
        let bytes = Array(text.utf8)
        var result: [CELValue] = []
        for match in RegexMatches(of: regex, in: bytes) {
            var range = match.range
            if regex.groupCount == 1 {
                guard let group = match.groups[1], !group.isEmpty else { continue }
                range = group
            }
            result.append(.string(String(decoding: bytes[range], as: UTF8.self)))
            try LibraryBounds.check(elements: result.count)
        }
        return result
    }

    private static func checkGroups(of regex: LinearRegex, for function: RegexFunction) throws(CELFailure) {
        guard regex.groupCount <= 1 else {
            throw .invalidArgument("\(function.rawValue): the pattern has more than one group")
        }
    }
}

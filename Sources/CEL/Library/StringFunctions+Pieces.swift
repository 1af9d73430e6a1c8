extension StringFunctions {
    /// The text with occurrences of one text replaced by another, the first `limit` of them, or all where that is negative.
    ///
    /// The empty text occurs before every scalar and at the end.
    static func replacing(
        _ old: String,
        with new: String,
        in text: String,
        limit: Int64 = -1
    ) throws(CELFailure) -> String {
        if limit == 0 { return text }
        let scalars = ScalarText(text)
        let (given, oldCount) = (scalars.byteCount, old.utf8.count)
        var result = ""
        var size = 0
        var copied = 0
        var from = 0
        var remaining = limit
        while remaining != 0, let found = scalars.firstIndex(of: old, from: from) {
            size += found - copied + new.utf8.count
            try LibraryBounds.check(bytes: size, given: given)
            result += scalars.part(copied..<found)
            result += new
            copied = found + oldCount
            from = oldCount == 0 ? scalars.nextScalar(after: found) : copied
            remaining -= remaining > 0 ? 1 : 0
        }
        if size == 0, copied == 0 { return text }
        try LibraryBounds.check(bytes: size + given - copied, given: given)
        result += scalars.part(copied..<given)
        return result
    }

    /// The pieces between separators, at most `limit` of them with the rest in the last, or all where that is negative.
    ///
    /// The empty separator stands between any two scalars.
    static func pieces(of text: String, by separator: String, limit: Int64 = -1) throws(CELFailure) -> [CELValue] {
        if limit == 0 { return [] }
        let scalars = ScalarText(text)
        let (end, separatorCount) = (scalars.byteCount, separator.utf8.count)
        if separatorCount == 0, end == 0 { return [] }
        var pieces: [CELValue] = []
        var start = 0
        while limit < 0 || Int64(pieces.count) < limit - 1 {
            // The empty separator stands behind the next scalar, but not at the text's end.
            let from = separatorCount == 0 ? scalars.nextScalar(after: start) : start
            guard separatorCount > 0 || from < end, let found = scalars.firstIndex(of: separator, from: from) else {
                break
            }
            pieces.append(.string(String(scalars.part(start..<found))))
            try LibraryBounds.check(elements: pieces.count)
            start = found + separatorCount
        }
        pieces.append(.string(String(scalars.part(start..<end))))
        return pieces
    }

    /// The texts one after another, with a separator between any two.
    static func joined(_ texts: [CELValue], by separator: String = "") throws(CELFailure) -> String {
        var result = ""
        for (index, text) in texts.enumerated() {
            guard case .string(let text) = text else { throw .mismatch("join", [.list(texts), text]) }
            try LibraryBounds.check(bytes: result.utf8.count + separator.utf8.count + text.utf8.count)
            if index > 0 { result += separator }
            result += text
        }
        return result
    }
}

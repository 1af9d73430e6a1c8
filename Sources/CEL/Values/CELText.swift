/// Texts as bytes: comparison, hashing and search that know nothing of canonical equivalence or Characters.
enum CELText {
    /// Whether two texts have the same scalars.
    @inline(__always)
    static func isEqual(_ left: String, _ right: String) -> Bool {
        // Strings whose two words have the same bits are the same string, however the standard library uses the words. Short
        // texts are in the words themselves.
        let (ours, theirs) = unsafe (unsafeBitCast(left, to: Words.self), unsafeBitCast(right, to: Words.self))
        if ours.first == theirs.first, ours.second == theirs.second { return true }
        return left.utf8.count == right.utf8.count && startsWith(left.utf8.span, right.utf8.span)
    }

    private struct Words {
        let first: UInt64
        let second: UInt64
    }

    /// Compares texts by Unicode scalar, which is the order of their UTF-8 bytes.
    static func compare(_ left: String, _ right: String) -> CELOrdering {
        compare(left.utf8.span, right.utf8.span)
    }

    /// Compares bytes; a beginning comes before the whole.
    static func compare(_ left: Span<UInt8>, _ right: Span<UInt8>) -> CELOrdering {
        let shared = min(left.count, right.count)
        var index = 0
        while index + 8 <= shared, word(left, at: index) == word(right, at: index) { index += 8 }
        while index < shared {
            if left[index] != right[index] { return left[index] < right[index] ? .ascending : .descending }
            index += 1
        }
        return CELOrdering(left.count, right.count)
    }

    /// Whether bytes begin with others.
    @inline(__always)
    static func startsWith(_ bytes: Span<UInt8>, _ prefix: Span<UInt8>) -> Bool {
        let count = prefix.count
        guard count <= bytes.count else { return false }
        guard count >= 8 else {
            var index = 0
            while index < count {
                if bytes[index] != prefix[index] { return false }
                index += 1
            }
            return true
        }
        var index = 0
        while index < count - 8 {
            if word(bytes, at: index) != word(prefix, at: index) { return false }
            index += 8
        }
        return word(bytes, at: count - 8) == word(prefix, at: count - 8)
    }

    /// Eight bytes at a position, as a number that depends on the machine's byte order.
    @inline(__always)
    static func word(_ bytes: Span<UInt8>, at position: Int) -> UInt64 {
        // The load itself checks that it stays within the bytes, and eight bytes of any value are a number.
        unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
    }

    /// Whether bytes end with others.
    static func endsWith(_ bytes: Span<UInt8>, _ suffix: Span<UInt8>) -> Bool {
        guard suffix.count <= bytes.count else { return false }
        return startsWith(bytes.extracting(droppingFirst: bytes.count - suffix.count), suffix)
    }

    /// The number of Unicode scalars.
    static func scalarCount(_ text: String) -> Int {
        let bytes = text.utf8.span
        var count = 0
        for index in bytes.indices where bytes[index] & 0xC0 != 0x80 { count += 1 }
        return count
    }

    /// The position of the first occurrence of some bytes in others at or after a position, in time linear in both.
    static func firstIndex(of needle: Span<UInt8>, in bytes: Span<UInt8>, from start: Int = 0) -> Int? {
        guard start >= 0, start <= bytes.count, needle.count <= bytes.count - start else { return nil }
        guard needle.count > 0 else { return start }
        return needle.count <= 16
            ? firstIndexOfShort(needle, in: bytes, from: start)
            : firstIndexOfLong(needle, in: bytes, from: start)
    }

    private static func firstIndexOfShort(_ needle: Span<UInt8>, in bytes: Span<UInt8>, from start: Int) -> Int? {
        let first = needle[0]
        var position = start
        while position <= bytes.count - needle.count {
            if bytes[position] == first {
                var matched = 1
                while matched < needle.count, bytes[position + matched] == needle[matched] { matched += 1 }
                if matched == needle.count { return position }
            }
            position += 1
        }
        return nil
    }

    /// Knuth, Morris and Pratt: no pair of texts makes it slow.
    private static func firstIndexOfLong(_ needle: Span<UInt8>, in bytes: Span<UInt8>, from start: Int) -> Int? {
        var borders = [Int](repeating: 0, count: needle.count)
        var matched = 0
        for index in 1..<needle.count {
            while matched > 0, needle[index] != needle[matched] { matched = borders[matched - 1] }
            if needle[index] == needle[matched] { matched += 1 }
            borders[index] = matched
        }
        matched = 0
        for index in start..<bytes.count {
            while matched > 0, bytes[index] != needle[matched] { matched = borders[matched - 1] }
            if bytes[index] == needle[matched] { matched += 1 }
            if matched == needle.count { return index + 1 - matched }
        }
        return nil
    }
}

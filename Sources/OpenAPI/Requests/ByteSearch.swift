/// A search for bytes in bytes.
enum ByteSearch {
    /// The first place of a sequence of bytes at or after an index.
    static func first(_ wanted: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard let head = wanted.first, start >= 0 else { return nil }
        var index = start
        while index + wanted.count <= bytes.count {
            if bytes[index] == head, bytes[index..<(index + wanted.count)].elementsEqual(wanted) { return index }
            index += 1
        }
        return nil
    }
}

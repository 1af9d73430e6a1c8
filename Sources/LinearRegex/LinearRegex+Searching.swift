extension LinearRegex {
    /// Whether the text contains a match.
    public func matches(_ text: String) -> Bool {
        unsafe Self.withBytes(of: text) { unsafe matches(in: $0) }
    }

    /// Whether the bytes contain a match.
    public func matches(in bytes: [UInt8]) -> Bool {
        unsafe bytes.withUnsafeBufferPointer { unsafe matches(in: $0) }
    }

    /// Whether the bytes contain a match.
    public func matches(in bytes: Span<UInt8>) -> Bool {
        unsafe bytes.withUnsafeBufferPointer { unsafe matches(in: $0) }
    }

    /// Whether the bytes contain a match.
    @unsafe
    public func matches(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let request = unsafe SearchRequest(text: bytes, window: 0..<bytes.count, isAnchored: false)
        return matcher.withCache { $0.matches(request) }
    }

    /// Whether the text as a whole is a match.
    public func matchesWhole(_ text: String) -> Bool {
        unsafe Self.withBytes(of: text) { unsafe matchesWhole(in: $0) }
    }

    /// Whether the bytes as a whole are a match.
    public func matchesWhole(in bytes: [UInt8]) -> Bool {
        unsafe bytes.withUnsafeBufferPointer { unsafe matchesWhole(in: $0) }
    }

    /// Whether the bytes as a whole are a match.
    @unsafe
    public func matchesWhole(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let request = unsafe SearchRequest(text: bytes, window: 0..<bytes.count, isAnchored: true, isWhole: true)
        return matcher.withCache { $0.matches(request) }
    }

    /// The bytes of a text, without a copy where the text allows it.
    static func withBytes<Result>(of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = unsafe text.utf8.withContiguousStorageIfAvailable(body) { return result }
        return unsafe Array(text.utf8).withUnsafeBufferPointer(body)
    }
}

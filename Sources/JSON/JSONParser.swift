/// A strict parser for JSON texts under RFC 8259, bounded by limits.
public struct JSONParser: Hashable, Sendable {
    /// What a text may cost.
    public var limits: JSONLimits
    /// Whether an escaped surrogate without its other half is taken for U+FFFD instead of refused.
    public var allowsLoneSurrogates: Bool
    /// Whether a byte order mark at the start is skipped instead of refused.
    public var allowsByteOrderMark: Bool

    /// Configures a parser; by default it refuses everything that the standard does not require it to take.
    ///
    /// - Parameters:
    ///   - limits: What a text may cost.
    ///   - allowsLoneSurrogates: Whether an escaped surrogate without its other half is taken for U+FFFD.
    ///   - allowsByteOrderMark: Whether a byte order mark at the start is skipped.
    public init(
        limits: JSONLimits = JSONLimits(),
        allowsLoneSurrogates: Bool = false,
        allowsByteOrderMark: Bool = false
    ) {
        self.limits = limits
        self.allowsLoneSurrogates = allowsLoneSurrogates
        self.allowsByteOrderMark = allowsByteOrderMark
    }

    /// Parses a text into a value, taking the last of equal keys.
    ///
    /// - Parameter bytes: The whole text as UTF-8.
    /// - Returns: The value.
    /// - Throws: ``JSONError`` with the position of the first violation.
    public func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
        var reader = JSONReader(bytes: bytes, parser: self, builder: JSONValueBuilder())
        return try reader.readText()
    }

    /// Parses a text that is a part of a larger array; positions count from the start of the slice.
    ///
    /// - Parameter bytes: The text as UTF-8.
    /// - Returns: The value.
    /// - Throws: ``JSONError`` with the position of the first violation.
    public func parse(_ bytes: ArraySlice<UInt8>) throws(JSONError) -> JSONValue {
        try parse(Array(bytes))
    }

    /// Parses a text held in a string.
    ///
    /// - Parameter text: The whole text.
    /// - Returns: The value.
    /// - Throws: ``JSONError`` with the position of the first violation.
    public func parse(_ text: String) throws(JSONError) -> JSONValue {
        try parse(Array(text.utf8))
    }

    /// Parses a text into nodes that know their places, and reports equal keys.
    ///
    /// - Parameter bytes: The whole text as UTF-8.
    /// - Returns: The nodes, the lines and the repeated keys.
    /// - Throws: ``JSONError`` with the position of the first violation.
    public func document(_ bytes: [UInt8]) throws(JSONError) -> JSONDocument {
        var reader = JSONReader(bytes: bytes, parser: self, builder: JSONNodeBuilder())
        let root = try reader.readText()
        let sourceMap = SourceMap(bytes)
        let duplicateKeys = reader.builder.repetitions
            .sorted { $0.again.keySpan.lowerBound < $1.again.keySpan.lowerBound }
            .map { repetition in
                JSONDuplicateKey(
                    key: repetition.again.key,
                    span: repetition.again.keySpan,
                    position: sourceMap.position(at: repetition.again.keySpan.lowerBound),
                    firstPosition: sourceMap.position(at: repetition.first.keySpan.lowerBound)
                )
            }
        return JSONDocument(root: root, duplicateKeys: duplicateKeys, sourceMap: sourceMap)
    }

    /// Parses a text held in a string into nodes that know their places, and reports equal keys.
    ///
    /// - Parameter text: The whole text.
    /// - Returns: The nodes, the lines and the repeated keys.
    /// - Throws: ``JSONError`` with the position of the first violation.
    public func document(_ text: String) throws(JSONError) -> JSONDocument {
        try document(Array(text.utf8))
    }
}

extension JSONValue {
    /// Parses a JSON text under RFC 8259, taking the last of equal keys.
    ///
    /// - Parameters:
    ///   - bytes: The whole text as UTF-8.
    ///   - limits: What the text may cost.
    /// - Returns: The value.
    /// - Throws: ``JSONError`` with the position of the first violation.
    public static func parse(_ bytes: [UInt8], limits: JSONLimits = JSONLimits()) throws(JSONError) -> JSONValue {
        try JSONParser(limits: limits).parse(bytes)
    }

    /// Parses a JSON text that is a part of a larger array; positions count from the start of the slice.
    ///
    /// - Parameters:
    ///   - bytes: The text as UTF-8.
    ///   - limits: What the text may cost.
    /// - Returns: The value.
    /// - Throws: ``JSONError`` with the position of the first violation.
    public static func parse(_ bytes: ArraySlice<UInt8>, limits: JSONLimits = JSONLimits()) throws(JSONError)
        -> JSONValue
    {
        try JSONParser(limits: limits).parse(bytes)
    }

    /// Parses a JSON text held in a string.
    ///
    /// - Parameters:
    ///   - text: The whole text.
    ///   - limits: What the text may cost.
    /// - Returns: The value.
    /// - Throws: ``JSONError`` with the position of the first violation.
    public static func parse(_ text: String, limits: JSONLimits = JSONLimits()) throws(JSONError) -> JSONValue {
        try JSONParser(limits: limits).parse(text)
    }
}

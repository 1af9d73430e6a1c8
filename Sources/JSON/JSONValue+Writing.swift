extension JSONValue {
    /// Writes the value as UTF-8.
    ///
    /// - Parameter style: Whether to write for machines, for people or for digests.
    /// - Returns: The text, without a newline at its end.
    public func serialized(_ style: JSONStyle = .compact) -> [UInt8] {
        var writer = JSONWriter(style: style)
        writer.write(self)
        return writer.output
    }

    /// Writes the value as a string.
    ///
    /// - Parameter style: Whether to write for machines, for people or for digests.
    /// - Returns: The text, without a newline at its end.
    public func text(_ style: JSONStyle = .compact) -> String {
        String(decoding: serialized(style), as: UTF8.self)
    }
}

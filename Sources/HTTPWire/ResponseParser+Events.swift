extension ResponseParser {
    /// Reads bytes and adds the parts of the response that they complete.
    ///
    /// Parts that were complete before an error are added all the same.
    ///
    /// - Returns: How many bytes were read; fewer than given when the response ended before.
    /// - Throws: what makes the response unreadable; every later call throws the same.
    @discardableResult
    public mutating func consume(
        _ bytes: Span<UInt8>,
        into events: inout [ResponseEvent]
    ) throws(HTTPWireError) -> Int {
        var offset = 0
        while let step = try step(in: bytes, at: &offset) {
            switch step {
            case .informational(let head): events.append(.informational(head))
            case .head(let head): events.append(.head(head))
            case .body(let range):
                var body: [UInt8] = []
                body.append(copying: bytes.extracting(range))
                events.append(.body(body))
            case .end(let trailers): events.append(.end(trailers))
            }
        }
        return offset
    }

    /// Reads bytes and adds the parts of the response that they complete, as the form on spans does.
    ///
    /// - Returns: How many bytes were read; fewer than given when the response ended before.
    /// - Throws: what makes the response unreadable; every later call throws the same.
    @discardableResult
    public mutating func consume(
        _ bytes: [UInt8],
        into events: inout [ResponseEvent]
    ) throws(HTTPWireError) -> Int {
        try consume(bytes.span, into: &events)
    }
}

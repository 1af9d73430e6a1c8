/// Finds the empty line that ends a head or trailer section, looking at each byte once.
struct SectionScanner: Sendable {
    /// How far the section has been looked at.
    private(set) var scanned = 0
    private var lineStart = 0

    /// Looks on through a section that starts at `base`.
    ///
    /// - Parameters:
    ///   - bytes: Bytes that hold the section so far.
    ///   - base: Where the section starts in them.
    ///   - budget: How many bytes of the section may be looked at.
    ///   - isStrict: Whether a bare line feed is an error.
    ///   - anomalies: Where a bare line feed is noted otherwise.
    /// - Returns: The section's length with its empty line, or `nil` when the line is not there yet.
    /// - Throws: a bare line feed under strict reading.
    mutating func end(
        in bytes: Span<UInt8>,
        from base: Int,
        budget: Int,
        isStrict: Bool,
        anomalies: inout ResponseAnomalies
    ) throws(HTTPWireError) -> Int? {
        let limit = min(bytes.count - base, budget)
        while scanned < limit {
            let index = scanned
            scanned += 1
            guard bytes[base + index] == .lineFeed else { continue }
            let hasCarriageReturn = index > lineStart && bytes[base + index - 1] == .carriageReturn
            if !hasCarriageReturn {
                guard !isStrict else { throw .bareLineFeed }
                anomalies.insert(.bareLineFeed)
            }
            if index - lineStart == (hasCarriageReturn ? 1 : 0) { return scanned }
            lineStart = scanned
        }
        return nil
    }
}

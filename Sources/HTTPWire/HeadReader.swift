/// Reads a whole head: the status line here, the fields in ``FieldSection``.
struct HeadReader: Sendable {
    let limits: ResponseLimits
    let strictness: ResponseParser.Strictness
    let retention: ResponseParser.Retention

    /// Reads a head that ends in its empty line.
    ///
    /// - Parameters:
    ///   - bytes: The head.
    ///   - method: The method of the request.
    ///   - fieldCount: Set to the number of fields.
    /// - Returns: The head, with its framing decided.
    /// - Throws: what makes the head unreadable.
    func head(
        from bytes: Span<UInt8>,
        method: RequestMethod,
        fieldCount: inout Int
    ) throws(HTTPWireError) -> ResponseHead {
        let line = bytes.line(from: 0)
        let minor = try Self.minorVersion(bytes)
        guard line.content.upperBound >= 12, bytes[8] == .space,
            bytes[9].isDigit, bytes[10].isDigit, bytes[11].isDigit
        else { throw .malformedStatusLine }
        let status = Int(bytes[9] - 0x30) * 100 + Int(bytes[10] - 0x30) * 10 + Int(bytes[11] - 0x30)
        guard status >= 100 else { throw .malformedStatusLine }
        var section = FieldSection(self, fieldCount: 0)
        if status > 599 { try section.readOver(.irregularStatusLine, or: .malformedStatusLine) }
        let reason = try reason(bytes, line.content, &section)
        try section.read(bytes, from: line.next)
        fieldCount = section.count

        let version = HTTPVersion(minor: minor)
        let framing = try section.framing(status: status, method: method, version: version)
        return ResponseHead(
            version: version,
            status: status,
            reason: reason,
            fields: HTTPFields(section.kept),
            framing: framing,
            keepsAlive: section.keepsAlive(version: version, framing: framing),
            anomalies: section.anomalies
        )
    }

    private static func minorVersion(_ bytes: Span<UInt8>) throws(HTTPWireError) -> UInt8 {
        // The parser has compared the first five bytes; a head is at least that long and one line end.
        guard bytes.count > 8 else { throw .malformedStatusLine }
        guard bytes[5].isDigit else { throw .malformedStatusLine }
        guard bytes[5] == 0x31 else { throw .unsupportedVersion }
        guard bytes[6] == 0x2E, bytes[7].isDigit else { throw .malformedStatusLine }
        return bytes[7] - 0x30
    }

    private func reason(
        _ bytes: Span<UInt8>,
        _ line: Range<Int>,
        _ section: inout FieldSection
    ) throws(HTTPWireError) -> String {
        guard line.upperBound > 12 else {
            try section.readOver(.irregularStatusLine, or: .malformedStatusLine)
            return ""
        }
        guard bytes[12] == .space else { throw .malformedStatusLine }
        let range = 13..<line.upperBound
        for index in range where bytes[index].isControl {
            guard bytes[index] != 0, bytes[index] != .carriageReturn else { throw .malformedStatusLine }
            try section.readOver(.controlCharacter, or: .malformedStatusLine)
        }
        return retention == .all ? String(fieldBytes: bytes.extracting(range)) : ""
    }
}

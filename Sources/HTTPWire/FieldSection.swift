/// The fields of a head or trailer section, and what they say about framing.
struct FieldSection: Sendable {
    /// The fields that are kept.
    private(set) var kept: [HTTPField] = []
    /// How many fields there are, those of the head included where this is a trailer section.
    private(set) var count: Int
    var anomalies: ResponseAnomalies = []
    var framingFields = FramingFields()

    private let reader: HeadReader

    init(_ reader: HeadReader, fieldCount: Int) {
        self.reader = reader
        count = fieldCount
    }

    /// Notes a deviation, or throws under strict reading.
    mutating func readOver(_ anomaly: ResponseAnomalies, or error: HTTPWireError) throws(HTTPWireError) {
        guard reader.strictness == .lenient else { throw error }
        anomalies.insert(anomaly)
    }

    /// Reads field lines up to the empty line.
    mutating func read(_ bytes: Span<UInt8>, from start: Int) throws(HTTPWireError) {
        var position = start
        var number = 0
        while position < bytes.count {
            let line = bytes.line(from: position)
            guard !line.content.isEmpty else { return }
            number += 1
            count += 1
            guard count <= reader.limits.maxFields else { throw .tooManyFields(limit: reader.limits.maxFields) }
            let name = try readName(bytes, line.content, number)
            let value = (name.colon + 1)..<line.content.upperBound
            position = line.next
            if position < bytes.count, bytes[position].isBlank {
                anomalies.insert(.obsoleteFold)
                let unfolded = bytes.unfolded(value, at: &position)
                try take(bytes, name.range, unfolded.span, number)
            } else {
                try take(bytes, name.range, bytes.extracting(bytes.trimmed(value)), number)
            }
        }
    }

    private mutating func readName(
        _ bytes: Span<UInt8>,
        _ line: Range<Int>,
        _ number: Int
    ) throws(HTTPWireError) -> (range: Range<Int>, colon: Int) {
        var colon = line.lowerBound
        while colon < line.upperBound, bytes[colon].isToken { colon += 1 }
        let name = line.lowerBound..<colon
        guard !name.isEmpty else { throw .malformedField(line: number) }
        while colon < line.upperBound, bytes[colon].isBlank { colon += 1 }
        guard colon < line.upperBound, bytes[colon] == .colon else { throw .malformedField(line: number) }
        if colon > name.upperBound { try readOver(.spaceBeforeColon, or: .malformedField(line: number)) }
        return (name, colon)
    }

    private mutating func take(
        _ bytes: Span<UInt8>,
        _ name: Range<Int>,
        _ value: Span<UInt8>,
        _ number: Int
    ) throws(HTTPWireError) {
        for index in value.indices where value[index].isControl {
            let byte = value[index]
            guard byte != 0, byte != .carriageReturn else { throw .malformedField(line: number) }
            try readOver(.controlCharacter, or: .malformedField(line: number))
        }
        switch name.count {
        case 10 where bytes.spells("connection", in: name): framingFields.readConnection(value)
        case 14 where bytes.spells("content-length", in: name): try framingFields.readContentLength(value)
        case 17 where bytes.spells("transfer-encoding", in: name):
            try framingFields.readTransferEncoding(value, strictness: reader.strictness)
        default: break
        }
        guard reader.retention == .all else { return }
        kept.append(HTTPField(String(fieldBytes: bytes.extracting(name)), String(fieldBytes: value)))
    }
}

extension Span<UInt8> {
    /// Returns a value and its continuation lines, joined by one space each, and moves past them.
    fileprivate func unfolded(_ value: Range<Int>, at position: inout Int) -> [UInt8] {
        var joined: [UInt8] = []
        joined.append(copying: extracting(trimmed(value)))
        while position < count, self[position].isBlank {
            let line = line(from: position)
            let content = trimmed(line.content)
            if !content.isEmpty {
                if !joined.isEmpty { joined.append(.space) }
                joined.append(copying: extracting(content))
            }
            position = line.next
        }
        return joined
    }
}

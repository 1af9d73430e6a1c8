extension ResponseParser {
    /// Where a whole section was found.
    private enum Section {
        case inPlace(Range<Int>)
        /// Across several inputs.
        case buffered([UInt8])
    }

    private var isStrict: Bool { reader.strictness == .strict }

    mutating func readHead(in input: Span<UInt8>, at offset: inout Int) throws(HTTPWireError) -> ResponseHead? {
        guard informationalCount <= reader.limits.maxInformational else {
            throw .tooManyInformational(limit: reader.limits.maxInformational)
        }
        try skipEmptyLines(in: input, at: &offset)
        try checkProtocol(of: input, from: offset)
        guard let section = try readSection(in: input, at: &offset) else { return nil }
        let head: ResponseHead
        switch section {
        case .inPlace(let range):
            head = try reader.head(from: input.extracting(range), method: method, fieldCount: &usedFields)
        case .buffered(let bytes):
            head = try reader.head(from: bytes.span, method: method, fieldCount: &usedFields)
        }
        return head
    }

    mutating func readTrailers(in input: Span<UInt8>, at offset: inout Int) throws(HTTPWireError) -> HTTPFields? {
        guard let section = try readSection(in: input, at: &offset) else { return nil }
        var fields = FieldSection(reader, fieldCount: usedFields)
        switch section {
        case .inPlace(let range): try fields.read(input.extracting(range), from: 0)
        case .buffered(let bytes): try fields.read(bytes.span, from: 0)
        }
        anomalies.formUnion(fields.anomalies)
        usedFields = fields.count
        return HTTPFields(fields.kept)
    }

    /// Servers that count a body wrongly send an empty line too many; the next response then starts with it.
    private mutating func skipEmptyLines(in input: Span<UInt8>, at offset: inout Int) throws(HTTPWireError) {
        guard !isStrict, pending.isEmpty, informationalCount == 0 else { return }
        while offset < input.count, input[offset] == .carriageReturn || input[offset] == .lineFeed {
            guard emptyLineBytes < 8 else { throw .notHTTP }
            emptyLineBytes += 1
            offset += 1
            anomalies.insert(.emptyLinesBeforeHead)
        }
    }

    /// Another protocol's greeting has no empty line to wait for, so it is told by its first bytes.
    private func checkProtocol(of input: Span<UInt8>, from offset: Int) throws(HTTPWireError) {
        var index = pending.count
        guard index < 5 else { return }
        var position = offset
        for expected in "HTTP/".utf8.dropFirst(index) {
            guard position < input.count else { return }
            guard input[position] == expected else { throw .notHTTP }
            index += 1
            position += 1
        }
    }

    private mutating func readSection(in input: Span<UInt8>, at offset: inout Int) throws(HTTPWireError) -> Section? {
        let budget = max(0, reader.limits.maxHeadBytes - usedBytes)
        let available = input.count - offset
        if pending.isEmpty {
            let end = try scanner.end(
                in: input,
                from: offset,
                budget: budget,
                isStrict: isStrict,
                anomalies: &anomalies
            )
            if let end {
                let range = offset..<(offset + end)
                offset += end
                finishSection(end)
                return .inPlace(range)
            }
            guard available < budget else { throw .headTooLarge(limit: reader.limits.maxHeadBytes) }
            pending.append(copying: input.extracting(offset..<input.count))
            offset = input.count
            return nil
        }
        // Out of the parser, so that the scanner can be moved while the bytes are read.
        var bytes: [UInt8] = []
        swap(&bytes, &pending)
        let held = bytes.count
        let taken = min(available, budget - held)
        bytes.append(copying: input.extracting(offset..<(offset + taken)))
        let end = try scanner.end(
            in: bytes.span,
            from: 0,
            budget: budget,
            isStrict: isStrict,
            anomalies: &anomalies
        )
        if let end {
            offset += end - held
            finishSection(end)
            bytes.removeSubrange(end...)
            return .buffered(bytes)
        }
        offset += taken
        guard bytes.count < budget else { throw .headTooLarge(limit: reader.limits.maxHeadBytes) }
        swap(&bytes, &pending)
        return nil
    }

    private mutating func finishSection(_ count: Int) {
        usedBytes += count
        scanner = SectionScanner()
    }
}

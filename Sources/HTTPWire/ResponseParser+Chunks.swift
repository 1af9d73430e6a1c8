extension ResponseParser {
    /// Reads a chunk-size line on and returns what follows it, or `nil` when the line has not ended.
    mutating func readChunkLine(
        _ begun: ChunkLine,
        in input: Span<UInt8>,
        at offset: inout Int
    ) throws(HTTPWireError) -> State? {
        var line = begun
        while offset < input.count {
            let byte = input[offset]
            offset += 1
            line.count += 1
            guard line.count <= reader.limits.maxChunkLine else {
                throw .chunkLineTooLong(limit: reader.limits.maxChunkLine)
            }
            if byte == .lineFeed {
                if !line.sawCarriageReturn {
                    guard reader.strictness == .lenient else { throw .bareLineFeed }
                    anomalies.insert(.bareLineFeed)
                }
                return try stateAfter(line)
            }
            guard !line.sawCarriageReturn else { throw .invalidChunkSize }
            if byte == .carriageReturn {
                line.sawCarriageReturn = true
            } else {
                try read(byte, into: &line)
            }
        }
        state = .chunkLine(line)
        return nil
    }

    /// Reads the line end after the data of a chunk, and returns what follows, or `nil` when it is not there yet.
    mutating func readChunkEnd(
        _ sawCarriageReturn: Bool,
        in input: Span<UInt8>,
        at offset: inout Int
    ) throws(HTTPWireError) -> State? {
        guard offset < input.count else { return nil }
        let byte = input[offset]
        offset += 1
        switch byte {
        case .carriageReturn where !sawCarriageReturn:
            return .chunkEnd(sawCarriageReturn: true)
        case .lineFeed:
            if !sawCarriageReturn {
                guard reader.strictness == .lenient else { throw .bareLineFeed }
                anomalies.insert(.bareLineFeed)
            }
            return .chunkLine(ChunkLine())
        default:
            throw .invalidChunkEnd
        }
    }

    private mutating func stateAfter(_ line: ChunkLine) throws(HTTPWireError) -> State {
        guard line.hasDigit, let size = Int(exactly: line.size) else { throw .invalidChunkSize }
        if line.part == .padding {
            guard reader.strictness == .lenient else { throw .invalidChunkSize }
            anomalies.insert(.paddedChunkSize)
        }
        return size == 0 ? .trailers : .chunkData(remaining: size)
    }

    private func read(_ byte: UInt8, into line: inout ChunkLine) throws(HTTPWireError) {
        switch line.part {
        case .extension:
            guard !byte.isControl else { throw .invalidChunkSize }
        case .size, .padding:
            if line.part == .size, let digit = byte.hexValue {
                guard line.size >> 60 == 0 else { throw .invalidChunkSize }
                line.size = line.size << 4 | digit
                line.hasDigit = true
            } else if byte == .semicolon, line.hasDigit {
                line.part = .extension
            } else if byte.isBlank, line.hasDigit {
                line.part = .padding
            } else {
                throw .invalidChunkSize
            }
        }
    }
}

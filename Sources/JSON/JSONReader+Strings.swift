extension JSONReader {
    /// Reads a string whose opening quote is next.
    mutating func readString() throws(JSONError) -> String {
        let start = offset + 1
        let end = try closingQuote(from: start)
        offset = end.place + 1
        // Escapes are ASCII, so the text is valid exactly when its raw bytes are.
        do throws(UTF8.ValidationError) {
            let text = try UTF8Span(validating: bytes.span.extracting(start..<end.place))
            if !end.isAfterEscapes { return String(copying: text) }
        } catch {
            throw failure(.invalidUTF8, at: start + error.byteOffsets.lowerBound)
        }
        return try unescaped(start..<end.place)
    }

    /// The place of the quote that closes a string, and whether a backslash stands before it.
    private func closingQuote(from start: Int) throws(JSONError) -> (place: Int, isAfterEscapes: Bool) {
        let bytes = bytes.span
        var end = start
        var hasEscapes = false
        while end < bytes.count {
            switch bytes[end] {
            case UInt8(ascii: "\""): return (end, hasEscapes)
            case UInt8(ascii: "\\"):
                hasEscapes = true
                end += 2
            case 0..<0x20: throw failure(.controlCharacter(bytes[end]), at: end)
            default: end += 1
            }
        }
        throw failure(.unexpectedEnd(expected: "'\"'"), at: bytes.count)
    }

    private func unescaped(_ span: Range<Int>) throws(JSONError) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(span.count)
        var place = span.lowerBound
        while place < span.upperBound {
            let byte = bytes[place]
            guard byte == UInt8(ascii: "\\") else {
                output.append(byte)
                place += 1
                continue
            }
            // The scan for the closing quote has skipped one byte after every backslash, so there is one.
            switch bytes[place + 1] {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): output.append(bytes[place + 1])
            case UInt8(ascii: "b"): output.append(0x08)
            case UInt8(ascii: "f"): output.append(0x0C)
            case UInt8(ascii: "n"): output.append(0x0A)
            case UInt8(ascii: "r"): output.append(0x0D)
            case UInt8(ascii: "t"): output.append(0x09)
            case UInt8(ascii: "u"):
                let (scalar, length) = try escapedScalar(at: place, within: span)
                output.append(contentsOf: scalar.utf8)
                place += length
                continue
            default:
                throw failure(.invalidEscape, at: place)
            }
            place += 2
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Reads `\uXXXX`, or two of them that form a surrogate pair.
    private func escapedScalar(at place: Int, within span: Range<Int>) throws(JSONError) -> (
        Unicode.Scalar, length: Int
    ) {
        guard let unit = codeUnit(at: place, within: span) else { throw failure(.invalidEscape, at: place) }
        if let scalar = Unicode.Scalar(unit) { return (scalar, 6) }
        if UTF16.isLeadSurrogate(unit), let next = codeUnit(at: place + 6, within: span), UTF16.isTrailSurrogate(next) {
            return (UTF16.decode(UTF16.EncodedScalar([unit, next])), 12)
        }
        guard parser.allowsLoneSurrogates else { throw failure(.loneSurrogate, at: place) }
        return ("\u{FFFD}", 6)
    }

    private func codeUnit(at place: Int, within span: Range<Int>) -> UInt16? {
        guard place + 6 <= span.upperBound, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u")
        else {
            return nil
        }
        var unit: UInt16 = 0
        for byte in bytes[(place + 2)..<(place + 6)] {
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: return nil
            }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }
}

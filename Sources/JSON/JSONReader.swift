/// A recursive-descent reader of one text; it recurses once per level of nesting, within the limit.
struct JSONReader<Builder: JSONBuilder> {
    let bytes: [UInt8]
    let parser: JSONParser
    var builder: Builder
    var offset = 0
    private var valueCount = 0

    init(bytes: [UInt8], parser: JSONParser, builder: Builder) {
        self.bytes = bytes
        self.parser = parser
        self.builder = builder
    }

    /// Reads the whole text.
    mutating func readText() throws(JSONError) -> Builder.Value {
        guard bytes.count <= parser.limits.maxBytes else {
            throw failure(.tooManyBytes(limit: parser.limits.maxBytes), at: parser.limits.maxBytes)
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            guard parser.allowsByteOrderMark else { throw failure(.byteOrderMark, at: 0) }
            offset = 3
        }
        let value = try readValue(depth: 0, or: "a value")
        skipWhitespace()
        guard offset == bytes.count else { throw failure(.trailingContent, at: offset) }
        return value
    }

    private mutating func readValue(depth: Int, or expected: StaticString) throws(JSONError) -> Builder.Value {
        skipWhitespace()
        guard offset < bytes.count else { throw failure(.unexpectedEnd(expected: "\(expected)"), at: offset) }
        guard valueCount < parser.limits.maxValues else {
            throw failure(.tooManyValues(limit: parser.limits.maxValues), at: offset)
        }
        valueCount += 1
        let start = offset
        switch bytes[offset] {
        case UInt8(ascii: "{"):
            return try readObject(depth: depth)
        case UInt8(ascii: "["):
            return try readArray(depth: depth)
        case UInt8(ascii: "\""):
            let value = try readString()
            return builder.string(value, start..<offset)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let value = try readNumber()
            return builder.number(value, start..<offset)
        case UInt8(ascii: "t"):
            try skip("true")
            return builder.bool(true, start..<offset)
        case UInt8(ascii: "f"):
            try skip("false")
            return builder.bool(false, start..<offset)
        case UInt8(ascii: "n"):
            try skip("null")
            return builder.null(start..<offset)
        default:
            throw failure(.expected("\(expected)"), at: offset)
        }
    }

    private mutating func readArray(depth: Int) throws(JSONError) -> Builder.Value {
        let start = try enter(depth: depth)
        var elements: [Builder.Value] = []
        if !skipIfNext(UInt8(ascii: "]")) {
            var expected: StaticString = "a value or ']'"
            repeat {
                elements.append(try readValue(depth: depth + 1, or: expected))
                expected = "a value"
            } while try continues(until: UInt8(ascii: "]"), or: "',' or ']'")
        }
        return builder.array(elements, start..<offset)
    }

    private mutating func readObject(depth: Int) throws(JSONError) -> Builder.Value {
        let start = try enter(depth: depth)
        var members = builder.members()
        if !skipIfNext(UInt8(ascii: "}")) {
            var expected: StaticString = "a key or '}'"
            repeat {
                skipWhitespace()
                let keyStart = offset
                try requireNext(UInt8(ascii: "\""), or: expected)
                let key = try readString()
                let keySpan = keyStart..<offset
                skipWhitespace()
                try requireNext(UInt8(ascii: ":"), or: "':'")
                offset += 1
                let value = try readValue(depth: depth + 1, or: "a value")
                builder.add(value, key: key, keySpan, to: &members)
                expected = "a key"
            } while try continues(until: UInt8(ascii: "}"), or: "',' or '}'")
        }
        return builder.object(members, start..<offset)
    }

    private mutating func enter(depth: Int) throws(JSONError) -> Int {
        guard depth < parser.limits.maxDepth else {
            throw failure(.tooDeep(limit: parser.limits.maxDepth), at: offset)
        }
        offset += 1
        return offset - 1
    }

    /// Skips a comma, or the end of the array or object, and tells whether it was the comma.
    private mutating func continues(until end: UInt8, or expected: StaticString) throws(JSONError) -> Bool {
        skipWhitespace()
        if skipIfNext(end) { return false }
        try requireNext(UInt8(ascii: ","), or: expected)
        offset += 1
        return true
    }

    private mutating func readNumber() throws(JSONError) -> JSONNumber {
        switch NumberScan(bytes, from: offset) {
        case .complete(let end):
            defer { offset = end }
            // A number is ASCII, so the span is valid and small enough for one copy.
            let span = bytes.span.extracting(offset..<end)
            guard let text = try? UTF8Span(validating: span) else { throw failure(.invalidUTF8, at: offset) }
            return JSONNumber(checked: String(copying: text))
        case .missingDigit(let place):
            throw failure(place < bytes.count ? .expected("a digit") : .unexpectedEnd(expected: "a digit"), at: place)
        case .leadingZero(let place):
            throw failure(.leadingZero, at: place)
        }
    }

    private mutating func skip(_ literal: StaticString) throws(JSONError) {
        for place in 0..<literal.utf8CodeUnitCount {
            // The words are ASCII literals of this file, which always have a start.
            try requireNext(unsafe literal.utf8Start[place], or: literal)
            offset += 1
        }
    }

    private mutating func skipIfNext(_ byte: UInt8) -> Bool {
        skipWhitespace()
        guard offset < bytes.count, bytes[offset] == byte else { return false }
        offset += 1
        return true
    }

    private func requireNext(_ byte: UInt8, or expected: StaticString) throws(JSONError) {
        guard offset < bytes.count else { throw failure(.unexpectedEnd(expected: "\(expected)"), at: offset) }
        guard bytes[offset] == byte else { throw failure(.expected("\(expected)"), at: offset) }
    }

    private mutating func skipWhitespace() {
        while offset < bytes.count, bytes[offset] <= 0x20 {
            switch bytes[offset] {
            case 0x20, 0x0A, 0x0D, 0x09: offset += 1
            default: return
            }
        }
    }

    func failure(_ reason: JSONError.Reason, at place: Int) -> JSONError {
        let place = min(max(place, 0), bytes.count)
        // One byte more than the prefix decides whether a carriage return before the place is a line end by itself.
        let position = SourceMap(bytes[..<min(place + 1, bytes.count)]).position(at: place)
        return JSONError(reason: reason, offset: place, position: position)
    }
}

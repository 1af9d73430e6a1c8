/// Writes values as the clauses of a pattern ask for, within a bound.
struct ValueWriter {
    private var bytes: [UInt8] = []
    /// How many more bytes may be written, here and in the parts that are put together.
    private var budget: Int

    init(budget: Int) {
        self.budget = budget
    }

    /// What was written.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Writes bytes as they are.
    mutating func append(contentsOf part: some Collection<UInt8>) throws(CELFailure) {
        budget -= part.count
        if budget < 0 { throw .limitReached("memory") }
        bytes.append(contentsOf: part)
    }

    /// Writes a value as a clause asks for.
    mutating func append(_ value: CELValue, as clause: FormatClause) throws(CELFailure) {
        switch clause {
        case .string: try append(value, depth: 0)
        case .decimal: try append(contentsOf: try decimal(value).utf8)
        case .fixed(let digits):
            try append(
                contentsOf: try floating(value, clause: "%f") {
                    $0.rounded(fractionDigits: digits).fixedText(fractionDigits: digits)
                }
                .utf8
            )
        case .scientific(let digits):
            try append(
                contentsOf: try floating(value, clause: "%e") {
                    $0.rounded(significantDigitsAfterFirst: digits).scientificText(fractionDigits: digits)
                }
                .utf8
            )
        case .binary: try append(contentsOf: try whole(value, radix: 2, clause: "%b").utf8)
        case .octal: try append(contentsOf: try whole(value, radix: 8, clause: "%o").utf8)
        case .hexadecimal(let isUppercase): try appendHexadecimal(value, isUppercase: isUppercase)
        }
    }
}

// MARK: - In words

extension ValueWriter {
    private mutating func append(_ value: CELValue, depth: Int) throws(CELFailure) {
        switch value {
        case .null: try append(contentsOf: "null".utf8)
        case .bool(let bool): try append(contentsOf: (bool ? "true" : "false").utf8)
        case .int(let int): try append(contentsOf: String(int).utf8)
        case .uint(let uint): try append(contentsOf: String(uint).utf8)
        case .double(let double): try append(contentsOf: Self.plain(double).utf8)
        case .string(let text): try append(contentsOf: text.utf8)
        case .bytes(let bytes): try appendRepaired(bytes)
        case .duration(let duration):
            // As seconds of type double, which is what the specification says.
            let seconds = Double(duration.seconds) + Double(duration.nanoseconds) / 1e9
            try append(contentsOf: (Self.plain(seconds) + "s").utf8)
        case .timestamp(let timestamp): try append(contentsOf: timestamp.description.utf8)
        case .type(let type): try append(contentsOf: type.name.utf8)
        case .list(let list): try append(list, depth: depth)
        case .map(let map): try append(map, depth: depth)
        case .optional, .opaque: throw mismatch(value, clause: "%s")
        }
    }

    private mutating func append(_ list: [CELValue], depth: Int) throws(CELFailure) {
        if depth == LibraryBounds.depth { throw .limitReached("depth") }
        try append(contentsOf: "[".utf8)
        for (index, element) in list.enumerated() {
            if index > 0 { try append(contentsOf: ", ".utf8) }
            try append(element, depth: depth + 1)
        }
        try append(contentsOf: "]".utf8)
    }

    private mutating func append(_ map: CELMap, depth: Int) throws(CELFailure) {
        if depth == LibraryBounds.depth { throw .limitReached("depth") }
        // The entries are ordered by their keys' texts, so each is written apart first.
        var entries: [(key: [UInt8], entry: [UInt8])] = []
        entries.reserveCapacity(map.count)
        for (key, value) in zip(map.keys, map.values) {
            var part = ValueWriter(budget: budget)
            try part.append(key, depth: depth + 1)
            let text = part.bytes
            try part.append(contentsOf: ": ".utf8)
            try part.append(value, depth: depth + 1)
            budget = part.budget
            entries.append((text, part.bytes))
        }
        entries.sort { $0.key.lexicographicallyPrecedes($1.key) }
        try append(contentsOf: "{".utf8)
        for (index, entry) in entries.enumerated() {
            if index > 0 { try append(contentsOf: ", ".utf8) }
            try append(contentsOf: entry.entry)
        }
        try append(contentsOf: "}".utf8)
    }

    /// Writes bytes as UTF-8, with one U+FFFD in place of each run of bytes that are not.
    private mutating func appendRepaired(_ part: [UInt8]) throws(CELFailure) {
        var decoder = Unicode.UTF8()
        var iterator = part.makeIterator()
        var scalars = String.UnicodeScalarView()
        var isInInvalidRun = false
        decoding: while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar):
                scalars.append(scalar)
                isInInvalidRun = false
            case .error:
                if !isInInvalidRun { scalars.append("\u{FFFD}") }
                isInInvalidRun = true
            case .emptyInput:
                break decoding
            }
        }
        try append(contentsOf: String(scalars).utf8)
    }

    /// A double as people write it, without an exponent.
    private static func plain(_ value: Double) -> String {
        special(value) ?? DecimalDigits(shortest: value).plainText
    }

    /// The words for what is no finite number.
    private static func special(_ value: Double) -> String? {
        if value.isNaN { return "NaN" }
        return value.isInfinite ? (value < 0 ? "-Infinity" : "Infinity") : nil
    }
}

// MARK: - As numbers

extension ValueWriter {
    private func decimal(_ value: CELValue) throws(CELFailure) -> String {
        switch value {
        case .int(let int): String(int)
        case .uint(let uint): String(uint)
        case .double(let double): Self.plain(double)
        default: throw mismatch(value, clause: "%d")
        }
    }

    private func floating(
        _ value: CELValue,
        clause: String,
        _ text: (DecimalDigits) -> String
    ) throws(CELFailure) -> String {
        let double: Double
        switch value {
        case .int(let int): double = Double(int)
        case .uint(let uint): double = Double(uint)
        case .double(let value): double = value
        default: throw mismatch(value, clause: clause)
        }
        return Self.special(double) ?? text(DecimalDigits(exactly: double))
    }

    private func whole(_ value: CELValue, radix: Int, clause: String) throws(CELFailure) -> String {
        switch value {
        case .int(let int): String(int, radix: radix)
        case .uint(let uint): String(uint, radix: radix)
        case .bool(let bool) where radix == 2: bool ? "1" : "0"
        default: throw mismatch(value, clause: clause)
        }
    }

    private mutating func appendHexadecimal(_ value: CELValue, isUppercase: Bool) throws(CELFailure) {
        let digits = Array((isUppercase ? "0123456789ABCDEF" : "0123456789abcdef").utf8)
        let part: [UInt8]
        switch value {
        case .int(let int): return try append(contentsOf: String(int, radix: 16, uppercase: isUppercase).utf8)
        case .uint(let uint): return try append(contentsOf: String(uint, radix: 16, uppercase: isUppercase).utf8)
        case .string(let text): part = Array(text.utf8)
        case .bytes(let bytes): part = bytes
        default: throw mismatch(value, clause: isUppercase ? "%X" : "%x")
        }
        // Before the digits are made, so that they are not made in vain.
        if part.count > budget / 2 { throw .limitReached("memory") }
        try append(contentsOf: part.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }

    private func mismatch(_ value: CELValue, clause: String) -> CELFailure {
        .invalidArgument("format: \(clause) does not take \(value.kindName)")
    }
}

extension CELDuration {
    /// Reads a duration as Go does: `1h30m`, `-1.5h`, `300ms`, `1s500us`, `0`.
    ///
    /// The units are h, m, s, ms, us (also µs) and ns, in any order, each number perhaps with a fraction; what is below a
    /// nanosecond is cut off.
    ///
    /// - Throws: `invalidArgument`, or `overflow` beyond 64 bits of nanoseconds.
    public init(parsing text: String) throws(CELFailure) {
        let bytes = text.utf8.span
        var index = 0
        var isNegative = false
        if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
            isNegative = bytes[index] == UInt8(ascii: "-")
            index += 1
        }
        if index + 1 == bytes.count, bytes[index] == UInt8(ascii: "0") {
            self = .zero
            return
        }
        guard index < bytes.count else { throw CELDuration.unreadable(text) }
        var total: UInt64 = 0
        while index < bytes.count {
            guard let part = CELDuration.part(of: bytes, at: &index) else { throw CELDuration.unreadable(text) }
            guard case .nanoseconds(let value) = part,
                let sum = CELDuration.sum((partialValue: total, overflow: false), value)
            else { throw CELDuration.beyond(text) }
            total = sum
        }
        guard total <= UInt64(Int64.max) + (isNegative ? 1 : 0) else { throw CELDuration.beyond(text) }
        self.init(totalNanoseconds: Int64(bitPattern: isNegative ? 0 &- total : total))
    }

    /// A number with its unit: nanoseconds, `beyond` where they do not fit 64 bits.
    private enum Part {
        case nanoseconds(UInt64)
        case beyond
    }

    private static func part(of bytes: Span<UInt8>, at index: inout Int) -> Part? {
        var whole: UInt64? = 0
        var fraction: UInt64 = 0
        var scale: UInt64 = 1
        var digits = 0
        while index < bytes.count, let digit = digit(bytes[index]) {
            whole = whole.flatMap { sum($0.multipliedReportingOverflow(by: 10), digit) }
            digits += 1
            index += 1
        }
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            index += 1
            while index < bytes.count, let digit = digit(bytes[index]) {
                // Digits after the eighteenth are far below a nanosecond even of an hour.
                if scale < 1_000_000_000_000_000_000 {
                    fraction = fraction * 10 + digit
                    scale *= 10
                }
                digits += 1
                index += 1
            }
        }
        guard digits > 0 else { return nil }
        let start = index
        while index < bytes.count, bytes[index] != UInt8(ascii: "."), digit(bytes[index]) == nil { index += 1 }
        guard let unit = nanoseconds(of: bytes.extracting(start..<index)) else { return nil }
        let part = scale.dividingFullWidth(fraction.multipliedFullWidth(by: unit)).quotient
        return whole.flatMap { sum($0.multipliedReportingOverflow(by: unit), part) }.map(Part.nanoseconds) ?? .beyond
    }

    private static func sum(_ product: (partialValue: UInt64, overflow: Bool), _ other: UInt64) -> UInt64? {
        let (sum, overflow) = product.partialValue.addingReportingOverflow(other)
        return product.overflow || overflow ? nil : sum
    }

    private static func digit(_ byte: UInt8) -> UInt64? {
        (0x30...0x39).contains(byte) ? UInt64(byte - 0x30) : nil
    }

    private static func nanoseconds(of unit: Span<UInt8>) -> UInt64? {
        // The one in front tells a unit from the same bytes behind zeros.
        var word: UInt32 = 1
        guard unit.count <= 3 else { return nil }
        for index in unit.indices { word = word << 8 | UInt32(unit[index]) }
        return switch word {
        case 0x1_6E73: 1  // ns
        case 0x1_7573, 0x1C2_B573, 0x1CE_BC73: 1000  // us, with the micro sign, with the Greek letter
        case 0x1_6D73: 1_000_000  // ms
        case 0x173: 1_000_000_000  // s
        case 0x16D: 60_000_000_000  // m
        case 0x168: 3_600_000_000_000  // h
        default: nil
        }
    }

    private static func unreadable(_ text: String) -> CELFailure {
        .invalidArgument("\(quoted(text)) is no duration such as 1h30m, 1.5s or 200ms")
    }

    private static func beyond(_ text: String) -> CELFailure {
        .overflow("the duration \(quoted(text))")
    }

    private static func quoted(_ text: String) -> String {
        CELValue.string(text).shortText(limit: 40)
    }

    /// The duration in seconds: `90s`, `-0.5s`; what `string(d)` gives.
    public var secondsText: String {
        "\(seconds == 0 && nanoseconds < 0 ? "-" : "")\(seconds)\(CELDuration.fraction(nanoseconds.magnitude, digits: 9))s"
    }

    /// The point and the digits of a fraction without zeros at its end, or nothing.
    static func fraction(_ value: UInt32, digits: Int) -> String {
        guard value != 0 else { return "" }
        var (rest, places) = (value, digits)
        while rest % 10 == 0 {
            rest /= 10
            places -= 1
        }
        let text = String(rest)
        return "." + String(repeating: "0", count: places - text.utf8.count) + text
    }
}

extension CELDuration: CustomStringConvertible {
    /// The duration as people write it, as Go does: `1m30s`, `812ms`, `1.5µs`, `0s`.
    public var description: String {
        let sign = seconds < 0 || nanoseconds < 0 ? "-" : ""
        let (seconds, nanoseconds) = (seconds.magnitude, nanoseconds.magnitude)
        if seconds == 0 {
            switch nanoseconds {
            case 0: return "0s"
            case ..<1000: return "\(sign)\(nanoseconds)ns"
            case ..<1_000_000:
                return "\(sign)\(nanoseconds / 1000)\(CELDuration.fraction(nanoseconds % 1000, digits: 3))µs"
            default:
                let fraction = CELDuration.fraction(nanoseconds % 1_000_000, digits: 6)
                return "\(sign)\(nanoseconds / 1_000_000)\(fraction)ms"
            }
        }
        let hours = seconds >= 3600 ? "\(seconds / 3600)h" : ""
        let minutes = seconds >= 60 ? "\(seconds / 60 % 60)m" : ""
        return "\(sign)\(hours)\(minutes)\(seconds % 60)\(CELDuration.fraction(nanoseconds, digits: 9))s"
    }
}

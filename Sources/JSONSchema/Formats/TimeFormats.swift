/// Dates and times of RFC 3339, and durations of its appendix A.
enum TimeFormats {
    /// Whether the bytes are a date and a time.
    static func isDateTime(_ text: Span<UInt8>) -> Bool {
        guard text.count > 11, text[10] | 0x20 == UInt8(ascii: "t") else { return false }
        return isDate(text, 0..<10) && isTime(text, 11..<text.count)
    }

    /// Whether the bytes are a date that exists.
    static func isDate(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let start = range.lowerBound
        guard range.count == 10, text[start + 4] == UInt8(ascii: "-"), text[start + 7] == UInt8(ascii: "-"),
            let century = number(text, at: start), let rest = number(text, at: start + 2),
            let month = number(text, at: start + 5), let day = number(text, at: start + 8)
        else { return false }
        let year = century * 100 + rest
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        switch month {
        case 1, 3, 5, 7, 8, 10, 12: return (1...31).contains(day)
        case 4, 6, 9, 11: return (1...30).contains(day)
        case 2: return (1...(isLeap ? 29 : 28)).contains(day)
        default: return false
        }
    }

    /// Whether the bytes are a time with its offset; a leap second only where it is the last of a day of UTC.
    static func isTime(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let start = range.lowerBound
        guard range.count >= 9, text[start + 2] == UInt8(ascii: ":"), text[start + 5] == UInt8(ascii: ":"),
            let hour = number(text, at: start), let minute = number(text, at: start + 3),
            let second = number(text, at: start + 6), hour < 24, minute < 60, second <= 60
        else { return false }
        var position = start + 8
        if text[position] == UInt8(ascii: ".") {
            position += 1
            let fraction = position
            while position < range.upperBound, text[position].isDigit { position += 1 }
            guard position > fraction, position < range.upperBound else { return false }
        }
        guard let offset = offset(text, position..<range.upperBound) else { return false }
        let minutes = (hour * 60 + minute - offset + 2880) % 1440
        return second < 60 || minutes == 1439
    }

    /// The offset in minutes.
    private static func offset(_ text: Span<UInt8>, _ range: Range<Int>) -> Int? {
        let start = range.lowerBound
        if range.count == 1 { return text[start] | 0x20 == UInt8(ascii: "z") ? 0 : nil }
        let sign = text[start]
        guard range.count == 6, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
            text[start + 3] == UInt8(ascii: ":"), let hours = number(text, at: start + 1),
            let minutes = number(text, at: start + 4), hours < 24, minutes < 60
        else { return nil }
        return sign == UInt8(ascii: "-") ? -(hours * 60 + minutes) : hours * 60 + minutes
    }

    /// The number of two digits.
    private static func number(_ text: Span<UInt8>, at position: Int) -> Int? {
        let (first, second) = (text[position], text[position + 1])
        guard first.isDigit, second.isDigit else { return nil }
        return Int(first - 0x30) * 10 + Int(second - 0x30)
    }

    /// Whether the bytes are a duration: weeks alone, or units of which none is left out between two others.
    static func isDuration(_ text: Span<UInt8>) -> Bool {
        guard text.count > 2, text[0] == UInt8(ascii: "P") else { return false }
        var position = 1
        var expected: [UInt8] = Array("YMDW".utf8)
        var isInTime = false
        var isFirst = true
        while position < text.count {
            if text[position] == UInt8(ascii: "T"), !isInTime {
                // A week has no time, and nothing may end in T.
                guard expected != [], position + 1 < text.count else { return false }
                (isInTime, isFirst, expected) = (true, true, Array("HMS".utf8))
                position += 1
            }
            let digits = position
            while position < text.count, text[position].isDigit { position += 1 }
            guard position > digits, position < text.count,
                let unit = expected.firstIndex(of: text[position]), isFirst || unit == 0
            else { return false }
            let isWeek = text[position] == UInt8(ascii: "W")
            guard !isWeek || isFirst else { return false }
            expected = isWeek ? [] : Array(expected[(unit + 1)...].filter { $0 != UInt8(ascii: "W") })
            // Behind a day there is nothing but a time, which an empty list would refuse.
            if expected.isEmpty, !isWeek, !isInTime { expected = [0] }
            isFirst = false
            position += 1
        }
        return true
    }
}

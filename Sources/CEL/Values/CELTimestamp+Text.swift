extension CELTimestamp {
    /// Reads an instant of RFC 3339: `2026-11-24T12:00:00Z`, `2026-11-24T12:00:00.5+01:00`.
    ///
    /// As in Go, the letters T and Z are capitals and the second is at most 59; digits after the ninth of a fraction are
    /// cut off.
    ///
    /// - Throws: `invalidArgument`, or `overflow` outside of the years 1 to 9999.
    public init(parsing text: String) throws(CELFailure) {
        let bytes = text.utf8.span
        func number(at position: Int, digits: Int) -> Int? {
            var value = 0
            for index in position..<position + digits {
                guard (0x30...0x39).contains(bytes[index]) else { return nil }
                value = value * 10 + Int(bytes[index] - 0x30)
            }
            return value
        }
        func isCharacter(_ character: Unicode.Scalar, at position: Int) -> Bool {
            bytes[position] == UInt8(ascii: character)
        }

        guard bytes.count >= 20, isCharacter("-", at: 4), isCharacter("-", at: 7), isCharacter("T", at: 10),
            isCharacter(":", at: 13), isCharacter(":", at: 16),
            let year = number(at: 0, digits: 4),
            let month = number(at: 5, digits: 2), (1...12).contains(month),
            let day = number(at: 8, digits: 2), day >= 1,
            day <= CELCivilTime.daysInMonth(month, of: Int64(year)),
            let hour = number(at: 11, digits: 2), hour <= 23,
            let minute = number(at: 14, digits: 2), minute <= 59,
            let second = number(at: 17, digits: 2), second <= 59
        else { throw CELTimestamp.unreadable(text) }

        var index = 19
        var nanoseconds: Int32 = 0
        if isCharacter(".", at: index) {
            var scale: Int32 = 100_000_000
            index += 1
            while index < bytes.count, (0x30...0x39).contains(bytes[index]) {
                nanoseconds += Int32(bytes[index] - 0x30) * scale
                scale /= 10
                index += 1
            }
            guard index > 20 else { throw CELTimestamp.unreadable(text) }
        }

        var offset = 0
        switch bytes.count - index {
        case 1 where isCharacter("Z", at: index): break
        case 6 where isCharacter("+", at: index) || isCharacter("-", at: index):
            guard isCharacter(":", at: index + 3),
                let hours = number(at: index + 1, digits: 2), hours <= 23,
                let minutes = number(at: index + 4, digits: 2), minutes <= 59
            else { throw CELTimestamp.unreadable(text) }
            offset = (hours * 60 + minutes) * (isCharacter("-", at: index) ? -60 : 60)
        default: throw CELTimestamp.unreadable(text)
        }

        let days = CELCivilTime.days(year: Int64(year), month: month, day: day)
        let seconds = days * 86_400 + Int64(hour * 3600 + minute * 60 + second - offset)
        guard let result = CELTimestamp(seconds: seconds, nanoseconds: nanoseconds) else {
            throw .overflow("the timestamp \(text)")
        }
        self = result
    }

    private static func unreadable(_ text: String) -> CELFailure {
        let text = CELValue.string(text).shortText(limit: 40)
        return .invalidArgument("\(text) is no timestamp such as 2026-11-24T12:00:00Z")
    }
}

extension CELTimestamp: CustomStringConvertible {
    /// The instant as RFC 3339 in UTC: `2026-11-24T12:00:00.5Z`; what `string(t)` gives.
    public var description: String {
        func padded(_ value: Int, _ digits: Int) -> String {
            let text = String(value)
            return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
        }
        let civil = CELCivilTime(secondsSinceEpoch: seconds)
        let (hour, minute, second) = (civil.secondOfDay / 3600, civil.secondOfDay / 60 % 60, civil.secondOfDay % 60)
        return "\(padded(Int(civil.year), 4))-\(padded(civil.month, 2))-\(padded(civil.day, 2))"
            + "T\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))"
            + "\(CELDuration.fraction(nanoseconds.magnitude, digits: 9))Z"
    }
}

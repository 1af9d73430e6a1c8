import CTimeZones

/// The compiled IANA Time Zone Database; `scripts/make-time-zones` describes its format.
enum CELTimeZoneData {
    /// The position of a zone's entry; nil where no zone has the name.
    static func position(of name: String) -> Int? {
        var data = Reader()
        let bytes = name.utf8.span
        let (names, zones) = (data.number(at: 4, bytes: 2), data.number(at: 6, bytes: 2))
        guard names > 0, zones > 0 else { return nil }
        var (low, high) = (0, names)
        while low < high {
            let middle = (low + high) / 2
            data.position = data.number(at: 8 + 4 * middle, bytes: 4)
            let length = Int(data.byte())
            switch data.compare(bytes, length: length) {
            case .ascending: high = middle
            case .descending: low = middle + 1
            case .same:
                let zone = data.number(at: data.position + length, bytes: 2)
                return data.number(at: data.zoneTable + 4 * zone, bytes: 4)
            }
        }
        return nil
    }

    /// Every name, in order.
    static var names: [String] {
        var data = Reader()
        return (0..<data.number(at: 4, bytes: 2))
            .map { index in
                data.position = data.number(at: 8 + 4 * index, bytes: 4)
                let length = Int(data.byte())
                return String(decoding: (0..<length).map { _ in data.byte() }, as: UTF8.self)
            }
    }

    /// The offset of the zone with an entry at an instant.
    static func offset(at instant: Int64, entry: Int) -> Int32 {
        var data = Reader()
        data.position = entry
        let offsets = (0..<Int(data.byte())).map { _ in Int32(truncatingIfNeeded: data.signed()) }
        func offset(_ index: UInt8) -> Int32 { Int(index) < offsets.count ? offsets[Int(index)] : 0 }

        var current: UInt8 = 0
        var time: Int64 = 0
        for _ in 0..<data.varint() {
            let next = data.byte()
            time += data.signed() * (next & 128 == 0 ? 1800 : 1)
            guard time <= instant else { return offset(current) }
            current = next & 127
        }
        guard data.byte() == 2 else { return offset(current) }
        let rules = (Rule(&data), Rule(&data))
        let year = CELCivilTime(secondsSinceEpoch: instant).year
        var last = Int64.min
        // A change may fall into the neighbouring year of UTC.
        for year in year - 1...year + 1 {
            for (rule, other) in [(rules.0, rules.1), (rules.1, rules.0)] {
                let change = rule.change(in: year, offset: Int64(offset(other.offset)))
                if change <= instant, change > last { (last, current) = (change, rule.offset) }
            }
        }
        return offset(current)
    }

    /// A change that comes every year.
    private struct Rule {
        let offset: UInt8
        let month: Int
        let week: Int
        let weekday: Int
        let secondOfDay: Int64

        init(_ data: inout Reader) {
            offset = data.byte()
            (month, week, weekday) = (Int(data.byte()), Int(data.byte()), Int(data.byte()))
            secondOfDay = data.signed()
        }

        /// The instant of the change, by the offset that holds until then.
        func change(in year: Int64, offset: Int64) -> Int64 {
            let first = CELCivilTime.days(year: year, month: month, day: 1)
            var day = (weekday - CELCivilTime.weekday(ofDay: first) + 7) % 7 + 7 * (week - 1)
            if day >= CELCivilTime.daysInMonth(month, of: year) { day -= 7 }
            return (first + Int64(day)) * 86_400 + secondOfDay - offset
        }
    }

    /// Reads the data; beyond its end there are zeros.
    private struct Reader {
        var position = 0

        mutating func byte() -> UInt8 {
            defer { position += 1 }
            return ctimezones_byte(position)
        }

        mutating func varint() -> UInt64 {
            var value: UInt64 = 0
            var shift: UInt64 = 0
            while true {
                let next = byte()
                value |= UInt64(next & 127) << shift
                shift += 7
                if next < 128 || shift > 56 { return value }
            }
        }

        mutating func signed() -> Int64 {
            let value = varint()
            return Int64(bitPattern: value >> 1 ^ (value & 1 == 0 ? 0 : .max))
        }

        func number(at position: Int, bytes: Int) -> Int {
            (0..<bytes).reduce(0) { $0 | Int(ctimezones_byte(position + $1)) << (8 * $1) }
        }

        /// How a name stands to the one at the position.
        func compare(_ name: Span<UInt8>, length: Int) -> CELOrdering {
            for index in 0..<min(name.count, length) {
                let other = ctimezones_byte(position + index)
                if name[index] != other { return name[index] < other ? .ascending : .descending }
            }
            return CELOrdering(name.count, length)
        }

        /// Where the table of zones begins: after the last name.
        var zoneTable: Int {
            let names = number(at: 4, bytes: 2)
            let last = number(at: 8 + 4 * (names - 1), bytes: 4)
            return last + 1 + Int(ctimezones_byte(last)) + 2
        }
    }
}

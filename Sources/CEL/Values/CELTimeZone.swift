/// The offset from UTC of a place at every instant.
struct CELTimeZone {
    private enum Kind {
        case fixed(Int32)
        /// The position of the zone's entry in the compiled data.
        case place(Int)
    }

    private let kind: Kind

    /// Finds a zone: a name of the IANA Time Zone Database, `+05:30`, `-02:00`, `02:00`, `UTC`, or nothing for UTC.
    ///
    /// - Throws: `invalidArgument`.
    init(_ name: String) throws(CELFailure) {
        if name.utf8.isEmpty {
            kind = .fixed(0)
        } else if let offset = CELTimeZone.fixedOffset(name) {
            kind = .fixed(offset)
        } else if let position = CELTimeZoneData.position(of: name) {
            kind = .place(position)
        } else {
            throw .invalidArgument("no time zone is named \(CELValue.string(name).shortText(limit: 40))")
        }
    }

    /// The seconds east of UTC at an instant.
    func offset(at seconds: Int64) -> Int64 {
        switch kind {
        case .fixed(let offset): Int64(offset)
        case .place(let position): Int64(CELTimeZoneData.offset(at: seconds, entry: position))
        }
    }

    /// Hours and minutes, perhaps behind a sign; the hour may have one digit.
    private static func fixedOffset(_ name: String) -> Int32? {
        let bytes = name.utf8.span
        var index = 0
        var sign: Int32 = 1
        if bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-") {
            sign = bytes[0] == UInt8(ascii: "-") ? -1 : 1
            index = 1
        }
        func number(upTo limit: Int) -> Int32? {
            let start = index
            var value: Int32 = 0
            while index < bytes.count, index < start + limit, (0x30...0x39).contains(bytes[index]) {
                value = value * 10 + Int32(bytes[index] - 0x30)
                index += 1
            }
            return index > start ? value : nil
        }
        guard let hours = number(upTo: 2), hours <= 23, index == bytes.count - 3, bytes[index] == UInt8(ascii: ":")
        else { return nil }
        index += 1
        guard let minutes = number(upTo: 2), minutes <= 59, index == bytes.count else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }
}

/// The outcome of matching the number grammar of RFC 8259, section 6, at a place in some bytes.
enum NumberScan: Equatable {
    /// A number ends before this offset.
    case complete(end: Int)
    /// A digit is missing at this offset.
    case missingDigit(at: Int)
    /// The integer part has a zero too many, at this offset.
    case leadingZero(at: Int)

    init(_ bytes: [UInt8], from start: Int) {
        func isDigit(_ offset: Int) -> Bool {
            offset < bytes.count && bytes[offset] >= UInt8(ascii: "0") && bytes[offset] <= UInt8(ascii: "9")
        }
        func isAny(_ offset: Int, _ first: UInt8, _ second: UInt8) -> Bool {
            offset < bytes.count && (bytes[offset] == first || bytes[offset] == second)
        }

        var end = start
        if isAny(end, UInt8(ascii: "-"), UInt8(ascii: "-")) { end += 1 }
        guard isDigit(end) else {
            self = .missingDigit(at: end)
            return
        }
        if bytes[end] == UInt8(ascii: "0"), isDigit(end + 1) {
            self = .leadingZero(at: end)
            return
        }
        while isDigit(end) { end += 1 }
        if isAny(end, UInt8(ascii: "."), UInt8(ascii: ".")) {
            end += 1
            guard isDigit(end) else {
                self = .missingDigit(at: end)
                return
            }
            while isDigit(end) { end += 1 }
        }
        if isAny(end, UInt8(ascii: "e"), UInt8(ascii: "E")) {
            end += 1
            if isAny(end, UInt8(ascii: "+"), UInt8(ascii: "-")) { end += 1 }
            guard isDigit(end) else {
                self = .missingDigit(at: end)
                return
            }
            while isDigit(end) { end += 1 }
        }
        self = .complete(end: end)
    }
}

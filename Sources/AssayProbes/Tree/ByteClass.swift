/// The bytes of a bracket expression such as `[a-z_]`, as git reads it.
struct ByteClass: Sendable, Hashable {
    private var bits = SIMD4<UInt64>()

    /// Reads up to the closing bracket; nil where there is none or where a named class is unknown.
    ///
    /// - Parameters:
    ///   - pattern: The pattern.
    ///   - index: The index after the opening bracket and a mark of inversion; afterwards that after the closing one.
    init?(_ pattern: [UInt8], at index: inout Int) {
        let start = index
        var previous: UInt8?
        while index < pattern.count, pattern[index] != UInt8(ascii: "]") || index == start {
            var byte = pattern[index]
            let isRange =
                byte == UInt8(ascii: "-") && index + 1 < pattern.count && pattern[index + 1] != UInt8(ascii: "]")
            if isRange, let low = previous {
                index += 1
                if pattern[index] == UInt8(ascii: "\\") { index += 1 }
                guard index < pattern.count else { return nil }
                if low <= pattern[index] { for member in low...pattern[index] { insert(member) } }
                previous = nil
                index += 1
                continue
            }
            if byte == UInt8(ascii: "["), index + 1 < pattern.count, pattern[index + 1] == UInt8(ascii: ":") {
                guard let end = pattern[(index + 2)...].firstIndex(of: UInt8(ascii: "]")) else { return nil }
                if end > index + 2, pattern[end - 1] == UInt8(ascii: ":") {
                    guard let members = Self.named(pattern[(index + 2)..<(end - 1)]) else { return nil }
                    for member in members { insert(member) }
                    previous = nil
                    index = end + 1
                    continue
                }
            }
            if byte == UInt8(ascii: "\\") {
                index += 1
                guard index < pattern.count else { return nil }
                byte = pattern[index]
            }
            insert(byte)
            previous = byte
            index += 1
        }
        guard index < pattern.count else { return nil }
        index += 1
    }

    /// Whether a byte is in the class.
    func contains(_ byte: UInt8) -> Bool {
        bits[Int(byte >> 6)] & (1 << UInt64(byte & 63)) != 0
    }

    private mutating func insert(_ byte: UInt8) {
        bits[Int(byte >> 6)] |= 1 << UInt64(byte & 63)
    }

    /// The members of a named class of POSIX, in ASCII.
    private static func named(_ name: ArraySlice<UInt8>) -> [UInt8]? {
        let upper = Array(65...90 as ClosedRange<UInt8>)
        let lower = Array(97...122 as ClosedRange<UInt8>)
        let digits = Array(48...57 as ClosedRange<UInt8>)
        let visible = Array(33...126 as ClosedRange<UInt8>)
        switch String(decoding: name, as: UTF8.self) {
        case "alnum": return upper + lower + digits
        case "alpha": return upper + lower
        case "blank": return [32, 9]
        case "cntrl": return Array(0...31) + [127]
        case "digit": return digits
        case "graph": return visible
        case "lower": return lower
        case "print": return [32] + visible
        case "punct": return visible.filter { !(upper + lower + digits).contains($0) }
        case "space": return [32, 9, 10, 11, 12, 13]
        case "upper": return upper
        case "xdigit": return digits + Array(65...70) + Array(97...102)
        default: return nil
        }
    }
}

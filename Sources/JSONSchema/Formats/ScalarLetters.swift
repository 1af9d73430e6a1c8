/// A letter for each code point of some ranges, from a table that scripts/make-idna-tables wrote.
struct ScalarLetters: Sendable {
    private let ranges: [(range: ClosedRange<UInt32>, letter: UInt8)]

    /// Reads a table.
    init(_ table: String) {
        var ranges: [(range: ClosedRange<UInt32>, letter: UInt8)] = []
        for part in table.utf8.split(separator: UInt8(ascii: ".")) {
            guard let letter = part.first else { continue }
            var next: UInt32 = 0
            var numbers = Self.numbers(part.dropFirst())[...]
            while let distance = numbers.popFirst(), let length = numbers.popFirst() {
                let first = next + distance
                ranges.append((first...first + length, letter))
                next = first + length + 1
            }
        }
        self.ranges = ranges.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// The numbers of a table: five bits to a digit, the lowest first.
    static func numbers(_ digits: some Sequence<UInt8>) -> [UInt32] {
        var numbers: [UInt32] = []
        var value: UInt32 = 0
        var shift: UInt32 = 0
        // Line ends and blanks stand before the first digit, "0".
        for byte in digits where byte >= 0x30 {
            value |= UInt32((byte - 0x30) & 31) << shift
            shift += 5
            if byte - 0x30 < 32 {
                numbers.append(value)
                (value, shift) = (0, 0)
            }
        }
        return numbers
    }

    /// The letter of a code point, or nil where it has none.
    func letter(of scalar: UInt32) -> UInt8? {
        var places = 0..<ranges.count
        while !places.isEmpty {
            let middle = (places.lowerBound + places.upperBound) / 2
            let (range, letter) = ranges[middle]
            if range.contains(scalar) { return letter }
            places = range.upperBound < scalar ? middle + 1..<places.upperBound : places.lowerBound..<middle
        }
        return nil
    }
}

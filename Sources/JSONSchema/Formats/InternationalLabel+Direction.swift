/// The rules for labels that run to the left (RFC 5893).
extension InternationalLabel {
    /// Whether something in it runs to the left, or is an Arabic number.
    var runsLeft: Bool {
        scalars.contains { "RAN".utf8.contains(Self.direction(of: $0)) }
    }

    /// Whether it keeps the six conditions of section 2.
    var keepsDirection: Bool {
        let directions = scalars.map(Self.direction)
        guard let first = directions.first, "LRA".utf8.contains(first),
            let last = directions.last(where: { $0 != UInt8(ascii: "M") })
        else { return false }
        if first == UInt8(ascii: "L") {
            return directions.allSatisfy { "LESM".utf8.contains($0) } && "LE".utf8.contains(last)
        }
        let hasBothDigits = directions.contains(UInt8(ascii: "E")) && directions.contains(UInt8(ascii: "N"))
        return !directions.contains(UInt8(ascii: "L")) && "RAEN".utf8.contains(last) && !hasBothDigits
    }

    /// The letter of the bidirectional class, those that the rules do not tell apart taken together.
    private static func direction(of value: UInt32) -> UInt8 {
        if let letter = directions.letter(of: value) { return letter }
        switch Unicode.Scalar(value)?.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return UInt8(ascii: "M")
        default: return UInt8(ascii: "L")
        }
    }
}

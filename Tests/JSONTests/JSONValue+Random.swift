import JSON

extension JSONValue {
    /// A value of any kind, with strings and numbers that are hard to get right.
    static func random(depth: Int, using generator: inout SeededGenerator) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &generator) {
        case 0: .null
        case 1: .bool(Bool.random(using: &generator))
        case 2:
            JSONValue(Int64.random(in: .min ... .max, using: &generator) >> Int64.random(in: 0..<64, using: &generator))
        case 3: JSONValue(Double(bitPattern: generator.next())) ?? 0
        case 4: JSONValue(Double.random(in: -1_000...1_000, using: &generator).rounded() / 8) ?? 0
        case 5: .string(randomString(using: &generator))
        case 6:
            .array(
                (0..<Int.random(in: 0...6, using: &generator)).map { _ in random(depth: depth - 1, using: &generator) }
            )
        default:
            .object(
                JSONObject(
                    (0..<Int.random(in: 0...24, using: &generator))
                        .map { _ in
                            (randomString(using: &generator), random(depth: depth - 1, using: &generator))
                        }
                )
            )
        }
    }

    private static func randomString(using generator: inout SeededGenerator) -> String {
        let ranges: [ClosedRange<UInt32>] = [
            0...0x1F, 0x20...0x7F, 0x80...0x7FF, 0x300...0x36F, 0x800...0xFFFF, 0x10000...0x10FFFF,
        ]
        var scalars = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...8, using: &generator) {
            let range = ranges[Int.random(in: ranges.indices, using: &generator)]
            if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) { scalars.append(scalar) }
        }
        return String(scalars)
    }
}

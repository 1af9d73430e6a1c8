extension Literal {
    /// The bytes of a code point in UTF-8, a surrogate by the same rule.
    static func encoded(_ scalar: UInt32) -> [UInt8] {
        switch scalar {
        case 0..<0x80: [UInt8(scalar)]
        case 0x80..<0x800: [UInt8(0xC0 | scalar >> 6), UInt8(0x80 | scalar & 0x3F)]
        case 0x800..<0x1_0000:
            [UInt8(0xE0 | scalar >> 12), UInt8(0x80 | scalar >> 6 & 0x3F), UInt8(0x80 | scalar & 0x3F)]
        default:
            [
                UInt8(0xF0 | scalar >> 18 & 7), UInt8(0x80 | scalar >> 12 & 0x3F), UInt8(0x80 | scalar >> 6 & 0x3F),
                UInt8(0x80 | scalar & 0x3F),
            ]
        }
    }

    /// Literals of one scalar each, in which the two cases of an ASCII letter are one literal.
    static func alternatives(_ scalars: some Sequence<UInt32>) -> [Literal] {
        let scalars = Set(scalars)
        return scalars.sorted()
            .compactMap { scalar in
                guard scalar < 0x80 else { return Literal(encoded(scalar)) }
                let byte = UInt8(scalar)
                let isBoth = byte.otherASCIICase != byte && scalars.contains(UInt32(byte.otherASCIICase))
                // The small letter speaks for both.
                return isBoth && byte.foldedASCII != byte ? nil : Literal([byte], ignoresCase: isBoth)
            }
    }

    /// Each of the first followed by each of the second, nil when they are too many.
    ///
    /// One that ignores case in a part does so as a whole.
    static func products(_ firsts: [Literal], _ seconds: [Literal], limit: Int) -> [Literal]? {
        guard firsts.count * seconds.count <= limit else { return nil }
        var products: [Literal] = []
        for first in firsts {
            for second in seconds {
                // Beyond a length no byte is worth keeping, but a text cut off is not a whole one.
                guard first.bytes.count + second.bytes.count <= 256 else { return nil }
                let product = Literal(
                    first.bytes + second.bytes,
                    ignoresCase: first.ignoresCase || second.ignoresCase
                )
                if !products.contains(product) {
                    products.append(product)
                }
            }
        }
        return products
    }
}

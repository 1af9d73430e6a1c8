/// How rare bytes are in source code and configuration, so that the rarest part of a literal can be looked for.
enum ByteRarity {
    /// For each byte its information in quarters of a bit, 4 log2(1 / frequency).
    ///
    /// Counted over 98 MB of C, C++, Python and Swift source, Markdown and package documentation. Control bytes and
    /// those beyond ASCII, which binary files are full of, are held to be as frequent as rare letters.
    static let quarterBits: [UInt8] = [
        24, 40, 40, 40, 40, 40, 40, 40, 40, 31, 21, 40, 40, 40, 40, 40,
        40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40,
        10, 48, 27, 33, 47, 36, 43, 37, 27, 27, 28, 44, 25, 28, 28, 26,
        25, 27, 28, 29, 30, 30, 29, 31, 30, 31, 30, 34, 34, 33, 34, 48,
        45, 29, 34, 28, 32, 27, 33, 34, 37, 28, 45, 37, 29, 33, 29, 29,
        30, 46, 29, 25, 28, 34, 37, 41, 35, 39, 48, 39, 40, 39, 48, 21,
        39, 20, 27, 22, 22, 16, 24, 28, 26, 20, 40, 30, 23, 25, 20, 21,
        24, 37, 20, 20, 18, 25, 30, 32, 29, 29, 40, 35, 45, 35, 48, 40,
        48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48,
        48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48,
        48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48,
        48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48,
        48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48,
        48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48,
        48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48,
        48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 40,
    ]

    /// The frequency of each byte, of 1.
    static let frequencies: [Double] = quarterBits.map { quarters in
        // 2 to the power of minus a quarter, so often: the module has no mathematics library.
        var frequency = 1.0
        for _ in 0..<(quarters / 4) {
            frequency /= 2
        }
        for _ in 0..<(quarters % 4) {
            frequency *= 0.840896415253714
        }
        return frequency
    }

    /// The frequency of a byte, with that of its other case where case is ignored.
    static func frequency(of byte: UInt8, ignoringCase: Bool) -> Double {
        let other = byte.otherASCIICase
        return frequencies[Int(byte)] + (ignoringCase && other != byte ? frequencies[Int(other)] : 0)
    }
}

extension UInt8 {
    /// An ASCII letter in its other case, any other byte as it is.
    var otherASCIICase: UInt8 {
        switch self {
        case 0x41...0x5A, 0x61...0x7A: self ^ 0x20
        default: self
        }
    }

    /// An ASCII capital as a small letter, any other byte as it is.
    @inline(__always)
    var foldedASCII: UInt8 {
        self &- 0x41 < 26 ? self | 0x20 : self
    }
}

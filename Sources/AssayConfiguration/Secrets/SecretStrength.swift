import YAML

/// Measures a secret without keeping it.
enum SecretStrength {
    /// The Shannon entropy over the whole value in bits, rounded to 0.1.
    static func entropyBits(of value: ArraySlice<UInt8>) -> Double {
        var counts = [Int](repeating: 0, count: 256)
        for byte in value { counts[Int(byte)] += 1 }
        // n · H = n log n − Σ c log c
        var bits = Double(value.count) * logarithm(value.count)
        for count in counts where count > 1 { bits -= Double(count) * logarithm(count) }
        return max(0, (bits * 10).rounded() / 10)
    }

    private static let smallLogarithms = (0...256).map(computedLogarithm)

    private static func logarithm(_ number: Int) -> Double {
        number < smallLogarithms.count ? smallLogarithms[max(number, 0)] : computedLogarithm(number)
    }

    /// The binary logarithm by repeated squaring: the standard library has none without a C library.
    private static func computedLogarithm(_ number: Int) -> Double {
        guard number > 1 else { return 0 }
        let value = Double(number)
        var result = Double(value.exponent)
        var rest = value.significand
        var bit = 0.5
        for _ in 0..<40 {
            rest *= rest
            if rest >= 2 {
                rest /= 2
                result += bit
            }
            bit /= 2
        }
        return result
    }

    /// The classes of characters in the value.
    static func classes(of value: ArraySlice<UInt8>) -> [SecretProfile.CharacterClass] {
        var found: Set<SecretProfile.CharacterClass> = []
        for byte in value {
            found.insert(byte.isLower ? .lower : byte.isUpper ? .upper : byte.isDigit ? .digit : .symbol)
        }
        return SecretProfile.CharacterClass.allCases.filter(found.contains)
    }

    // MARK: Repetition

    /// Whether the value is made of few characters, a repeated unit, or a run along the alphabet or the keyboard.
    static func isRepeated(_ value: ArraySlice<UInt8>) -> Bool {
        guard value.count >= 4 else { return Set(value).count == 1 && value.count > 1 }
        let distinct = Set(value).count
        if distinct <= min(4, max(2, value.count / 8)) { return true }
        return hasPeriod(value) || isRun(value)
    }

    /// Whether the value is a unit written at least twice, the last time perhaps in part (by its failure function).
    private static func hasPeriod(_ value: ArraySlice<UInt8>) -> Bool {
        let bytes = Array(value)
        var borders = [Int](repeating: 0, count: bytes.count)
        var border = 0
        for index in bytes.indices.dropFirst() {
            while border > 0, bytes[index] != bytes[border] { border = borders[border - 1] }
            if bytes[index] == bytes[border] { border += 1 }
            borders[index] = border
        }
        return bytes.count - border <= bytes.count / 2
    }

    private static let neighbours: Set<UInt16> = {
        var pairs: Set<UInt16> = []
        for row in [
            "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm",
            "azertyuiop",
        ] {
            for (first, second) in zip(row.utf8, row.utf8.dropFirst()) {
                pairs.insert(UInt16(first) << 8 | UInt16(second))
                pairs.insert(UInt16(second) << 8 | UInt16(first))
            }
        }
        return pairs
    }()

    /// Whether four of five neighbours in the value are the same, or neighbours in the alphabet or on a keyboard.
    private static func isRun(_ value: ArraySlice<UInt8>) -> Bool {
        guard value.count >= 5 else { return false }
        let pairs = zip(value, value.dropFirst())
        let near = pairs.count { first, second in
            let (first, second) = (first.lowercased, second.lowercased)
            return first == second || neighbours.contains(UInt16(first) << 8 | UInt16(second))
        }
        return near * 5 >= (value.count - 1) * 4
    }
}

/// The seeded source of all choices: SplitMix64 (Steele, Lea and Flood, 2014).
struct SampleGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Makes a generator whose numbers depend on a seed and the names of a place alone.
    ///
    /// - Parameters:
    ///   - seed: The seed.
    ///   - place: What tells this place from others, mixed in by FNV-1a.
    init(seed: UInt64, place: [String] = []) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for name in place {
            for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            // No byte of UTF-8: it keeps ["a", "b"] apart from ["ab"].
            hash = (hash ^ 0xFF) &* 0x100_0000_01B3
        }
        state = seed ^ hash
    }

    /// A seed for one place; zero stays zero, which stands for the plainest choices.
    static func mixed(_ seed: UInt64, _ place: String) -> UInt64 {
        guard seed != 0 else { return 0 }
        var generator = SampleGenerator(seed: seed, place: [place])
        return max(1, generator.next())
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from zero up to below a bound; zero where the bound is not positive.
    mutating func next(below bound: Int) -> Int {
        guard bound > 1 else { return 0 }
        return Int(next() % UInt64(bound))
    }
}

/// SHA-256 (FIPS 180-4), for comparing long outputs with published digests without a dependency.
struct SHA256 {
    private static let constants: [UInt32] = roots(of: primes(64), cube: true)
    private static let start: [UInt32] = roots(of: primes(8), cube: false)

    static func digest(_ message: [UInt8]) -> [UInt8] {
        var padded = message + [0x80]
        while padded.count % 64 != 56 { padded.append(0) }
        let bits = UInt64(message.count) * 8
        for shift in stride(from: 56, through: 0, by: -8) {
            padded.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
        }
        var hash = start
        for block in stride(from: 0, to: padded.count, by: 64) { compress(padded[block..<(block + 64)], into: &hash) }
        return hash.flatMap { word in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) } }
    }

    static func hex(_ message: [UInt8]) -> String {
        digest(message).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func compress(_ block: ArraySlice<UInt8>, into hash: inout [UInt32]) {
        func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }
        var words: [UInt32] = []
        words.reserveCapacity(64)
        for place in stride(from: block.startIndex, to: block.endIndex, by: 4) {
            words.append(block[place..<(place + 4)].reduce(0) { $0 << 8 | UInt32($1) })
        }
        for place in 16..<64 {
            let early = words[place - 15]
            let late = words[place - 2]
            let small = rotate(early, 7) ^ rotate(early, 18) ^ early >> 3
            let large = rotate(late, 17) ^ rotate(late, 19) ^ late >> 10
            words.append(words[place - 16] &+ small &+ words[place - 7] &+ large)
        }
        var (a, b, c, d) = (hash[0], hash[1], hash[2], hash[3])
        var (e, f, g, h) = (hash[4], hash[5], hash[6], hash[7])
        for place in 0..<64 {
            let first =
                h &+ (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) &+ (e & f ^ ~e & g) &+ constants[place]
                &+ words[place]
            let second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) &+ (a & b ^ a & c ^ b & c)
            (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
        }
        for (place, word) in [a, b, c, d, e, f, g, h].enumerated() { hash[place] &+= word }
    }

    private static func primes(_ count: Int) -> [UInt64] {
        var primes: [UInt64] = []
        var candidate: UInt64 = 2
        while primes.count < count {
            if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
            candidate += 1
        }
        return primes
    }

    /// The first 32 bits of the fractions of square or cube roots, by integer search.
    private static func roots(of primes: [UInt64], cube: Bool) -> [UInt32] {
        primes.map { prime in
            var low: UInt64 = 0
            var high: UInt64 = 1 << 37
            while high - low > 1 {
                let middle = (low + high) / 2
                let value = UInt128(middle)
                let power = cube ? value * value * value : value * value
                if power <= UInt128(prime) << (cube ? 96 : 64) { low = middle } else { high = middle }
            }
            return UInt32(truncatingIfNeeded: low)
        }
    }
}

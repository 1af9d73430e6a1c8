/// Fingerprints in up to sixteen buckets, put together so that few other bytes pass.
struct FingerprintBuckets {
    /// For each group of eight buckets, each of four places, 16 bytes by the low nibble and 16 by the high nibble.
    private(set) var nibbles: [UInt8]

    /// Puts each fingerprint, the rarest last, into the bucket that lets the least more pass for it.
    init(_ fingerprints: [Fingerprint]) {
        // Few fingerprints are sifted well enough by eight buckets, at half the cost.
        let count = fingerprints.count > 16 ? 16 : 8
        var buckets = [Bucket](repeating: Bucket(), count: count)
        let patterns = Set(fingerprints.map(Bucket.init)).sorted { ($0.frequency, $0) > ($1.frequency, $1) }
        for pattern in patterns {
            var best = (bucket: 0, increase: Double.infinity)
            for bucket in 0..<count {
                let increase = buckets[bucket].union(pattern).frequency - buckets[bucket].frequency
                if increase < best.increase {
                    best = (bucket, increase)
                }
            }
            buckets[best.bucket] = buckets[best.bucket].union(pattern)
        }
        nibbles = [UInt8](repeating: 0, count: count * 16)
        for (index, bucket) in buckets.enumerated() {
            for place in 0..<4 {
                let at = index / 8 * 128 + place * 32
                for nibble in 0..<16 {
                    nibbles[at + nibble] |= UInt8(bucket.lows[place] >> UInt16(nibble) & 1) << UInt8(index % 8)
                    nibbles[at + 16 + nibble] |= UInt8(bucket.highs[place] >> UInt16(nibble) & 1) << UInt8(index % 8)
                }
            }
        }
    }
}

/// What a bucket lets pass: at each of four places sets of low and high nibbles.
private struct Bucket: Hashable, Comparable {
    var lows = SIMD4<UInt16>(repeating: 0)
    var highs = SIMD4<UInt16>(repeating: 0)
    /// The estimated share of places in a text that pass.
    var frequency = 0.0

    init() {}

    init(_ fingerprint: Fingerprint) {
        lows = SIMD4(repeating: .max)
        highs = SIMD4(repeating: .max)
        for (place, byte) in fingerprint.bytes.enumerated() {
            let other = fingerprint.ignoresCase ? byte.otherASCIICase : byte
            lows[place] = 1 << UInt16(byte & 15) | 1 << UInt16(other & 15)
            highs[place] = 1 << UInt16(byte >> 4) | 1 << UInt16(other >> 4)
        }
        frequency = estimate()
    }

    func union(_ other: Bucket) -> Bucket {
        var union = self
        union.lows |= other.lows
        union.highs |= other.highs
        union.frequency = union == self ? frequency : union.estimate()
        return union
    }

    private func estimate() -> Double {
        var product = 1.0
        for place in 0..<4 where lows[place] != .max || highs[place] != .max {
            var sum = 0.0
            for high in 0..<16 where highs[place] >> UInt16(high) & 1 != 0 {
                for low in 0..<16 where lows[place] >> UInt16(low) & 1 != 0 {
                    sum += ByteRarity.frequencies[high * 16 + low]
                }
            }
            product *= sum
        }
        return product
    }

    static func < (left: Bucket, right: Bucket) -> Bool {
        for place in 0..<4 where (left.lows[place], left.highs[place]) != (right.lows[place], right.highs[place]) {
            return (left.lows[place], left.highs[place]) < (right.lows[place], right.highs[place])
        }
        return false
    }
}

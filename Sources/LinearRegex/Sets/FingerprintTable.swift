/// Finds the places at which one of many literals may stand by up to four bytes of each, its fingerprint.
///
/// Sixteen buckets of fingerprints are looked for in vectors (Teddy), the hash of what is found in a bitmap, and only
/// what passes both is compared.
struct FingerprintTable: Sendable {
    /// A literal in the chain of a hash.
    struct Entry: Sendable {
        /// The index of the literal.
        let literal: Int32
        /// Where in the literal the fingerprint lies.
        let offset: Int32
        /// The length of the fingerprint, 2 to 4.
        let length: UInt32
    }

    /// For groups of eight buckets, places and nibbles: the buckets that admit a byte.
    let nibbles: [UInt8]
    /// The lengths in use, bits 2 to 4.
    let lengths: UInt32
    /// A bitmap of the hashes.
    let filter: [UInt8]
    /// The binary logarithm of the filter's size.
    let bits: UInt32
    /// Where the chain of each hash starts in `entries`; one more at the end.
    let heads: [UInt32]
    /// The literals by hash.
    let entries: [Entry]
    /// Where the fingerprint of each literal lies.
    let offsets: [Int]

    /// Makes the table; every literal has two bytes or more.
    init(_ literals: [Literal]) {
        var bits: UInt32 = 12
        while bits < 20, literals.count << 7 > 1 << bits {
            bits += 1
        }
        let fingerprints = literals.map(Fingerprint.init(rarestIn:))
        let buckets = FingerprintBuckets(fingerprints)
        var filter = [UInt8](repeating: 0, count: 1 << Int(bits - 3))
        var lengths: UInt32 = 0
        var counts = [UInt32](repeating: 0, count: 1 << Int(bits) + 1)
        let hashes = fingerprints.map { $0.hash(bits: bits) }
        for (hash, fingerprint) in zip(hashes, fingerprints) {
            filter[hash >> 3] |= 1 << UInt8(hash & 7)
            lengths |= 1 << UInt32(fingerprint.bytes.count)
            counts[hash + 1] += 1
        }
        for hash in 1..<counts.count {
            counts[hash] += counts[hash - 1]
        }
        var entries = [Entry](repeating: Entry(literal: 0, offset: 0, length: 0), count: literals.count)
        var next = counts
        for (index, fingerprint) in fingerprints.enumerated() {
            let hash = hashes[index]
            entries[Int(next[hash])] = Entry(
                literal: Int32(index),
                offset: Int32(fingerprint.offset),
                length: UInt32(fingerprint.bytes.count)
            )
            next[hash] += 1
        }
        self.nibbles = buckets.nibbles
        self.lengths = lengths
        self.filter = filter
        self.bits = bits
        self.heads = counts
        self.entries = entries
        self.offsets = fingerprints.map(\.offset)
    }
}

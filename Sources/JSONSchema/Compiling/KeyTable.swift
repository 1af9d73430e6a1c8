/// Where the entries of a table of keys lie.
struct KeyTable: Sendable {
    let start: Int32
    let count: Int32
    let slots: Int32
    /// The number of slots less one; zero where the table is searched from its beginning.
    let mask: Int32
}

/// A key in a table.
struct KeyEntry: Sendable {
    let offset: Int32
    let length: Int32
    let hash: UInt32
    /// What it stands for.
    var value: Int32
}

/// All tables of keys of a program, one after the other.
struct KeyTables: Sendable {
    private(set) var entries: [KeyEntry] = []
    private(set) var slots: [Int32] = []
    private(set) var bytes: [UInt8] = []
    let seed: UInt64

    private static let largestPlainCount = 6

    init(seed: UInt64) {
        self.seed = seed
    }

    /// Adds a table of keys that differ from each other.
    mutating func add(_ keys: [(key: String, value: Int32)]) -> KeyTable {
        let start = entries.count
        for (key, value) in keys {
            let utf8 = Array(key.utf8)
            let hash = unsafe utf8.withUnsafeBufferPointer { unsafe KeyHash.hash($0, seed: seed) }
            entries.append(
                KeyEntry(
                    offset: Int32(truncatingIfNeeded: bytes.count),
                    length: Int32(truncatingIfNeeded: utf8.count),
                    hash: hash,
                    value: value
                )
            )
            bytes += utf8
        }
        guard keys.count > Self.largestPlainCount else {
            return KeyTable(start: Int32(start), count: Int32(keys.count), slots: 0, mask: 0)
        }
        var size = 16
        while size < keys.count * 2 { size *= 2 }
        let first = slots.count
        slots += repeatElement(-1, count: size)
        for number in start..<entries.count {
            var slot = Int(entries[number].hash) & (size - 1)
            while slots[first + slot] >= 0 { slot = (slot + 1) & (size - 1) }
            slots[first + slot] = Int32(number)
        }
        return KeyTable(start: Int32(start), count: Int32(keys.count), slots: Int32(first), mask: Int32(size - 1))
    }

    /// Gives the arrays as they lie in memory.
    @inline(__always)
    func withPointers<Value>(
        _ work: (UnsafeBufferPointer<KeyEntry>, UnsafeBufferPointer<Int32>, UnsafeBufferPointer<UInt8>) -> Value
    ) -> Value {
        unsafe entries.withUnsafeBufferPointer { entries in
            unsafe slots.withUnsafeBufferPointer { slots in
                unsafe bytes.withUnsafeBufferPointer { unsafe work(entries, slots, $0) }
            }
        }
    }

    /// The text of an entry.
    func key(_ entry: Int) -> String {
        let entry = entries[entry]
        return String(decoding: bytes[Int(entry.offset)..<Int(entry.offset) + Int(entry.length)], as: UTF8.self)
    }
}

/// The hash of keys; the seed differs from process to process, so that nobody can prepare keys that collide.
enum KeyHash {
    static let seed = UInt64.random(in: .min ... .max) | 1

    @inline(__always)
    static func hash(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64) -> UInt32 {
        guard let base = bytes.baseAddress else { return UInt32(truncatingIfNeeded: seed) }
        let count = bytes.count
        let raw = unsafe UnsafeRawPointer(base)
        var state = seed ^ (UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15)
        var offset = 0
        while offset + 8 <= count {
            state = mix(state, unsafe raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            offset += 8
        }
        var rest: UInt64 = 0
        while offset < count {
            rest = rest << 8 | UInt64(unsafe bytes[offset])
            offset += 1
        }
        state = mix(state, rest ^ 0xA076_1D64_78BD_642F)
        return UInt32(truncatingIfNeeded: state ^ (state >> 32))
    }

    @inline(__always)
    private static func mix(_ state: UInt64, _ word: UInt64) -> UInt64 {
        let product = (state ^ word).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
        return product.high ^ product.low ^ (state &<< 23 | state &>> 41)
    }
}

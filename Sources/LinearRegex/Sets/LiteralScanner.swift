import CByteScan

/// Finds every place at which any of many literals stands, with regard to ASCII case or without, in one pass.
///
/// Up to some hundreds of literals of two bytes and more are looked for in vectors of 16 or 32 bytes by a fingerprint
/// of each; literals of one byte and larger sets take an Aho-Corasick automaton. The automaton also takes over in the
/// midst of a text that has been made to look like the literals everywhere, so the time is linear in the text.
struct LiteralScanner: Sendable {
    /// How to scan.
    enum Way: Hashable, Sendable {
        /// What is fastest here.
        case automatic
        /// By fingerprints, byte after byte.
        case portable
        /// By fingerprints, in vectors of 16 bytes.
        case vector16
        /// By the automaton.
        case automaton
    }

    /// The largest set that is looked for by fingerprints.
    static let fingerprintLimit = 1024

    private let literals: [Literal]
    private let table: FingerprintTable?
    private let automaton: LiteralAutomaton
    private let longest: Int

    /// Makes a scanner for literals, none of which is empty: an empty one is never found.
    init(_ literals: [Literal], memoryLimit: Int = 16 << 20) {
        self.literals = literals
        let fits = literals.count <= Self.fingerprintLimit && literals.allSatisfy { $0.bytes.count > 1 }
        table = fits && !literals.isEmpty ? FingerprintTable(literals) : nil
        automaton = LiteralAutomaton(literals, limit: memoryLimit)
        longest = literals.map(\.bytes.count).max() ?? 0
    }

    /// Calls `body` with each literal that stands in the text and its end, until it returns false.
    ///
    /// Each place is reported once; places far apart come in ascending order, but those nearer than the longest literal
    /// may come in any order.
    func forEachOccurrence(
        in text: UnsafeBufferPointer<UInt8>,
        way: Way = .automatic,
        _ body: (_ literal: Int, _ end: Int) -> Bool
    ) {
        guard let table, way != .automaton else {
            unsafe automaton.forEachOccurrence(in: text, body)
            return
        }
        let vectors: byte_scan_way =
            switch way {
            case .portable: byte_scan_portable
            // No more than there is: the portable way stays portable.
            case .vector16: byte_scan_way(min(byte_scan_vector_16.rawValue, byte_scan_best_way().rawValue))
            default: byte_scan_best_way()
            }
        guard let rest = unsafe scan(text, with: table, vectors, body) else { return }
        // The automaton goes on, and leaves out what has been reported.
        unsafe automaton.forEachOccurrence(in: text, from: max(0, rest - longest)) { literal, end in
            end - literals[literal].bytes.count + table.offsets[literal] < rest || body(literal, end)
        }
    }

    /// Scans by fingerprints; returns the place from which the automaton had better go on, if any.
    private func scan(
        _ text: UnsafeBufferPointer<UInt8>,
        with table: FingerprintTable,
        _ way: byte_scan_way,
        _ body: (_ literal: Int, _ end: Int) -> Bool
    ) -> Int? {
        guard let base = text.baseAddress, text.count > 0 else { return nil }
        return unsafe withUnsafeTemporaryAllocation(of: Int.self, capacity: 256) { places in
            unsafe table.nibbles.withUnsafeBufferPointer { nibbles in
                unsafe table.filter.withUnsafeBufferPointer { filter -> Int? in
                    guard let nibbles = nibbles.baseAddress, let filter = filter.baseAddress,
                        let firstPlace = places.baseAddress
                    else { return nil }
                    var scan = unsafe byte_scan_table(
                        nibbles: nibbles,
                        groups: UInt32(table.nibbles.count / 128),
                        lengths: table.lengths,
                        filter: filter,
                        bits: table.bits
                    )
                    var position = 0
                    var work = 0
                    while position &+ 4 <= text.count {
                        let found = unsafe byte_scan(&scan, way, base, text.count, &position, firstPlace, places.count)
                        for index in 0..<found {
                            let place = unsafe places[index]
                            guard unsafe verify(place, text, base + place, table, &work, body) else { return nil }
                        }
                        if work > 1 << 16 &+ position &* 2 {
                            return position
                        }
                    }
                    return unsafe scanEnd(text, from: position, with: table, body)
                }
            }
        }
    }

    /// Looks at the last places, which have fewer than four bytes.
    private func scanEnd(
        _ text: UnsafeBufferPointer<UInt8>,
        from position: Int,
        with table: FingerprintTable,
        _ body: (_ literal: Int, _ end: Int) -> Bool
    ) -> Int? {
        var work = 0
        for place in max(position, 0)..<max(position, text.count) {
            let padded = (0..<4).map { place + $0 < text.count ? unsafe text[place + $0] : 0 }
            let more = unsafe padded.withUnsafeBufferPointer { padded in
                guard let bytes = padded.baseAddress else { return true }
                return unsafe verify(place, text, bytes, table, &work, body)
            }
            guard more else { return nil }
        }
        return nil
    }

    /// Reports the literals whose fingerprint stands at a place, of which four bytes are readable at `bytes`.
    @inline(__always)
    private func verify(
        _ place: Int,
        _ text: UnsafeBufferPointer<UInt8>,
        _ bytes: UnsafePointer<UInt8>,
        _ table: FingerprintTable,
        _ work: inout Int,
        _ body: (_ literal: Int, _ end: Int) -> Bool
    ) -> Bool {
        for length in UInt32(2)...4 where table.lengths >> length & 1 != 0 {
            let hash = Int(unsafe byte_scan_hash(bytes, length, table.bits))
            for index in Int(table.heads[hash])..<Int(table.heads[hash &+ 1]) {
                let entry = table.entries[index]
                guard entry.length == length else { continue }
                let literal = Int(entry.literal)
                let start = place &- Int(entry.offset)
                let count = literals[literal].bytes.count
                work &+= count
                if unsafe literals[literal].stands(at: start, in: text) {
                    guard body(literal, start &+ count) else { return false }
                }
            }
        }
        return true
    }
}

/// Finds places at which a match may begin; at all others none does.
final class PrefixFilter: Sendable {
    private enum Method: Sendable {
        /// Bytes at fixed distances.
        case literal(LiteralFinder)
        /// Three tables of masks by byte; a place may be a start when the masks of its bytes have a bit in common.
        case tables([UInt8], depth: Int)
    }

    private let method: Method
    /// How many places that pass are to be expected in 1,000,000 bytes of text.
    let frequency: Int

    /// The number of bytes from the start of a match that are looked at.
    private static let depth = 16

    /// Finds what can be said of the first bytes of a match, or nil if that would not exclude enough places.
    init?(_ program: RegexProgram, minimumLength: Int) {
        guard minimumLength > 0 else { return nil }
        var walk = ProgramWalk(program)
        let positions = walk.bytes(from: [program.start], depth: min(minimumLength, Self.depth))
        var checks: [LiteralFinder.Check] = []
        for (offset, set) in positions.enumerated() {
            if let byte = set.literal { checks.append(.init(offset: offset, byte: byte)) }
        }
        if let finder = LiteralFinder(checks), finder.frequency <= 20_000 {
            method = .literal(finder)
            frequency = finder.frequency
            return
        }
        let depth = min(positions.count, 3)
        guard depth > 0 else { return nil }
        walk = ProgramWalk(program)
        let groups = walk.buckets(from: program.start)
        // A walk that got too long knows nothing.
        guard !groups.isEmpty else { return nil }
        var tables = [UInt8](repeating: 0, count: 3 * 256)
        var frequency = 0
        for (bucket, group) in groups.enumerated() {
            var sets = [group.bytes]
            if depth > 1 { sets += walk.bytes(from: group.next, depth: depth - 1) }
            // A set that a match could end before says nothing.
            guard sets.count == depth else { return nil }
            frequency += sets.reduce(1_000_000) { $0 * $1.frequency / 10_000 }
            for (offset, set) in sets.enumerated() {
                for byte in set.bytes { tables[offset * 256 + Int(byte)] |= 1 << UInt8(bucket) }
            }
        }
        guard frequency <= 60_000 else { return nil }
        method = .tables(tables, depth: depth)
        self.frequency = frequency
    }

    /// The first place from `start` on where a match that ends at `end` or before may begin, or nil.
    @inline(__always)
    func next(in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int? {
        switch method {
        case .literal(let finder): unsafe finder.next(in: text, from: start, to: end)
        case .tables(let tables, let depth):
            unsafe tables.withUnsafeBufferPointer { tables in
                switch depth {
                case 1: unsafe Self.scan(tables, depth: 1, text, start, end)
                case 2: unsafe Self.scan(tables, depth: 2, text, start, end)
                default: unsafe Self.scan(tables, depth: 3, text, start, end)
                }
            }
        }
    }

    @inline(__always)
    private static func scan(
        _ tables: UnsafeBufferPointer<UInt8>,
        depth: Int,
        _ text: UnsafeBufferPointer<UInt8>,
        _ start: Int,
        _ end: Int
    ) -> Int? {
        var place = start
        @inline(__always) func mask(_ place: Int) -> UInt8 {
            var mask = unsafe tables[Int(text[place])]
            if depth > 1 { unsafe mask &= tables[256 &+ Int(text[place &+ 1])] }
            if depth > 2 { unsafe mask &= tables[512 &+ Int(text[place &+ 2])] }
            return mask
        }
        while place &+ 4 &+ depth <= end {
            if mask(place) | mask(place &+ 1) | mask(place &+ 2) | mask(place &+ 3) != 0 {
                while mask(place) == 0 { place &+= 1 }
                return place
            }
            place &+= 4
        }
        while place &+ depth <= end {
            if mask(place) != 0 { return place }
            place &+= 1
        }
        return nil
    }
}

/// Finds places where bytes at fixed distances have known values: a literal, or what of a pattern's start is fixed.
struct LiteralFinder: Sendable {
    /// A byte and its distance from the place that is looked for.
    struct Check: Hashable, Sendable {
        let offset: Int
        let byte: LiteralByte
    }

    private let checks: [Check]
    private let first: Check
    private let second: Check
    /// The rarest byte, when it is so rare that looking for a second one at the same time does not pay.
    private let single: Check?
    /// The number of false hits after which a single byte is seen to be common in this text.
    private static let patience = 4
    /// The number of bytes from the place on that are looked at.
    let length: Int

    /// How many hits of the two rarest bytes are to be expected in 1,000,000 bytes of text.
    var frequency: Int {
        first.offset == second.offset ? first.byte.frequency * 100 : first.byte.frequency * second.byte.frequency / 100
    }

    /// Makes a finder of bytes, nil for none.
    init?(_ checks: [Check]) {
        let ordered = checks.sorted { ($0.byte.frequency, $0.offset) < ($1.byte.frequency, $1.offset) }
        guard let rarest = ordered.first else { return nil }
        single = ordered.count == 1 || rarest.byte.frequency <= 15 ? rarest : nil
        let next = ordered.count > 1 ? ordered[1] : rarest
        first = rarest.offset < next.offset ? rarest : next
        second = rarest.offset < next.offset ? next : rarest
        // With a single byte alone the others have to be checked, so the pair is among the checks too.
        self.checks = checks.filter { [rarest] in $0 != rarest }
        length = (checks.map(\.offset).max() ?? 0) + 1
    }

    /// Makes a finder of a literal, nil for the empty one.
    init?(literal: [LiteralByte]) {
        self.init(literal.enumerated().map { Check(offset: $0.offset, byte: $0.element) })
    }

    /// The first place from `start` on whose bytes all lie below `end`, or nil.
    @inline(__always)
    func next(in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int? {
        var place = start
        let limit = end &- length &+ 1
        if let single {
            var misses = 0
            while place < limit, misses < Self.patience || first == second {
                let hit = unsafe ByteSearch.first(
                    single.byte,
                    in: text,
                    from: place &+ single.offset,
                    to: limit &+ single.offset
                )
                place = hit &- single.offset
                guard place < limit else { return nil }
                if unsafe holds(at: place, in: text) { return place }
                place &+= 1
                misses &+= 1
            }
        }
        while place < limit {
            let hit = unsafe ByteSearch.firstPair(
                first.byte,
                second.byte,
                distance: second.offset &- first.offset,
                in: text,
                from: place &+ first.offset,
                to: limit &+ first.offset
            )
            place = hit &- first.offset
            guard place < limit else { return nil }
            if unsafe holds(at: place, in: text) { return place }
            place &+= 1
        }
        return nil
    }

    @inline(__always)
    private func holds(at place: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        for check in checks where unsafe !check.byte.matches(text[place &+ check.offset]) { return false }
        return true
    }
}

/// A set of small numbers: bits where they are few enough, otherwise only those that are in it.
struct VisitedPlaces {
    private var words: [UInt64] = []
    private var others: Set<Int> = []

    /// Makes an empty set for numbers below a count.
    init(count: Int) {
        if count <= 1 << 22 {
            words = [UInt64](repeating: 0, count: (count + 63) / 64)
        }
    }

    /// Adds a number; false where it was in it.
    mutating func insert(_ number: Int) -> Bool {
        guard !words.isEmpty else { return others.insert(number).inserted }
        let bit: UInt64 = 1 << UInt64(number & 63)
        guard words[number >> 6] & bit == 0 else { return false }
        words[number >> 6] |= bit
        return true
    }

    /// Takes a number out.
    mutating func remove(_ number: Int) {
        if words.isEmpty {
            others.remove(number)
        } else {
            words[number >> 6] &= ~(1 << UInt64(number & 63))
        }
    }
}

/// The tables as they are looked up.
extension InternationalLabel {
    /// How letters run.
    static let directions = ScalarLetters(directionTable)
    /// How letters join.
    static let joining = ScalarLetters(joiningTable)
    /// The pairs that have to be written as one, the first in the upper half.
    static let compositions: Set<UInt64> = {
        var pairs: Set<UInt64> = []
        var numbers = ScalarLetters.numbers(compositionTable.utf8)[...]
        var second: UInt32 = 0
        while let distance = numbers.popFirst(), let count = numbers.popFirst() {
            second += distance
            var first: UInt32 = 0
            for step in numbers.prefix(Int(count)) {
                first += step
                pairs.insert(UInt64(first) << 32 | UInt64(second))
            }
            numbers = numbers.dropFirst(Int(count))
        }
        return pairs
    }()
}

/// The items or properties of one value that schemas evaluated, for the keywords that ask for the others.
///
/// What an unjudged branch evaluated may or may not count.
struct EvaluatedSet {
    private var sure: UInt64 = 0
    private var maybe: UInt64 = 0
    private var moreSure: [UInt64] = []
    private var moreMaybe: [UInt64] = []
    private(set) var isAllSure = false
    private(set) var isAllPossible = false

    /// Notes that an element was evaluated.
    mutating func insert(_ position: Int) {
        if position < 64 {
            sure |= 1 << UInt64(position)
        } else {
            Self.insert(position - 64, into: &moreSure)
        }
    }

    private static func insert(_ position: Int, into words: inout [UInt64]) {
        let word = position >> 6
        while words.count <= word { words.append(0) }
        words[word] |= 1 << UInt64(position & 63)
    }

    /// Notes that an element may have been evaluated.
    mutating func insertPossible(_ position: Int) {
        if position < 64 {
            maybe |= 1 << UInt64(position)
        } else {
            Self.insert(position - 64, into: &moreMaybe)
        }
    }

    /// Notes that all elements were evaluated.
    mutating func insertAll() {
        isAllSure = true
    }

    /// Notes that nobody can tell which elements were evaluated.
    mutating func insertAllPossible() {
        isAllPossible = true
    }

    /// Whether an element was evaluated.
    func outcome(_ position: Int) -> Outcome {
        if isAllSure || Self.contains(position, sure, moreSure) { return .valid }
        return isAllPossible || Self.contains(position, maybe, moreMaybe) ? .unjudged : .invalid
    }

    private static func contains(_ position: Int, _ first: UInt64, _ more: [UInt64]) -> Bool {
        if position < 64 { return first & (1 << UInt64(position)) != 0 }
        let word = (position - 64) >> 6
        return word < more.count && more[word] & (1 << UInt64((position - 64) & 63)) != 0
    }

    /// Takes over what a branch evaluated, as far as the outcome of the branch lets it count.
    mutating func merge(_ other: EvaluatedSet, _ outcome: Outcome) {
        switch outcome {
        case .invalid: return
        case .valid:
            sure |= other.sure
            Self.merge(&moreSure, other.moreSure)
            isAllSure = isAllSure || other.isAllSure
        case .unjudged:
            maybe |= other.sure
            Self.merge(&moreMaybe, other.moreSure)
            isAllPossible = isAllPossible || other.isAllSure
        }
        maybe |= other.maybe
        Self.merge(&moreMaybe, other.moreMaybe)
        isAllPossible = isAllPossible || other.isAllPossible
    }

    private static func merge(_ words: inout [UInt64], _ others: [UInt64]) {
        while words.count < others.count { words.append(0) }
        for word in others.indices { words[word] |= others[word] }
    }
}

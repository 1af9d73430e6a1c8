import JSON

/// Hashing and comparing of values by what they denote: numbers by their worth, objects without regard to order, of
/// equal keys the last one.
enum NodeContent {
    /// A hash that is equal for equal values.
    static func hash(_ node: JSONNode) -> UInt64 {
        switch node.kind {
        case .null: 0x51
        case .bool(let value): value ? 0xA3 : 0xA7
        case .number(let number): hash(number)
        case .string(let text): 0xC5 ^ (hash(text) << 8)
        case .array(let elements): hash(elements)
        case .object(let members): hash(members)
        }
    }

    private static func hash(_ elements: [JSONNode]) -> UInt64 {
        var state: UInt64 = 0xD1
        for element in elements { state = (state ^ hash(element)) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }
        return state ^ (state >> 29)
    }

    private static func hash(_ members: [JSONMember]) -> UInt64 {
        var state: UInt64 = 0xE7
        for member in MemberKeys.withoutRepetitions(members) ?? members {
            let one = (hash(member.key) ^ 0x1234_5678_9ABC) &* (hash(member.value) | 1)
            state = state &+ (one ^ (one >> 31))
        }
        return state
    }

    private static func hash(_ number: JSONNumber) -> UInt64 {
        // What has more digits differs from all that have not, and shares one place.
        guard let canonical = CanonicalNumber(number.text) else { return 0xF1 }
        let state = canonical.mantissa &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(bitPattern: Int64(canonical.exponent)) << 17
        return canonical.isNegative ? ~state : state ^ (state >> 32)
    }

    /// The hash of a text.
    static func hash(_ text: String) -> UInt64 {
        let seed = KeyHash.seed
        let hash = unsafe text.utf8.withContiguousStorageIfAvailable { unsafe KeyHash.hash($0, seed: seed) }
        return UInt64(hash ?? 0)
    }

    /// Whether two values denote the same.
    static func areEqual(_ left: JSONNode, _ right: JSONNode) -> Bool {
        switch (left.kind, right.kind) {
        case (.null, .null): return true
        case (.bool(let left), .bool(let right)): return left == right
        case (.number(let left), .number(let right)): return left == right
        case (.string(let left), .string(let right)): return areSame(left, right)
        case (.array(let left), .array(let right)): return areEqual(left, right)
        case (.object(let left), .object(let right)): return areEqual(left, right)
        default: return false
        }
    }

    private static func areEqual(_ left: [JSONNode], _ right: [JSONNode]) -> Bool {
        guard left.count == right.count else { return false }
        for position in left.indices where !areEqual(left[position], right[position]) { return false }
        return true
    }

    private static func areEqual(_ left: [JSONMember], _ right: [JSONMember]) -> Bool {
        let left = MemberKeys.withoutRepetitions(left) ?? left
        let right = MemberKeys.withoutRepetitions(right) ?? right
        guard left.count == right.count else { return false }
        if left.count <= 8 {
            return left.allSatisfy { member in
                right.contains { areSame($0.key, member.key) && areEqual($0.value, member.value) }
            }
        }
        var values: [ExactText: JSONNode] = [:]
        for member in right { values[ExactText(member.key)] = member.value }
        return left.allSatisfy { member in values[ExactText(member.key)].map { areEqual($0, member.value) } ?? false }
    }

    /// Whether two texts have the same bytes.
    static func areSame(_ left: String, _ right: String) -> Bool {
        let (left, right) = (left.utf8, right.utf8)
        return left.count == right.count && left.elementsEqual(right)
    }
}

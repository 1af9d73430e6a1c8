import JSON

/// Hashing and comparing of values by what they denote: numbers by their worth, objects without regard to order, of
/// equal keys the last one.
enum NodeContent {
    /// How deep a hash looks, so that hashing needs little stack; what lies deeper is told apart by comparing.
    private static let hashedDepth = 12

    /// A hash that is equal for equal values.
    static func hash(_ node: JSONNode) -> UInt64 {
        hash(node, hashedDepth)
    }

    private static func hash(_ node: JSONNode, _ depth: Int) -> UInt64 {
        switch node.kind {
        case .null: 0x51
        case .bool(let value): value ? 0xA3 : 0xA7
        case .number(let number): hash(number)
        case .string(let text): 0xC5 ^ (hash(text) << 8)
        case .array(let elements): hash(elements, depth)
        case .object(let members): hash(members, depth)
        }
    }

    private static func hash(_ elements: [JSONNode], _ depth: Int) -> UInt64 {
        var state: UInt64 = 0xD1 &+ UInt64(elements.count)
        guard depth > 0 else { return state }
        for element in elements { state = (state ^ hash(element, depth - 1)) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }
        return state ^ (state >> 29)
    }

    private static func hash(_ members: [JSONMember], _ depth: Int) -> UInt64 {
        var state: UInt64 = 0xE7
        guard depth > 0 else { return state }
        for member in MemberKeys.withoutRepetitions(members) ?? members {
            let one = (hash(member.key) ^ 0x1234_5678_9ABC) &* (hash(member.value, depth - 1) | 1)
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

    /// Whether two values denote the same; works off a list instead of recursing.
    static func areEqual(_ left: JSONNode, _ right: JSONNode) -> Bool {
        if let answer = areEqualScalars(left, right) { return answer }
        var open = [(left, right)]
        while let (left, right) = open.popLast() {
            if let answer = areEqualScalars(left, right) {
                if answer { continue }
                return false
            }
            let pairs: [(JSONNode, JSONNode)]? =
                switch (left.kind, right.kind) {
                case (.array(let left), .array(let right)): self.pairs(left, right)
                case (.object(let left), .object(let right)): self.pairs(left, right)
                default: nil
                }
            guard let pairs else { return false }
            open += pairs
        }
        return true
    }

    /// Whether two values are equal where one of them holds no others; nil for two containers.
    private static func areEqualScalars(_ left: JSONNode, _ right: JSONNode) -> Bool? {
        switch (left.kind, right.kind) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.string(let left), .string(let right)): areSame(left, right)
        case (.array, .array), (.object, .object): nil
        default: false
        }
    }

    /// The elements that must be equal for the arrays to be; nil where the arrays differ anyway.
    private static func pairs(_ left: [JSONNode], _ right: [JSONNode]) -> [(JSONNode, JSONNode)]? {
        left.count == right.count ? Array(zip(left, right)) : nil
    }

    /// The values that must be equal for the objects to be; nil where the objects differ anyway.
    private static func pairs(_ left: [JSONMember], _ right: [JSONMember]) -> [(JSONNode, JSONNode)]? {
        let left = MemberKeys.withoutRepetitions(left) ?? left
        let right = MemberKeys.withoutRepetitions(right) ?? right
        guard left.count == right.count else { return nil }
        var pairs: [(JSONNode, JSONNode)] = []
        if left.count <= 8 {
            for member in left {
                guard let other = right.first(where: { areSame($0.key, member.key) }) else { return nil }
                pairs.append((member.value, other.value))
            }
            return pairs
        }
        var values: [ExactText: JSONNode] = [:]
        for member in right { values[ExactText(member.key)] = member.value }
        for member in left {
            guard let other = values[ExactText(member.key)] else { return nil }
            pairs.append((member.value, other))
        }
        return pairs
    }

    /// Whether two texts have the same bytes.
    static func areSame(_ left: String, _ right: String) -> Bool {
        let (left, right) = (left.utf8, right.utf8)
        return left.count == right.count && left.elementsEqual(right)
    }
}

/// A set of values under the language's equality: 1, 1u and 1.0 are one element, and NaN is never found again.
///
/// Membership takes constant time for numbers, texts and whatever is made of them. Values that look alike without being
/// equal are compared one by one, and there are bounds on that.
struct ValueSet {
    private var buckets: [Int: [CELValue]] = [:]
    /// How often a value was compared with one that only looks like it, weighed by their size.
    private var mismatches = 0

    init() {}

    /// Makes a set of the elements of a list.
    init(_ values: [CELValue]) throws(CELFailure) {
        buckets.reserveCapacity(values.count)
        for value in values { _ = try insert(value) }
    }

    /// Adds a value; returns whether it was not there before.
    mutating func insert(_ value: CELValue) throws(CELFailure) -> Bool {
        let mark = Mark(value)
        if try find(value, mark) { return false }
        buckets[mark.key, default: []].append(value)
        return true
    }

    /// Whether a value is there.
    mutating func contains(_ value: CELValue) throws(CELFailure) -> Bool {
        try find(value, Mark(value))
    }

    private mutating func find(_ value: CELValue, _ mark: Mark) throws(CELFailure) -> Bool {
        guard let bucket = buckets[mark.key] else { return false }
        for candidate in bucket {
            if CELValue.isEqual(candidate, value) { return true }
            mismatches += 1 + mark.weight / 16
            if mismatches > LibraryBounds.steps { throw .limitReached("steps") }
        }
        return false
    }
}

extension ValueSet {
    /// What is found out about a value in going through it once.
    private struct Mark {
        /// A number that is the same for equal values.
        let key: Int
        /// How many elements and entries there are, as far as it was gone into.
        let weight: Int

        init(_ value: CELValue) {
            var hasher = Hasher()
            var weight = 0
            ValueSet.combine(value, into: &hasher, &weight, depth: 0)
            key = hasher.finalize()
            self.weight = weight
        }
    }

    private static func combine(_ value: CELValue, into hasher: inout Hasher, _ weight: inout Int, depth: Int) {
        switch value {
        case .null: hasher.combine(0 as UInt8)
        case .bool(let bool): hasher.combine(bool)
        // As the nearest double, which is how numbers of different kinds are compared.
        case .int(let int): hasher.combine(Double(int))
        case .uint(let uint): hasher.combine(Double(uint))
        case .double(let double): hasher.combine(double)
        // By bytes: a String's own hash takes canonically equivalent texts for the same.
        case .string(let text): hasher.combine(CELKeyHash.hash(of: text))
        case .bytes(let bytes): hasher.combine(bytes)
        case .duration(let duration): hasher.combine(duration)
        case .timestamp(let timestamp): hasher.combine(timestamp)
        case .type(let type): hasher.combine(type.name)
        case .list(let list):
            hasher.combine(list.count)
            weight += list.count
            // Far down, equal values are told apart by comparing them.
            if depth < 8 { for element in list { combine(element, into: &hasher, &weight, depth: depth + 1) } }
        case .map(let map):
            hasher.combine(map.count)
            weight += map.count
            if depth < 8 { hasher.combine(sum(of: map, &weight, depth: depth)) }
        case .optional(let optional):
            hasher.combine(2 as UInt8)
            if let value = optional.value, depth < 8 { combine(value, into: &hasher, &weight, depth: depth + 1) }
        case .opaque(let opaque as CELIPAddress): hasher.combine(opaque.address)
        case .opaque(let opaque as CELAddressRange): hasher.combine(opaque.address)
        // What equal values of a caller's kind have in common is not known.
        case .opaque(let opaque): hasher.combine(opaque.typeName)
        }
    }

    /// A number that does not depend on the order of the entries.
    private static func sum(of map: CELMap, _ weight: inout Int, depth: Int) -> Int {
        var sum = 0
        for (key, value) in zip(map.keys, map.values) {
            var hasher = Hasher()
            combine(key, into: &hasher, &weight, depth: depth + 1)
            combine(value, into: &hasher, &weight, depth: depth + 1)
            sum &+= hasher.finalize()
        }
        return sum
    }
}

/// The ascending order of values of one kind, as `sort` and `sortBy` need it.
enum ListOrder {
    /// The list's elements in ascending order; equal ones keep theirs.
    static func sorted(_ list: [CELValue]) throws(CELFailure) -> [CELValue] {
        try positions(of: list, for: "sort").map { list[$0] }
    }

    /// The positions of keys in ascending order of the keys; equal ones keep theirs.
    ///
    /// - Throws: `invalidArgument` where the keys are not all of one kind that has an order.
    static func positions(of keys: [CELValue], for function: String) throws(CELFailure) -> [Int] {
        guard let first = keys.first else { return [] }
        switch first {
        case .int: return try positions(of: keys, for: function, as: Int64.self, <)
        case .uint: return try positions(of: keys, for: function, as: UInt64.self, <)
        case .double:
            // NaN stands in no order: it comes last, so that the sorting method meets a total one.
            return try positions(of: keys, for: function, as: Double.self) { $0 < $1 || (!$0.isNaN && $1.isNaN) }
        case .bool: return try positions(of: keys, for: function, as: Bool.self) { !$0 && $1 }
        case .string:
            // UTF-8 orders as the scalars do; String's own order takes canonically equivalent texts for the same.
            return try positions(of: keys, for: function, as: String.self) { CELText.compare($0, $1) == .ascending }
        case .bytes:
            return try positions(of: keys, for: function, as: [UInt8].self) { $0.lexicographicallyPrecedes($1) }
        case .duration: return try positions(of: keys, for: function, as: CELDuration.self, <)
        case .timestamp: return try positions(of: keys, for: function, as: CELTimestamp.self, <)
        default: throw .invalidArgument("\(function): values of the kind \(first.kindName) have no order")
        }
    }

    private static func positions<Key: LibraryArgument>(
        of keys: [CELValue],
        for function: String,
        as type: Key.Type,
        _ isLess: (Key, Key) -> Bool
    ) throws(CELFailure) -> [Int] {
        var entries: [(key: Key, position: Int)] = []
        entries.reserveCapacity(keys.count)
        for (position, key) in keys.enumerated() {
            guard let read = Key.read(key) else {
                throw .invalidArgument("\(function): \(key.kindName) and \(keys[0].kindName) have no common order")
            }
            entries.append((read, position))
        }
        // The positions break ties, so the order is stable whatever the sorting method.
        entries.sort { isLess($0.key, $1.key) || !isLess($1.key, $0.key) && $0.position < $1.position }
        return entries.map(\.position)
    }
}

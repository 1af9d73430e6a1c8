import JSON

/// Keys that occur again in an object.
enum MemberKeys {
    private static let fewest = 24

    /// The members without those whose key comes again later; nil where all keys differ, which is the rule.
    @inline(__always)
    static func withoutRepetitions(_ members: [JSONMember]) -> [JSONMember]? {
        if members.count <= 1 { return nil }
        if members.count <= fewest, !mayRepeat(members) { return nil }
        return removingRepetitions(members)
    }

    /// Compares the keys by a set of bits that rarely takes different ones for equal.
    private static func mayRepeat(_ members: [JSONMember]) -> Bool {
        var bits: UInt64 = 0
        for position in members.indices {
            let number: UInt64? = unsafe members[position].key.utf8
                .withContiguousStorageIfAvailable { bytes in
                    guard let first = unsafe bytes.first else { return 0 }
                    let count = bytes.count
                    let (middle, last) = unsafe (bytes[count / 2], bytes[count - 1])
                    let mixed = UInt64(first) << 24 | UInt64(middle) << 16 | UInt64(last) << 8 | UInt64(count & 255)
                    return (mixed &* 0x9E37_79B9_7F4A_7C15) >> 58
                }
            let bit: UInt64 = 1 << (number ?? 0)
            if bits & bit != 0 { return true }
            bits |= bit
        }
        return false
    }

    private static func removingRepetitions(_ members: [JSONMember]) -> [JSONMember]? {
        var last: [ExactText: Int] = [:]
        last.reserveCapacity(members.count)
        for (position, member) in members.enumerated() { last[ExactText(member.key)] = position }
        guard last.count < members.count else { return nil }
        return last.values.sorted().map { members[$0] }
    }
}

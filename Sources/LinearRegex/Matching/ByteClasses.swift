/// Bytes that no instruction of a program tells apart, under one number.
struct ByteClasses: Sendable {
    /// The class of each byte.
    private(set) var map = [UInt8](repeating: 0, count: 256)
    /// A byte of each class.
    private(set) var representatives: [UInt8] = [0]

    /// The number of classes, at least 1.
    var count: Int { sizes.count }

    private var sizes = [256]
    // What a refinement works with, clean between two of them.
    private var inside = [Int](repeating: 0, count: 256)
    private var renamed = [UInt8](repeating: 0, count: 256)

    /// Tells the bytes of a set, given by ranges that do not overlap, apart from the others.
    mutating func refine(by ranges: some Collection<RegexProgram.Edge>) {
        for range in ranges {
            for byte in range.low...range.high { inside[Int(map[Int(byte)])] += 1 }
        }
        // A class that lies inside as a whole keeps its number; of the others the part inside gets a new one.
        let oldCount = sizes.count
        for old in 0..<oldCount {
            renamed[old] = UInt8(old)
            if inside[old] > 0 && inside[old] < sizes[old] {
                renamed[old] = UInt8(sizes.count)
                sizes.append(inside[old])
                sizes[old] -= inside[old]
            }
            inside[old] = 0
        }
        guard sizes.count > oldCount else { return }
        for range in ranges {
            for byte in range.low...range.high { map[Int(byte)] = renamed[Int(map[Int(byte)])] }
        }
    }

    /// Finds a byte for each class; to be called after the last refinement.
    mutating func finish() {
        representatives = [UInt8](repeating: 0, count: sizes.count)
        for byte in (0..<256).reversed() { representatives[Int(map[byte])] = UInt8(byte) }
    }
}

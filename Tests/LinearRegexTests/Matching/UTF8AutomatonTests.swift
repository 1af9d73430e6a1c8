import Testing

@testable import LinearRegex

@Suite("UTF-8 automata")
struct UTF8AutomatonTests {
    private func accepts(_ automaton: UTF8Automaton, _ bytes: [UInt8]) -> Bool {
        var nodes: Set<Int32> = [Int32(automaton.nodes.count - 1)]
        for (index, byte) in bytes.enumerated() {
            var next: Set<Int32> = []
            for node in nodes {
                for edge in automaton.nodes[Int(node)] where edge.low <= byte && byte <= edge.high {
                    if edge.target != UTF8Automaton.accept { next.insert(edge.target) }
                    if edge.target == UTF8Automaton.accept && index == bytes.count - 1 { return true }
                }
            }
            nodes = next
        }
        return false
    }

    static let sets: [[ClosedRange<UInt32>]] = [
        [0x41...0x5A, 0x61...0x7A], [0x7F...0x80], [0x7FF...0x800], [0xFFFF...0x10000], [0x3A9...0x3A9],
        [0x0...0x10FFFE], [0x81...0x10FFFF], [0x100...0x12345, 0x20000...0x2FFFF],
        [0xE000...0xFFFD, 0x1F600...0x1F64F],
    ]

    @Test("the forms of the members are accepted and no others, in both directions", arguments: sets)
    func membership(ranges: [ClosedRange<UInt32>]) {
        let set = ScalarSet(ranges)
        let forwards = UTF8Automaton(set, isReversed: false)
        let backwards = UTF8Automaton(set, isReversed: true)
        var values = Array(stride(from: 0 as UInt32, through: 0x10FFFF, by: 41))
        for range in ranges {
            values += [range.lowerBound &- 1, range.lowerBound, range.upperBound, range.upperBound + 1]
        }
        for value in values {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let bytes = Array(String(scalar).utf8)
            let isMember = ranges.contains { $0.contains(value) }
            #expect(accepts(forwards, bytes) == isMember, "U+\(String(value, radix: 16))")
            #expect(accepts(backwards, bytes.reversed()) == isMember, "U+\(String(value, radix: 16)) backwards")
        }
    }

    @Test("edges of a node that reads forwards are ascending and disjoint", arguments: sets)
    func disjoint(ranges: [ClosedRange<UInt32>]) {
        for edges in UTF8Automaton(ScalarSet(ranges), isReversed: false).nodes {
            for (left, right) in zip(edges, edges.dropFirst()) { #expect(left.high < right.low) }
        }
    }

    @Test("all beyond ASCII takes six nodes and the overlong forms, as RE2")
    func all() {
        let automaton = UTF8Automaton(ScalarSet([0x80...0x10FFFF]), isReversed: false)
        #expect(automaton.nodes.count <= 6)
        #expect(accepts(automaton, [0xF0, 0x80, 0x80, 0x80]))
        #expect(!accepts(automaton, [0xF5, 0x80, 0x80, 0x80]))
        #expect(!accepts(automaton, [0xC3]))
    }
}

import Testing

@testable import CEL

@Suite("Maps")
struct CELMapTests {
    @Test("numbers that are equal are one key, whatever their kind")
    func numbersAreOneKey() throws {
        let map = try CELMap([(key: .int(1), value: "one"), (key: .uint(2), value: "two")])
        for key: CELValue in [.int(1), .uint(1), .double(1)] { #expect(map[key] == "one") }
        for key: CELValue in [.int(2), .uint(2), .double(2)] { #expect(map[key] == "two") }
        #expect(map[.double(1.5)] == nil)
        #expect(map[.double(.nan)] == nil)
        #expect(map[.int(-1)] == nil)
        #expect(map[.bool(true)] == nil)
        #expect(map[.string("1")] == nil)
    }

    @Test("a negative number is not the large one with the same bits")
    func signsAreKept() throws {
        let map = try CELMap([(key: .int(-1), value: 1), (key: .uint(.max), value: 2)])
        #expect(map[.int(-1)] == 1)
        #expect(map[.uint(.max)] == 2)
        #expect(map[.double(-1)] == 1)
        // 2⁶⁴ is beyond both.
        #expect(map[.double(0x1p64)] == nil)
        #expect(map[.double(-0x1p63)] == nil)
    }

    @Test("a key that comes twice is refused, in kinds that are equal too")
    func repeatedKeys() {
        #expect(throws: CELFailure.repeatedKey("0u")) {
            try CELMap([(key: .int(0), value: 1), (key: .uint(0), value: 2)])
        }
        #expect(throws: CELFailure.repeatedKey("true")) {
            try CELMap([(key: true, value: 1), (key: false, value: 2), (key: true, value: 3)])
        }
        #expect(throws: CELFailure.repeatedKey("\"k19\"")) {
            try CELMap((0..<21).map { (key: .string("k\(min($0, 19))"), value: 0) })
        }
    }

    @Test("doubles, null and composite values are no keys", arguments: [1.0, .null, .bytes([]), [], [:]] as [CELValue])
    func unfitKeys(key: CELValue) throws {
        #expect(throws: CELFailure.invalidArgument("a map's key cannot be a value of type \(key.kindName)")) {
            try CELMap([(key: key, value: 1)])
        }
        #expect(throws: CELFailure.invalidArgument("a map needs a value for each key")) {
            try CELMap(keys: [1], values: [])
        }
    }

    @Test("texts are told apart by their bytes")
    func textsByBytes() throws {
        let map = CELMap(fields: [(key: "\u{E9}", value: 1), (key: "e\u{301}", value: 2)])
        #expect(map.count == 2)
        #expect(map["\u{E9}"] == 1)
        #expect(map["e\u{301}"] == 2)
        #expect(map[field: CELFieldKey("e\u{301}")] == 2)
        #expect(map.position(of: CELFieldKey("e\u{301}"), near: 0) == 1)
    }

    @Test(
        "entries keep their order, and every look-up finds each of them",
        arguments: [0, 1, 2, 7, 8, 9, 10, 63, 64, 65, 1000]
    )
    func lookUps(count: Int) throws {
        let names = (0..<count).map { "name-\($0)" + String(repeating: "x", count: $0 % 20) }
        let map = try CELMap(keys: names.map { .string($0) }, values: (0..<count).map { .int(Int64($0)) })
        #expect(map.keys == names.map { .string($0) })
        for (index, name) in names.enumerated() {
            let value = CELValue.int(Int64(index))
            #expect(map[name] == value)
            #expect(map[.string(name)] == value)
            let key = CELFieldKey(name)
            #expect(map[field: key] == value)
            for hint in [index, 0, count, -1, .max] { #expect(map.position(of: key, near: hint) == index) }
        }
        #expect(map["name"] == nil)
        #expect(map.position(of: CELFieldKey(""), near: 0) == nil)
        #expect(map.isEmpty == (count == 0))
    }

    @Test("of fields with one name the last counts, in the first's place")
    func repeatedFields() {
        let map: CELValue = ["a": 1, "b": 2, "a": 3]
        #expect(map.shortText() == #"{"a": 3, "b": 2}"#)
        let many = CELMap(fields: (0..<100).map { (key: "k\($0 % 20)", value: .int($0)) })
        #expect(many.count == 20)
        #expect(many["k3"] == 83)
    }

    @Test("a map agrees with a list of pairs on random keys")
    func agreesWithPairs() throws {
        var random = ValueRandom(seed: 3)
        for _ in 0..<300 {
            var entries: [(key: CELValue, value: CELValue)] = []
            for position in 0..<Int64.random(in: 0...20, using: &random) {
                let number = Int64.random(in: -8...8, using: &random)
                let key: CELValue =
                    switch position % 4 {
                    case 0: .int(number)
                    case 1: .uint(number.magnitude)
                    case 2: .bool(number > 0)
                    default: .string("\(number)")
                    }
                if !entries.contains(where: { CELValue.isEqual($0.key, key) }) { entries.append((key, .int(position))) }
            }
            let map = try CELMap(entries)
            for number in -9...9 as ClosedRange<Int64> {
                let keys: [CELValue] = [
                    .int(number), .uint(number.magnitude), .double(Double(number)), .string("\(number)"),
                ]
                for key in keys + [true, false, .double(0.5), .null] {
                    #expect(map[key] == entries.first { CELValue.isEqual($0.key, key) }?.value)
                }
            }
        }
    }
}

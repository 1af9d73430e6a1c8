import Testing

@testable import CEL

@Suite("Equality")
struct CELEqualityTests {
    @Test(
        "numbers are equal by value",
        arguments: [
            (.int(1), .uint(1), true), (.int(1), .double(1), true), (.uint(1), .double(1), true),
            (.int(-1), .uint(.max), false), (.int(.min), .uint(1 << 63), false), (.int(2), .double(2.5), false),
            (.double(0), .double(-0.0), true), (.int(0), .double(-0.0), true), (.double(.infinity), .uint(.max), false),
            (.int(.min), .double(-0x1p63), true), (.uint(1 << 63), .double(0x1p63), true),
        ] as [(CELValue, CELValue, Bool)]
    )
    func numbers(left: CELValue, right: CELValue, isEqual: Bool) {
        #expect(CELValue.isEqual(left, right) == isEqual)
        #expect(CELValue.isEqual(right, left) == isEqual)
    }

    @Test("an integer beyond 2⁵³ equals the double nearest to it, as the specification's tests demand")
    func lossyComparison() {
        #expect(CELValue.isEqual(.int(.max), .double(0x1p63)))
        #expect(CELValue.isEqual(.int(1 << 53 + 1), .double(0x1p53)))
        #expect(CELValue.isEqual(.uint(.max), .double(0x1p64)))
        #expect(!CELValue.isEqual(.uint(.max), .double(0x1p64.nextUp)))
        #expect(!CELValue.isEqual(.int(.max), .uint(1 << 63)))
    }

    @Test("NaN equals nothing, in lists and maps neither")
    func nan() {
        let nan = CELValue.double(.nan)
        for other in [nan, .int(0), .uint(0), .double(0), [nan], .null] {
            #expect(!CELValue.isEqual(nan, other))
            #expect(!CELValue.isEqual(other, nan))
        }
        #expect(!CELValue.isEqual([nan], [nan]))
        #expect(!CELValue.isEqual(["a": nan], ["a": nan]))
        // The helper for tests holds them the same.
        #expect([nan] as CELValue == [nan])
    }

    @Test("values of different kinds are unequal and never a failure")
    func kinds() {
        let values: [CELValue] = [
            .null, true, 1, "1", .bytes([0x31]), ["1"], ["1": 1], .duration(.zero), .type(.int),
            .optional(.none), .optional(CELOptional(1)),
        ]
        for (index, value) in values.enumerated() {
            for (other, element) in values.enumerated() {
                #expect(CELValue.isEqual(value, element) == (index == other))
                #expect((value == element) == (index == other))
            }
        }
    }

    @Test("lists are equal by position, maps in any order")
    func aggregates() throws {
        #expect(CELValue.isEqual([1, .uint(2), 3.0], [.uint(1), 2, .uint(3)]))
        #expect(!CELValue.isEqual([1, 2], [2, 1]))
        #expect(!CELValue.isEqual([1], [1, 2]))
        #expect(CELValue.isEqual(["a": 1, "b": 2], ["b": .uint(2), "a": 1.0]))
        #expect(!CELValue.isEqual(["a": 1, "b": 2], ["a": 1]))
        #expect(!CELValue.isEqual(["a": 1], ["b": 1]))
        let left = try CELMap([(key: 1, value: 1.0), (key: .uint(2), value: .uint(3))])
        let right = try CELMap([(key: 2, value: 3.0), (key: .uint(1), value: 1)])
        #expect(CELValue.isEqual(.map(left), .map(right)))
        #expect(left != right)
    }

    @Test("texts are equal by scalar, not by canonical equivalence")
    func texts() {
        #expect(!CELValue.isEqual("\u{E9}", "e\u{301}"))
        #expect("\u{E9}" as CELValue != "e\u{301}")
        #expect(CELValue.isEqual("é🐱", "é🐱"))
        #expect(!CELValue.isEqual("a", "a\u{0}"))
    }

    @Test("the same instant in two zones is equal")
    func instants() throws {
        let paris = try CELTimestamp(parsing: "2026-06-01T14:00:00+02:00")
        let utc = try CELTimestamp(parsing: "2026-06-01T12:00:00.000Z")
        #expect(CELValue.isEqual(.timestamp(paris), .timestamp(utc)))
    }

    @Test("the helper for tests tells kinds apart, also inside")
    func sameness() {
        #expect(CELValue.int(1) != .uint(1))
        #expect(CELValue.int(1) != .double(1))
        #expect([1] as CELValue != [1.0])
        #expect(["a": 1] as CELValue != ["a": .uint(1)])
        #expect(CELValue.optional(CELOptional(1)) != .optional(CELOptional(.uint(1))))
        #expect(CELValue.double(0) == .double(-0.0))
    }

    @Test("equality is symmetric, and reflexive but for NaN, on random values")
    func laws() {
        var random = ValueRandom(seed: 11)
        var values = (0..<120).map { _ in random.value() }
        values += values.prefix(20)
        for left in values {
            #expect(CELValue.isEqual(left, left))
            #expect(left == left)
            for right in values {
                #expect(CELValue.isEqual(left, right) == CELValue.isEqual(right, left))
                if left == right { #expect(CELValue.isEqual(left, right)) }
            }
        }
    }

    @Test("values of a depth that the parsers' limits allow are compared and written on a small stack")
    func depth() {
        func nested(_ leaf: CELValue) -> CELValue {
            (0..<400).reduce(leaf) { value, level in level % 2 == 0 ? [value] : ["a": value] }
        }
        #expect(CELValue.isEqual(nested(1), nested(1.0)))
        #expect(!CELValue.isEqual(nested(1), nested(2)))
        #expect(nested(1) == nested(1))
        #expect(nested(1) != nested(1.0))
    }
}

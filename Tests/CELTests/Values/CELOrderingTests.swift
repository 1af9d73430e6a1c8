import Testing

@testable import CEL

@Suite("Ordering")
struct CELOrderingTests {
    @Test("numbers of different kinds have one order, which agrees with exact arithmetic")
    func numbersAgreeWithExactArithmetic() throws {
        var random = ValueRandom(seed: 5)
        for _ in 0..<20_000 {
            let (int, bits) = (random.int(), UInt64(bitPattern: random.int()))
            let exact = CELOrdering(Int128(int), Int128(bits))
            #expect(try CELValue.compare(.int(int), .uint(bits)) == exact)
            #expect(try CELValue.compare(.uint(bits), .int(int))?.rawValue == -exact.rawValue)

            // Against a double an integer counts as the nearest double: at most one step apart, never the wrong way round.
            let double = random.double()
            let order = try #require(try CELValue.compare(.int(int), .double(double)))
            if Double(int) == double {
                #expect(order == .same)
            } else if let whole = Int128(exactly: double) {
                #expect(order == CELOrdering(Int128(int), whole))
            } else {
                #expect(order == CELOrdering(Double(int), double))
            }
            #expect(try CELValue.compare(.double(double), .int(int))?.rawValue == -order.rawValue)
            let other = try #require(try CELValue.compare(.uint(bits), .double(double)))
            if let whole = Int128(exactly: double), Double(bits) != double {
                #expect(other == CELOrdering(Int128(bits), whole))
            }
            #expect(try CELValue.compare(.double(double), .uint(bits))?.rawValue == -other.rawValue)
        }
    }

    @Test("the operators agree with the order, and with equality")
    func operators() throws {
        var random = ValueRandom(seed: 6)
        for _ in 0..<5000 {
            let numbers: [CELValue] = [
                .int(random.int()), .uint(UInt64(bitPattern: random.int())), .double(random.double()),
            ]
            for left in numbers {
                for right in numbers {
                    let order = try CELValue.compare(left, right)
                    #expect(try CELValue.isLess(left, right) == (order == .ascending))
                    #expect(try CELValue.isLessOrEqual(left, right) == (order != .descending))
                    #expect(try CELValue.isGreater(left, right) == (order == .descending))
                    #expect(try CELValue.isGreaterOrEqual(left, right) == (order != .ascending))
                    #expect(CELValue.isEqual(left, right) == (order == .same))
                }
            }
        }
    }

    @Test(
        "texts, bytes, truth values and times have an order",
        arguments: [
            ("a", "b"), ("a", "aa"), ("", "a"), ("Abc", "aBC"), ("a", "\u{E1}"), ("f", "\u{1EBF}"),
            // By scalar, where UTF-16 has it the other way round.
            ("\u{FFFD}", "\u{1F600}"), ("e\u{301}", "\u{E9}"),
            (.bytes([]), .bytes([0])), (.bytes([1, 2]), .bytes([1, 255])), (.bytes([0x62]), .bytes([0xC3, 0xA1])),
            (false, true), (.duration(CELDuration(totalNanoseconds: -1)), .duration(.zero)),
            (
                .duration(CELDuration(totalNanoseconds: -1_500_000_000)),
                .duration(CELDuration(totalNanoseconds: -1_400_000_000))
            ),
        ] as [(CELValue, CELValue)]
    )
    func ascending(left: CELValue, right: CELValue) throws {
        #expect(try CELValue.compare(left, right) == .ascending)
        #expect(try CELValue.compare(right, left) == .descending)
        #expect(try CELValue.compare(left, left) == .same)
    }

    @Test("what has no order is a failure that names the operator and the kinds")
    func withoutOrder() {
        #expect(throws: CELFailure.noSuchOverload(function: "<", kinds: ["string", "int"])) {
            try CELValue.isLess("foo", 1024)
        }
        #expect(throws: CELFailure.noSuchOverload(function: ">=", kinds: ["null", "null"])) {
            try CELValue.isGreaterOrEqual(.null, .null)
        }
        #expect(throws: CELFailure.noSuchOverload(function: "<=", kinds: ["list", "list"])) {
            try CELValue.isLessOrEqual([0], [1])
        }
        #expect(throws: CELFailure.noSuchOverload(function: ">", kinds: ["bool", "int"])) {
            try CELValue.isGreater(true, 1)
        }
    }

    @Test("every comparison with NaN is false")
    func nan() throws {
        for other in [1, .uint(1), 1.0, .double(-.infinity), .double(.nan)] as [CELValue] {
            for (left, right) in [(.double(.nan), other), (other, .double(.nan))] as [(CELValue, CELValue)] {
                #expect(try CELValue.compare(left, right) == nil)
                #expect(try !CELValue.isLess(left, right))
                #expect(try !CELValue.isLessOrEqual(left, right))
                #expect(try !CELValue.isGreater(left, right))
                #expect(try !CELValue.isGreaterOrEqual(left, right))
            }
        }
        #expect(throws: CELFailure.noSuchOverload(function: "<", kinds: ["double", "string"])) {
            try CELValue.isLess(.double(.nan), "a")
        }
    }

    @Test("sorting puts NaN behind all other numbers, whatever stands before it")
    func sortingNaN() throws {
        for other in [1, .uint(1), 1.0, .double(.infinity)] as [CELValue] {
            #expect(try CELValue.sortingOrder(.double(.nan), other) == .descending)
            #expect(try CELValue.sortingOrder(other, .double(.nan)) == .ascending)
        }
        #expect(try CELValue.sortingOrder(.double(.nan), .double(.nan)) == .same)
    }
}

import Testing

@testable import CEL

@Suite("Arithmetic")
struct CELArithmeticTests {
    typealias Operation = @Sendable (CELValue, CELValue) throws(CELFailure) -> CELValue

    @Test("ints agree with 128-bit arithmetic, and overflow where it leaves 64 bits")
    func ints() {
        var random = ValueRandom(seed: 1)
        for _ in 0..<20_000 {
            let (left, right) = (random.int(), random.int())
            let (a, b) = (Int128(left), Int128(right))
            let cases: [(Operation, Int128?)] = [
                ({ (a, b) throws(CELFailure) in try CELValue.add(a, b) }, a + b),
                ({ (a, b) throws(CELFailure) in try CELValue.subtract(a, b) }, a - b),
                ({ (a, b) throws(CELFailure) in try CELValue.multiply(a, b) }, a * b),
                ({ (a, b) throws(CELFailure) in try CELValue.divide(a, b) }, b == 0 ? nil : a / b),
                (
                    { (a, b) throws(CELFailure) in try CELValue.modulo(a, b) },
                    // The reference implementation refuses the one whose division overflows.
                    b == 0 ? nil : left == .min && right == -1 ? 1 << 100 : a % b
                ),
            ]
            for (operation, exact) in cases {
                let result = Result { try operation(.int(left), .int(right)) }
                expect(result, is: exact.map { Int64(exactly: $0).map(CELValue.int) })
            }
        }
    }

    @Test("uints agree with 128-bit arithmetic, and overflow where it leaves 64 bits")
    func uints() {
        var random = ValueRandom(seed: 2)
        for _ in 0..<20_000 {
            let (left, right) = (UInt64(bitPattern: random.int()), UInt64(bitPattern: random.int()))
            let (a, b) = (UInt128(left), UInt128(right))
            let cases: [(Operation, UInt128?)] = [
                ({ (a, b) throws(CELFailure) in try CELValue.add(a, b) }, a + b),
                ({ (a, b) throws(CELFailure) in try CELValue.subtract(a, b) }, a < b ? .max : a - b),
                ({ (a, b) throws(CELFailure) in try CELValue.multiply(a, b) }, a * b),
                ({ (a, b) throws(CELFailure) in try CELValue.divide(a, b) }, b == 0 ? nil : a / b),
                ({ (a, b) throws(CELFailure) in try CELValue.modulo(a, b) }, b == 0 ? nil : a % b),
            ]
            for (operation, exact) in cases {
                let result = Result { try operation(.uint(left), .uint(right)) }
                expect(result, is: exact.map { UInt64(exactly: $0).map(CELValue.uint) })
            }
        }
    }

    /// Compares with nil for a division by zero, a nil inside for an overflow.
    private func expect(_ result: Result<CELValue, any Error>, is expected: CELValue??) {
        switch (result, expected) {
        case (.success(let value), .some(.some(let expected))): #expect(value == expected)
        case (.failure(let error as CELFailure), .some(.none)):
            if case .overflow = error { break }
            Issue.record(error)
        case (.failure(let error as CELFailure), .none): #expect(error == .divisionByZero)
        default: Issue.record("\(result), expected \(String(describing: expected))")
        }
    }

    @Test("negation overflows at the smallest int, and is for ints and doubles only")
    func negation() throws {
        #expect(try CELValue.negate(42) == -42)
        #expect(try CELValue.negate(0) == 0)
        #expect(try CELValue.negate(.double(0)).doubleValue?.sign == .minus)
        #expect(throws: CELFailure.overflow("the int")) { try CELValue.negate(.int(.min)) }
        for value in [.uint(5), true, "a", .null] as [CELValue] {
            #expect(throws: CELFailure.noSuchOverload(function: "-", kinds: [value.kindName])) {
                try CELValue.negate(value)
            }
        }
    }

    @Test("doubles follow IEEE 754")
    func doubles() throws {
        #expect(try CELValue.divide(15.75, 0.0) == .double(.infinity))
        #expect(try CELValue.divide(0.0, 0.0) == .double(.nan))
        #expect(try CELValue.multiply(2.0, 8.988466e+307) == .double(.infinity))
        #expect(try CELValue.add(4.25, 15.25) == 19.5)
        #expect(try CELValue.subtract(42.875, -22.0) == 64.875)
        #expect(throws: CELFailure.noSuchOverload(function: "%", kinds: ["double", "double"])) {
            try CELValue.modulo(47.5, 5.5)
        }
    }

    @Test("kinds are not mixed")
    func mixedKinds() {
        let values: [CELValue] = [1, .uint(1), 1.0, "a", .bytes([1]), [1], ["a": 1], true, .null, .type(.int)]
        for (index, left) in values.enumerated() {
            for (other, right) in values.enumerated() where index != other || index > 5 {
                #expect(throws: CELFailure.noSuchOverload(function: "+", kinds: [left.kindName, right.kindName])) {
                    try CELValue.add(left, right)
                }
            }
        }
    }

    @Test("texts, bytes and lists are joined")
    func joining() throws {
        #expect(try CELValue.add("r", "ô") == "rô")
        // A mark joins the letter before it without changing either's scalars.
        #expect(CELText.scalarCount(try CELValue.add("e", "\u{301}").stringValue ?? "") == 2)
        #expect(try CELValue.add(.bytes([1]), .bytes([255])) == .bytes([1, 255]))
        #expect(try CELValue.add([1], ["a"]) == [1, "a"])
    }

    @Test("durations agree with 128-bit arithmetic on nanoseconds")
    func durations() {
        var random = ValueRandom(seed: 7)
        for _ in 0..<20_000 {
            let (a, b) = (random.int(), random.int())
            let (left, right) = (CELDuration(totalNanoseconds: a), CELDuration(totalNanoseconds: b))
            #expect(left.totalNanoseconds == a)
            let sum = Int64(exactly: Int128(a) + Int128(b))
            let difference = Int64(exactly: Int128(a) - Int128(b))
            #expect((try? CELValue.add(.duration(left), .duration(right)).durationValue?.totalNanoseconds) == sum)
            #expect(
                (try? CELValue.subtract(.duration(left), .duration(right)).durationValue?.totalNanoseconds)
                    == difference
            )
            #expect(CELOrdering(left, right) == CELOrdering(a, b))
        }
    }

    @Test("timestamps agree with 128-bit arithmetic on nanoseconds")
    func timestamps() throws {
        var random = ValueRandom(seed: 8)
        func nanoseconds(_ time: CELTimestamp) -> Int128 {
            Int128(time.seconds) * 1_000_000_000 + Int128(time.nanoseconds)
        }
        let range = Int128(-62_135_596_800) * 1_000_000_000...Int128(253_402_300_799) * 1_000_000_000 + 999_999_999
        for _ in 0..<20_000 {
            let ends = Bool.random(using: &random)
            let near = Int64.random(in: 0...3, using: &random)
            let seconds =
                ends
                ? (Bool.random(using: &random) ? -62_135_596_800 + near : 253_402_300_799 - near)
                : Int64.random(in: -62_135_596_800...253_402_300_799, using: &random)
            let time = try #require(
                CELTimestamp(seconds: seconds, nanoseconds: Int32.random(in: 0...999_999_999, using: &random))
            )
            let total = random.int()
            let duration = CELDuration(totalNanoseconds: total)
            for (operation, sign) in [(CELValue.add, 1), (CELValue.subtract, -1)] as [(Operation, Int128)] {
                let exact = nanoseconds(time) + sign * Int128(total)
                let result = try? operation(.timestamp(time), .duration(duration)).timestampValue
                #expect(result.map { nanoseconds($0) } == (range.contains(exact) ? exact : nil))
            }
            #expect(
                (try? CELValue.add(.duration(duration), .timestamp(time)))
                    == (try? CELValue.add(.timestamp(time), .duration(duration)))
            )
            let other = try #require(
                CELTimestamp(seconds: Int64.random(in: -9_999_999_999...9_999_999_999, using: &random))
            )
            let distance = Int64(exactly: nanoseconds(time) - nanoseconds(other))
            let result = try? CELValue.subtract(.timestamp(time), .timestamp(other)).durationValue?.totalNanoseconds
            #expect(result == distance)
        }
    }

    @Test("a duration from outside that 64 bits of nanoseconds do not hold cannot grow further")
    func longDurations() throws {
        let long = try #require(CELDuration(seconds: 315_576_000_000, nanoseconds: 999_999_999))
        #expect(long.totalNanoseconds == nil)
        #expect(throws: CELFailure.overflow("the duration")) { try CELValue.add(.duration(long), .duration(.zero)) }
        let back = try CELValue.subtract(
            .duration(long),
            .duration(try #require(CELDuration(seconds: 315_570_000_000)))
        )
        #expect(back == .duration(try #require(CELDuration(seconds: 6_000_000, nanoseconds: 999_999_999))))
        let time = try #require(CELTimestamp(seconds: 0))
        #expect(throws: CELFailure.overflow("the timestamp")) { try CELValue.add(.timestamp(time), .duration(long)) }
        #expect(throws: CELFailure.overflow("the timestamp")) {
            try CELValue.subtract(.timestamp(time), .duration(long))
        }
    }

    @Test("a text cannot be read as elements, a fraction is no index")
    func elements() throws {
        let list: CELValue = [7, 8, 9]
        for index in [1, .uint(1), 1.0] as [CELValue] { #expect(try list.element(at: index) == 8) }
        #expect(throws: CELFailure.indexOutOfRange(3, size: 3)) { try list.element(at: 3) }
        #expect(throws: CELFailure.indexOutOfRange(-1, size: 3)) { try list.element(at: -1) }
        #expect(throws: CELFailure.indexOutOfRange(.min, size: 3)) { try list.element(at: .double(-0x1p63)) }
        #expect(throws: CELFailure.indexOutOfRange(.max, size: 3)) { try list.element(at: .uint(.max)) }
        #expect(throws: CELFailure.invalidArgument("0.1 is no index of a list")) { try list.element(at: 0.1) }
        #expect(throws: CELFailure.self) { try list.element(at: .double(.nan)) }
        #expect(throws: CELFailure.noSuchOverload(function: "[]", kinds: ["list", "string"])) {
            try list.element(at: "")
        }
        #expect(throws: CELFailure.noSuchOverload(function: "[]", kinds: ["string", "int"])) {
            try CELValue("a").element(at: 0)
        }
        #expect(throws: CELFailure.noSuchKey("b\"\"")) { try (["a": 1] as CELValue).element(at: .bytes([])) }
        #expect(try (["a": 1] as CELValue).element(at: "a") == 1)
        #expect(try CELValue.contains(3.0, in: [5, 4, 3]))
        #expect(try CELValue.contains("a", in: ["a": .null]))
        #expect(try !CELValue.contains(.double(.nan), in: [.double(.nan)]))
        #expect(try !CELValue.contains(.null, in: ["a": .null]))
        #expect(throws: CELFailure.noSuchOverload(function: "in", kinds: ["int", "string"])) {
            try CELValue.contains(1, in: "1")
        }
    }
}

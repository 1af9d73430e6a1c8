import CEL
import Glibc
import Testing

struct FormatTests {
    private func format(_ pattern: String, _ arguments: CELValue...) throws -> CELValue {
        try LibraryExpression.call("string_format", .string(pattern), .list(arguments))
    }

    @Test(
        "clauses do what the specification says",
        arguments: [
            "'%s'.format(['foo']) == 'foo'", "'%s'.format([b'foo']) == 'foo'", "'%d'.format([1]) == '1'",
            "'%d'.format([1u]) == '1'", "'%d'.format([3.14]) == '3.14'", "'%f'.format([1]) == '1.000000'",
            "'%f'.format([1u]) == '1.000000'", "'%f'.format([3.14]) == '3.140000'", "'%.1f'.format([3.14]) == '3.1'",
            "'%e'.format([1]) == '1.000000e+00'", "'%e'.format([3.14]) == '3.140000e+00'",
            "'%.1e'.format([3.14]) == '3.1e+00'", "'%.1e'.format([-3.14]) == '-3.1e+00'",
            "'%.3f'.format([123.4999]) == '123.500'", "'%.3f'.format([123.4994]) == '123.499'",
            "'%.0f'.format([0.5]) == '0'", "'%.0f'.format([1.5]) == '2'", "'%.0f'.format([9.5]) == '10'",
            "'%.0f'.format([-0.5]) == '-0'", "'%.0e'.format([9.5]) == '1e+01'", "'%.2f'.format([0.005]) == '0.01'",
            "'%.2f'.format([0.0]) == '0.00'", "'%.2e'.format([0.0]) == '0.00e+00'",
            "'%e'.format([1e-100]) == '1.000000e-100'",
            "'%s'.format([1e21]) == '1000000000000000000000'", "'%s'.format([1.5e-7]) == '0.00000015'",
            "'%s'.format([2.0]) == '2'", "'%s'.format([-0.0]) == '-0'",
            "'%s'.format([0.1 + 0.2]) == '0.30000000000000004'",
            "'%b'.format([true]) == '1'", "'%b'.format([false]) == '0'", "'%b'.format([-5]) == '-101'",
            "'%o'.format([-8]) == '-10'", "'%x'.format([-255]) == '-ff'", "'%X'.format([255u]) == 'FF'",
            "'%b'.format([-9223372036854775808]) == '-1' + ['0'].join() + '" + String(repeating: "0", count: 62) + "'",
            "'%x'.format(['é']) == 'c3a9'", "'%X'.format([b'\\x00\\xff']) == '00FF'", "'%x'.format(['']) == ''",
            "'%s'.format([[]]) == '[]'", "'%s'.format([{}]) == '{}'",
            "'%s'.format([[[1], {'a': [null]}]]) == '[[1], {a: [null]}]'",
            "'%s'.format([{'b': 1, 'a': 2, 10: 3, 9: 4}]) == '{10: 3, 9: 4, a: 2, b: 1}'",
            "'%s'.format([duration('1.5s')]) == '1.5s'", "'%s'.format([duration('-1h')]) == '-3600s'",
            "'%s'.format([duration('1ns')]) == '0.000000001s'",
            "'%s'.format([timestamp('2023-02-03T23:31:20.5+01:00')]) == '2023-02-03T22:31:20.5Z'",
            "'%s'.format([string]) == 'string'", "'%s'.format([net.IP]) == 'net.IP'",
            "'%s'.format([b'a\\xff\\xfeb\\xc3']) == 'a\\ufffdb\\ufffd'",
            "'%s'.format([b'\\xef\\xbf\\xbd\\xff']) == '\\ufffd\\ufffd'",
            "'%%%%'.format([]) == '%%'", "''.format([]) == ''", "'é%sé'.format(['x']) == 'éxé'",
            "'%s'.format([1, 2]) == '1'", "'%.3s'.format(['abcdef']) == 'abcdef'", "'%.03f'.format([1]) == '1.000'",
        ]
    )
    func specified(expression: String) throws {
        #expect(try LibraryExpression.value(of: expression) == .bool(true))
    }

    @Test(
        "a pattern that asks for too much is an error",
        arguments: [
            "'%'.format([1])", "'%.'.format([1])", "'%.f'.format([1])", "'%.2'.format([1])", "'%é'.format([1])",
            "'%s'.format([])", "'%%%s %d'.format(['a'])", "'%.1001f'.format([1])", "'%.1000000000f'.format([1])",
            "'%.99999999999999999999999999f'.format([1])", "'%-5d'.format([1])", "'%5d'.format([1])",
            "'%F'.format([1])",
            "'%d'.format([true])", "'%d'.format(['1'])", "'%f'.format(['NaN'])", "'%e'.format([[1]])",
            "'%b'.format([1.0])",
            "'%o'.format([true])", "'%x'.format([true])", "'%X'.format([1.0])", "'%s'.format([optional.of(1)])",
            "'%s'.format([[ip('::1')]])", "'%s'.format([{'a': optional.none()}])",
        ]
    )
    func refused(expression: String) {
        let failure = #expect(throws: CELFailure.self) { try LibraryExpression.value(of: expression) }
        guard case .invalidArgument = failure else {
            Issue.record("\(expression): \(String(describing: failure))")
            return
        }
    }

    @Test("fixed and scientific clauses agree with the C library, which is exact")
    func agreesWithC() throws {
        var random = SystemRandomNumberGenerator()
        var values: [Double] = [
            0, -0.0, .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, 1, 0.1, 0.5, 2.5, 1e15,
            1e16, 1e22, 1e23,
            9.999_999_5, 0.000_000_5, 123_456_789.987_654_321, 4.35, 0x1p-1022, 0.045, 999_999.5,
        ]
        for _ in 0..<400 {
            values.append(Double(bitPattern: random.next()))
            values.append(Double(Int64.random(in: -1_000_000...1_000_000)) / 1_000)
            // Halves, where the rounding to even shows.
            values.append(Double(Int64.random(in: -9_999...9_999)) / 16)
        }
        for value in values where value.isFinite {
            for digits in [0, 1, 2, 3, 6, 17, 25] {
                let fixed = printed("%.\(digits)f", value)
                #expect(try format("%.\(digits)f", .double(value)) == .string(fixed), "%.\(digits)f of \(value)")
                let scientific = printed("%.\(digits)e", value)
                #expect(try format("%.\(digits)e", .double(value)) == .string(scientific), "%.\(digits)e of \(value)")
            }
        }
        #expect(
            try format("%.1000f", .double(.leastNonzeroMagnitude))
                == .string(printed("%.1000f", .leastNonzeroMagnitude))
        )
        #expect(
            try format("%.1000e", .double(.greatestFiniteMagnitude))
                == .string(printed("%.1000e", .greatestFiniteMagnitude))
        )
    }

    /// What the C library prints.
    private func printed(_ pattern: String, _ value: Double) -> String {
        var buffer = [CChar](repeating: 0, count: 2_048)
        let count = unsafe withVaList([value]) { unsafe vsnprintf(&buffer, buffer.count, pattern, $0) }
        return String(decoding: buffer[..<Int(count)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    @Test("a double in words is read back as the same double, without an exponent")
    func wordsRoundTrip() throws {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<5_000 {
            let value = Double(bitPattern: random.next())
            guard value.isFinite else { continue }
            guard case .string(let text) = try format("%s", .double(value)) else {
                Issue.record("no text for \(value)")
                return
            }
            #expect(Double(text) == value)
            #expect(!text.utf8.contains(UInt8(ascii: "e")))
        }
    }

    @Test("values nested without end are refused before the stack is")
    func nesting() throws {
        var list = CELValue.list([])
        for _ in 0..<150 { list = .list([list]) }
        #expect(
            try format("%s", list) == .string(String(repeating: "[", count: 151) + String(repeating: "]", count: 151))
        )
        for _ in 0..<100 { list = .list([list]) }
        #expect(throws: CELFailure.limitReached("depth")) { try format("%s", list) }
        var map = CELValue.map(try CELMap([]))
        for _ in 0..<250 { map = .map(try CELMap([(key: .int(1), value: map)])) }
        #expect(throws: CELFailure.limitReached("depth")) { try format("%s", map) }
    }

    @Test("copies of one large value do not add up beyond the limit")
    func sharing() throws {
        var value = CELValue.string(String(repeating: "x", count: 1_000))
        // 10²⁰ characters when written out.
        for _ in 0..<17 { value = .list(Array(repeating: value, count: 10)) }
        #expect(throws: CELFailure.limitReached("memory")) { try format("%s", value) }
        var map = CELValue.string(String(repeating: "x", count: 1_000))
        for _ in 0..<17 { map = .map(try CELMap((0..<10).map { (key: .int($0), value: map) })) }
        #expect(throws: CELFailure.limitReached("memory")) { try format("%s", map) }
        #expect(throws: CELFailure.limitReached("memory")) {
            try format(String(repeating: "%x", count: 20), .bytes([UInt8](repeating: 7, count: 9 << 20)))
        }
    }
}

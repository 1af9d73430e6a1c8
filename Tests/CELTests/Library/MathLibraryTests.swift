import CEL
import Testing

struct MathLibraryTests {
    @Test(
        "functions on numbers do what their documentation says",
        arguments: [
            "math.greatest(1u, 2u) == 2u", "math.greatest(-42.0, -21.5, -100.0) == -21.5",
            "math.greatest([-42.0, -21.5, -100.0]) == -21.5", "math.least(1u, 2u) == 1u",
            "math.least(-42.0, -21.5, -100.0) == -100.0", "math.least([-42.0, -21.5, -100.0]) == -100.0",
            "type(math.greatest(1, 1.0)) == int", "type(math.least(1, 1u, 1.0)) == int",
            "math.greatest(-1, 18446744073709551615u, 1e19) == 18446744073709551615u",
            "math.least(-1, 0u) == -1", "math.isNaN(math.greatest(0.0 / 0.0))", "math.greatest([5]) == 5",
            "math.least(1, -1.0 / 0.0) == -1.0 / 0.0",
            "math.bitOr(1u, 2u) == 3u", "math.bitOr(-2, -4) == -2", "math.bitAnd(3u, 2u) == 2u",
            "math.bitAnd(-3, -5) == -7",
            "math.bitXor(3u, 5u) == 6u", "math.bitXor(1, 3) == 2", "math.bitOr(1, 2, 4, 8) == 15",
            "math.bitXor(7) == 7",
            "math.bitAnd(7u, 6u, 12u) == 4u", "math.bitNot(-1) == 0", "math.bitNot(0u) == 18446744073709551615u",
            "math.bitShiftLeft(1, 2) == 4", "math.bitShiftLeft(-1, 2) == -4", "math.bitShiftLeft(1u, 200) == 0u",
            "math.bitShiftLeft(1, 63) == -9223372036854775808", "math.bitShiftLeft(1, 64) == 0",
            "math.bitShiftLeft(-1, 9223372036854775807) == 0", "math.bitShiftRight(1024u, 2) == 256u",
            "math.bitShiftRight(1024u, 64) == 0u", "math.bitShiftRight(-1, 63) == 1",
            "math.bitShiftRight(-9223372036854775808, 9223372036854775807) == 0",
            "math.ceil(1.2) == 2.0", "math.ceil(-1.2) == -1.0", "math.floor(1.2) == 1.0", "math.floor(-1.2) == -2.0",
            "math.round(1.2) == 1.0", "math.round(1.5) == 2.0", "math.round(-1.5) == -2.0", "math.round(0.5) == 1.0",
            "math.round(2.5) == 3.0", "math.round(0.49999999999999994) == 0.0", "math.trunc(-1.3) == -1.0",
            "math.trunc(1.3) == 1.0", "math.round(1.0 / 0.0) == 1.0 / 0.0", "math.isNaN(math.ceil(0.0 / 0.0))",
            "math.abs(-1) == 1", "math.abs(-1.5) == 1.5", "math.abs(-9223372036854775807) == 9223372036854775807",
            "math.isNaN(math.abs(0.0 / 0.0))", "math.sign(-42) == -1", "math.sign(42) == 1", "math.sign(0u) == 0u",
            "math.isNaN(math.sign(0.0 / 0.0))", "math.sign(-0.0) == 0.0", "math.sign(-1.0 / 0.0) == -1.0",
            "math.isInf(1.0 / 0.0)", "!math.isInf(1.2)", "math.isInf(-1.0 / 0.0)", "!math.isFinite(0.0 / 0.0)",
            "math.isFinite(1.2)", "!math.isFinite(1.0 / 0.0)", "math.sqrt(81) == 9.0",
            "math.sqrt(985.25) == 31.388692231439016", "math.isNaN(math.sqrt(-15))", "math.sqrt(4u) == 2.0",
            "math.isNaN(math.sqrt(-0.1))",
        ]
    )
    func documented(expression: String) throws {
        #expect(try LibraryExpression.value(of: expression) == .bool(true))
    }

    @Test(
        "NaN is neither greater nor less: it is the result only where it comes first",
        arguments: [
            "math.greatest(1, 0.0 / 0.0) == 1", "math.least(1, 0.0 / 0.0) == 1",
            "math.isNaN(dyn(math.greatest(0.0 / 0.0, 1)))", "math.isNaN(dyn(math.least(0.0 / 0.0, 1)))",
            "math.greatest([2.0, 0.0 / 0.0, 3.0]) == 3.0", "math.least(2u, 0.0 / 0.0, 1) == 1",
            "math.isNaN(math.least([0.0 / 0.0, 3.0]))",
        ]
    )
    func nan(expression: String) throws {
        #expect(try LibraryExpression.value(of: expression) == .bool(true))
    }

    @Test(
        "what is no number has no overload, wherever it stands",
        arguments: [
            "math.greatest('a')", "math.greatest(1, 'a')", "math.greatest(1, 2, 'a')", "math.greatest(['a'])",
            "math.greatest([1, true])", "math.least([[1]])", "math.least(null)", "math.least(1, 2, [3])",
            "math.greatest()", "math.least([1], [2])", "math.ceil(1)", "math.least([0.0 / 0.0, 'a'])", "math.sqrt('4')",
            "math.abs('1')",
            "math.bitOr(1, 1u)", "math.bitOr(1.0)", "math.bitAnd([1, 2])", "math.bitNot(1.0)",
            "math.bitShiftLeft(1, 1u)",
        ]
    )
    func noNumbers(expression: String) {
        let failure = #expect(throws: CELFailure.self) { try LibraryExpression.value(of: expression) }
        guard case .noSuchOverload = failure else {
            Issue.record("\(expression): \(String(describing: failure))")
            return
        }
    }

    @Test(
        "numbers that a function cannot use are errors",
        arguments: [
            ("math.abs(-9223372036854775808)", CELFailure.overflow("math.abs(-9223372036854775808)")),
            ("math.greatest([])", .invalidArgument("math.greatest: the list is empty")),
            ("math.least([])", .invalidArgument("math.least: the list is empty")),
            ("math.bitShiftLeft(1, -1)", .invalidArgument("math.bitShiftLeft: the shift -1 is negative")),
            (
                "math.bitShiftRight(1u, -9223372036854775808)",
                .invalidArgument("math.bitShiftRight: the shift -9223372036854775808 is negative")
            ),
        ]
    )
    func refused(expression: String, failure: CELFailure) {
        #expect(throws: failure) { try LibraryExpression.value(of: expression) }
    }
}

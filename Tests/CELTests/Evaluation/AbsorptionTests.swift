import CEL
import Testing

@Suite("absorption of failures")
struct AbsorptionTests {
    @Test(
        "a member that decides absorbs the failures of the others",
        arguments: [
            ("x / 0 == 1 || true", true), ("true || x / 0 == 1", true), ("x / 0 == 1 && false", false),
            ("false && x / 0 == 1", false), ("x / 0 == 1 || x / 0 == 2 || x == 1", true),
            ("x == 1 && x / 0 == 1 && x == 2", false), ("(x / 0 == 1 || true) && x == 1", true),
            ("[0, 1, 2].all(e, x / e < 0)", false), ("[0, 1].exists(e, x / e == 1)", true),
            ("{0: 1, 1: 1}.exists(k, v, v / k == 1)", true), ("dyn('text') && false", false),
            ("dyn(7) || true", true), ("[1, 'a', 3].exists(e, e == 'a')", true),
        ] as [(String, Bool)]
    )
    func absorbed(_ source: String, _ expected: Bool) throws {
        #expect(try Evaluations.value(source, ["x": 1]) == .bool(expected))
    }

    @Test(
        "without a member that decides, the first failure is the failure",
        arguments: [
            ("x / 0 == 1 || false", CELFailure.divisionByZero), ("false || x % 0 == 1", .divisionByZero),
            ("x / 0 == 1 && true", .divisionByZero), ("x / 0 == 1 || m.a == 1", .divisionByZero),
            ("m.a == 1 || x / 0 == 1", .noSuchKey("a")), ("[0, 1].all(e, x / e == 1)", .divisionByZero),
            ("[0, 2].exists(e, x / e == 1)", .divisionByZero), ("[0, 1].exists_one(e, x / e == 1)", .divisionByZero),
            ("(m.a ? true : true) || false", .noSuchKey("a")), ("!(x / 0 == 1)", .divisionByZero),
            ("x / 0 == 1 ? true : true", .divisionByZero),
        ] as [(String, CELFailure)]
    )
    func kept(_ source: String, _ expected: CELFailure) throws {
        #expect(try Evaluations.failure(source, ["x": 1, "m": [:]])?.failure == expected)
    }

    @Test("a failure names the place where it arose, not the whole expression")
    func place() throws {
        let source = "true && (m.a == 2 || 10 / (x - 1) > 3)"
        let error = try #require(try Evaluations.failure(source, ["x": 1, "m": ["a": 1]]))
        let bytes = Array(source.utf8)
        #expect(String(decoding: bytes[error.span], as: UTF8.self) == "10 / (x - 1)")
        #expect(error.description == "division by zero")
    }

    @Test("a value that is no truth value is a failure that names its kind")
    func noTruth() throws {
        for source in ["x && true", "x || false", "!x", "x ? 1 : 2", "[1].all(e, x)", "[1].filter(e, x)"] {
            guard case .noSuchOverload(_, let kinds)? = try Evaluations.failure(source, ["x": "text"])?.failure else {
                Issue.record("\(source) has another failure or none")
                continue
            }
            #expect(kinds.contains("string"), "\(source)")
        }
    }

    @Test("a limit that is reached is absorbed by nothing")
    func limits() throws {
        let values: [String: CELValue] = ["numbers": .list((0..<1000).map { .int($0) })]
        for source in [
            "numbers.map(n, n).size() > 0 || numbers.size() > 0", "numbers.map(n, n).size() < 0 && numbers.size() < 0",
            "[numbers, []].exists(e, e.size() == 0 || e.map(n, n).size() < 0)",
            "[numbers, []].all(e, e.size() != 0 && e.map(n, n).size() > 0)",
            "cel.bind(a, numbers.map(n, n), a.size() > 0 || numbers.size() > 0)",
        ] {
            let error = try Evaluations.failure(source, values, limits: CELLimits(steps: 300))
            #expect(error?.failure == .limitReached("steps"), "\(source)")
        }
    }

    @Test("the branch that is not taken is not evaluated")
    func conditional() throws {
        #expect(try Evaluations.value("x == 1 ? 'a' : string(1 / 0)", ["x": 1]) == "a")
        #expect(try Evaluations.value("x == 2 ? string(x / 0) : 'b'", ["x": 1]) == "b")
    }
}

import CEL
import Testing

/// The language's published tests, none left out.
@Suite("the conformance tests of the Common Expression Language", .enabled(if: ConformanceData.isExpected))
struct ConformanceTests {
    @Test("every test of a file passes", arguments: ConformanceData.files)
    func file(_ file: String) throws {
        let cases = try ConformanceData.cases(in: file)
        var passed = 0
        for test in cases {
            if let problem = try test.problem() { Issue.record("\(test.title) \(problem)") } else { passed += 1 }
        }
        let errors = cases.count(where: \.expectsError)
        print("CEL conformance: \(file): \(cases.count) run, \(passed) passed, \(errors) of them error tests")
    }

    @Test("all tests together pass, and are as many as are published")
    func all() throws {
        let cases = try ConformanceData.files.flatMap { try ConformanceData.cases(in: $0) }
        let passed = try cases.filter { try $0.problem() == nil }
        let errors = cases.filter(\.expectsError)
        let passedErrors = passed.count(where: \.expectsError)
        print("CEL conformance: \(cases.count) run, \(passed.count) passed")
        print("CEL conformance: error tests: \(errors.count) run, \(passedErrors) passed")
        #expect(!cases.isEmpty)
        if ConformanceData.isStandard {
            #expect(cases.count > 1000)
            #expect(errors.count > 100)
        }
        #expect(passed.count == cases.count)
    }

    @Test("every function that a test calls exists, so that no error test passes for want of one")
    func functions() throws {
        // These two names are the point of their tests.
        let absent: Set<String> = ["f_unknown"]
        for test in try ConformanceData.files.flatMap({ try ConformanceData.cases(in: $0) }) {
            let environment = try test.environment()
            let checked = environment.resolve(try test.parser.parse(test.source))
            for call in checked.calls where call.overloads.isEmpty {
                if absent.contains(call.name) || test.isReservedWord(call.name) { continue }
                let isKnown = environment.functions.contains { $0.name == call.name }
                #expect(isKnown, "\(test.title) calls \(call.name), which does not exist")
            }
        }
    }
}

extension ConformanceCase {
    /// Whether the test is about a reserved word as the name of a function, which no environment declares.
    fileprivate func isReservedWord(_ name: String) -> Bool {
        section == "receiver_function_names" && self.name == name
    }
}

extension CELChecked {
    /// The functions that the expression calls.
    fileprivate var calls: [CELFunctionReference] {
        var calls: [CELFunctionReference] = []
        func visit(_ node: CELExpression) {
            if case .function(let function)? = reference(of: node) { calls.append(function) }
            for child in node.children { visit(child) }
        }
        visit(expression)
        return calls
    }
}

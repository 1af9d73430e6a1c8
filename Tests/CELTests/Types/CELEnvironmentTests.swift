import CEL
import Testing

@Suite struct CELEnvironmentTests {
    private func error(_ make: () throws -> CELEnvironment) -> CELEnvironmentError? {
        do {
            _ = try make()
            return nil
        } catch {
            return error as? CELEnvironmentError
        }
    }

    @Test("declarations that contradict each other are refused")
    func contradictions() {
        let x = CELVariable("x", .int)
        #expect(error { try CELEnvironment(variables: [x, x]) } == .repeatedName("x"))
        let record = CELRecord("R", [:])
        #expect(error { try CELEnvironment(records: [record, record]) } == .repeatedName("R"))
        for name in ["", "1a", "a..b", "a.", ".a", "a b", "a-b", "é"] {
            #expect(error { try CELEnvironment(variables: [CELVariable(name, .int)]) } == .invalidName(name))
        }
        #expect(error { try CELEnvironment(container: "a.1") } == .invalidName("a.1"))
        let missing = CELVariable("y", .list(.record("Missing")))
        #expect(error { try CELEnvironment(variables: [missing]) } == .unknownRecord("Missing", in: "y"))
        #expect(
            error { try CELEnvironment(records: [CELRecord("A", ["b": .init(.record("B"))])]) }
                == .unknownRecord("B", in: "A.b")
        )
    }

    @Test(
        "overloads that take the same kinds of argument are refused",
        arguments: [
            ([CELType.int], [CELType.int], true), ([.int], [.uint], false), ([.int], [.dyn], true),
            ([.list(.int)], [.list(.string)], true), ([.int, .string], [.int, .int], false),
            ([.int], [.int, .int], false),
            ([.nullable(.int)], [.int], true), ([.nullable(.int)], [.null], true),
            ([.nullable(.int)], [.string], false),
            ([.map(.int, .int)], [.map(.string, .dyn)], true), ([.parameter("T")], [.bytes], true),
            ([.opaque("a", [])], [.opaque("b", [])], false), ([.opaque("a", [.int])], [.opaque("a", [.bool])], true),
        ]
    )
    func conflicts(first: [CELType], second: [CELType], isConflict: Bool) {
        let function = CELFunction("f", [CELOverload("one", first, .int), CELOverload("two", second, .int)])
        let expected: CELEnvironmentError? = isConflict ? .conflictingOverloads(function: "f", "one", "two") : nil
        #expect(error { try CELEnvironment(functions: [function]) } == expected)
        let mixed = CELFunction(
            "f",
            [CELOverload("one", first, .int), CELOverload("two", isMember: true, second, .int)]
        )
        #expect(error { try CELEnvironment(functions: [mixed]) } == nil)
    }

    @Test("an overload with another's id is refused, except that an implementation completes a declaration")
    func sameID() throws {
        let declared = CELFunction("f", [CELOverload("f_int", [.int], .int)])
        let implemented = CELFunction("f", [CELOverload("f_int", [.int], .int, .unary { $0 })])
        let other = CELFunction("f", [CELOverload("f_int", [.string], .int)])
        #expect(
            error { try CELEnvironment(functions: [declared, other]) }
                == .conflictingOverloads(function: "f", "f_int", "f_int")
        )
        for functions in [[declared, implemented], [implemented, declared]] {
            let environment = try CELEnvironment(functions: functions)
            let overloads = try #require(environment.function(named: "f")).overloads
            #expect(overloads.count == 1)
            #expect(overloads.first?.implementation != nil)
        }
        #expect(error { try CELEnvironment(functions: [implemented, implemented]) } != nil)
    }

    @Test("a caller's overloads join a library's function")
    func joining() throws {
        let size = CELFunction("size", [CELOverload("size_thing", [.opaque("thing", [])], .int)])
        let environment = try CELEnvironment(variables: [CELVariable("t", .opaque("thing", []))], functions: [size])
        #expect(try CheckedExpressions.outcome("size(t) + size('a')", environment) == "int")
        #expect(try CheckedExpressions.outcome("type(t) == thing", environment) == "bool")
        let clash = CELFunction("size", [CELOverload("size_text", [.string], .int)])
        #expect(error { try CELEnvironment(functions: [clash]) } != nil)
    }

    @Test("all libraries together make an environment; single ones make smaller ones")
    func libraries() throws {
        let all = try CELEnvironment()
        #expect(all.libraries == CELLibrary.all.map(\.name))
        #expect(all.function(named: "math.least") != nil)
        let plain = try CELEnvironment(libraries: [.standard])
        #expect(plain.function(named: "math.least") == nil)
        #expect(try CheckedExpressions.outcome("size('a')", plain) == "int")
        #expect(try !CheckedExpressions.check("math.least(1, 2)", plain).isValid)
        let more = try plain.adding(libraries: [.math, .math, .standard])
        #expect(more.libraries == ["standard", "math"])
    }

    @Test("an environment that grows leaves the one it grew from as it was")
    func growing() throws {
        let first = try CELEnvironment(variables: [CELVariable("b", .int), CELVariable("a", .list(.parameter("T")))])
        let second = try first.adding(variables: [CELVariable("c", .int, documentation: "The third.")])
        #expect(first.variables.map(\.name) == ["a", "b"])
        #expect(second.variables.map(\.name) == ["a", "b", "c"])
        #expect(second.variable(named: "c")?.documentation == "The third.")
        #expect(first.variable(named: "a")?.type == .list(.dyn), "a parameter of no function is any type")
        #expect(try second.with(container: "x.y").container == "x.y")
        #expect(throws: CELEnvironmentError.repeatedName("a")) { try first.adding(variables: [CELVariable("a", .int)]) }
    }

    @Test("errors say what is wrong in words")
    func descriptions() {
        #expect("\(CELEnvironmentError.repeatedName("x"))" == "x is declared twice")
        #expect(
            "\(CELEnvironmentError.unknownRecord("R", in: "x"))" == "x mentions the record R, which is not declared"
        )
        #expect(
            "\(CELEnvironmentError.conflictingOverloads(function: "f", "a", "b"))"
                == "the overloads a and b of f take the same arguments"
        )
    }
}

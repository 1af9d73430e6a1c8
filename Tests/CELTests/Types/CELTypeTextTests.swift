import CEL
import Testing

@Suite struct CELTypeTextTests {
    @Test(
        "types are written as people write them, and read back",
        arguments: [
            ("dyn", CELType.dyn), ("null_type", .null), ("bool", .bool), ("int", .int), ("uint", .uint),
            ("double", .double),
            ("string", .string), ("bytes", .bytes), ("timestamp", .timestamp), ("duration", .duration),
            ("list(string)", .list(.string)), ("map(string, dyn)", .map(.string, .dyn)), ("type", .type(.dyn)),
            ("type(list(int))", .type(.list(.int))), ("wrapper(int)", .nullable(.int)),
            ("optional_type(int)", .optional(.int)), ("net.IP", .opaque("net.IP", [])),
            (
                "list(map(string, list(optional_type(net.CIDR))))",
                .list(.map(.string, .list(.optional(.opaque("net.CIDR", [])))))
            ),
        ]
    )
    func roundTrip(text: String, type: CELType) throws {
        #expect(type.description == text)
        #expect(try CELType(text) == type)
    }

    @Test("other spellings and spaces are read")
    func otherSpellings() throws {
        #expect(try CELType(" map ( string,int ) ") == .map(.string, .int))
        #expect(try CELType("list") == .list(.dyn))
        #expect(try CELType("map") == .map(.dyn, .dyn))
        #expect(try CELType("optional(google.protobuf.Duration)") == .optional(.duration))
        #expect(try CELType("list(null)") == .list(.null))
        let names = CELType.Names(records: ["Load"], opaque: ["tuple": 2], parameters: ["T"])
        #expect(try CELType("tuple(T, Load)", knowing: names) == .opaque("tuple", [.parameter("T"), .record("Load")]))
        let environment = try CELEnvironment(records: [CELRecord("Load", [:])])
        #expect(try environment.type("list(Load)") == .list(.record("Load")))
        #expect(try environment.type("optional(net.IP)") == .optional(.opaque("net.IP", [])))
    }

    @Test(
        "what is no type is refused with its place",
        arguments: [
            ("", "expected a type", 0..<0), ("strng", "no type strng; did you mean string?", 0..<5),
            ("list(itn)", "no type itn; did you mean int?", 5..<8), ("list(int", "expected , or )", 8..<8),
            ("list(int) x", "expected the end of the type", 10..<11), ("list()", "expected a type", 5..<6),
            ("map(int)", "map has 2 parameters, not 1", 0..<3), ("int(int)", "int has 0 parameters, not 1", 0..<3),
            ("wrapper", "wrapper has 1 parameter, not 0", 0..<7), ("(", "expected a type", 0..<1),
            ("list(int,)", "expected a type", 9..<10), ("é", "expected a type", 0..<1),
        ]
    )
    func refused(text: String, message: String, span: Range<Int>) {
        #expect(throws: CELDiagnostic(message, at: span)) { try CELType(text) }
    }

    @Test("deep nesting is refused, not followed")
    func deep() {
        let text = String(repeating: "list(", count: 100_000)
        #expect(throws: CELDiagnostic.self) { try CELType(text) }
    }

    @Test("a type knows the name that type() gives for its values")
    func runtimeNames() {
        #expect(CELType.timestamp.runtimeName == "google.protobuf.Timestamp")
        #expect(CELType.map(.string, .int).runtimeName == "map")
        #expect(CELType.record("R").runtimeName == "map")
        #expect(CELType.dyn.runtimeName == nil)
        #expect(CELType.optional(.int).runtimeName == "optional_type")
    }
}

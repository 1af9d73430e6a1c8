import Testing

@testable import CEL

@Suite("Standard functions on texts")
struct StandardTextsTests {
    @Test("sizes count scalars, bytes, elements and entries, as function and as member")
    func sizes() throws {
        let cases: [(CELValue, Int64)] = [
            ("", 0), ("four", 4), ("fiance\u{301}", 7), ("🤪", 1), ("ÿ", 1), (.bytes([0xF0, 0x9F]), 2), ([1, 2], 2),
            (["a": 1], 1),
            (.string(String(repeating: "é🐱", count: 5000)), 10_000),
        ]
        for (value, size) in cases {
            #expect(try call("size", value) == .int(size))
            #expect(try call("size", value, member: true) == .int(size))
        }
        #expect(throws: CELFailure.noSuchOverload(function: "size", kinds: ["int"])) { try call("size", 1) }
    }

    @Test(
        "texts are searched by scalar",
        arguments: [
            ("contains", "hello", "ell", true), ("contains", "hello", "", true), ("contains", "", "", true),
            ("contains", "", "a", false),
            ("contains", "abababc", "ababc", true), ("contains", "e\u{301}", "e", true),
            ("contains", "\u{E9}", "e\u{301}", false),
            ("contains", "🐱😀😁", "😀", true), ("startsWith", "foobar", "foo", true), ("startsWith", "", "foo", false),
            ("startsWith", "foo", "foobar", false), ("startsWith", "e\u{301}", "e", true),
            ("startsWith", "завтра", "за", true),
            ("endsWith", "foobar", "bar", true), ("endsWith", "foobar", "foo", false), ("endsWith", "", "", true),
            ("endsWith", "e\u{301}", "\u{301}", true), ("endsWith", "🐱😀😛", "😛", true), ("endsWith", "r", "bar", false),
        ]
    )
    func searches(function: String, text: String, piece: String, expected: Bool) throws {
        #expect(try call(function, .string(text), .string(piece), member: true) == .bool(expected))
    }

    @Test("a search agrees with trying every place")
    func searchAgrees() {
        var random = ValueRandom(seed: 40)
        for _ in 0..<5000 {
            let text = (0..<Int.random(in: 0..<80, using: &random)).map { _ in UInt8.random(in: 0...1, using: &random) }
            let needle = (0..<Int.random(in: 0..<30, using: &random))
                .map { _ in UInt8.random(in: 0...1, using: &random) }
            let hidden = Bool.random(using: &random) ? text + needle + text : text
            let start = Int.random(in: 0...hidden.count, using: &random)
            let expected = (start..<max(start, hidden.count - needle.count + 1))
                .first {
                    hidden[$0...].starts(with: needle)
                }
            #expect(CELText.firstIndex(of: needle.span, in: hidden.span, from: start) == expected)
        }
        #expect(CELText.firstIndex(of: ([1] as [UInt8]).span, in: ([1] as [UInt8]).span, from: 2) == nil)
        #expect(CELText.firstIndex(of: ([1] as [UInt8]).span, in: ([1] as [UInt8]).span, from: -1) == nil)
    }

    @Test("a search for a long text in a long text that nearly has it everywhere comes to an end")
    func hostileSearch() throws {
        let text = CELValue.string(String(repeating: "a", count: 1_000_000))
        let needle = CELValue.string(String(repeating: "a", count: 500_000) + "b")
        #expect(try call("contains", text, needle, member: true) == false)
    }

    @Test("every overload has an implementation and an id of its own")
    func overloads() {
        let overloads = CELLibrary.standard.functions.flatMap(\.overloads)
        #expect(Set(overloads.map(\.id)).count == overloads.count)
        #expect(overloads.allSatisfy { $0.implementation != nil })
        #expect(Set(CELLibrary.standard.functions.map(\.name)).count == CELLibrary.standard.functions.count)
    }
}

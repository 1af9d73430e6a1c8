import JSON
import Testing

@testable import YAML

@Suite("YAML as JSON")
struct YAMLJSONDocumentTests {
    private func read(_ text: String, limits: YAMLLimits = YAMLJSONDocument.defaultLimits) -> YAMLJSONDocument {
        YAMLJSONDocument.read(Array(text.utf8), limits: limits)
    }

    /// The document as compact JSON, members in their order.
    private func json(_ text: String) -> String? { read(text).root.map { Self.write($0) } }

    private static func write(_ node: JSONNode) -> String {
        switch node.kind {
        case .object(let members):
            "{" + members.map { "\(JSONValue($0.key)):\(write($0.value))" }.joined(separator: ",") + "}"
        case .array(let elements): "[" + elements.map(write).joined(separator: ",") + "]"
        default: "\(node.value)"
        }
    }

    private func kinds(_ text: String) -> [ConfigurationDiagnostic.Kind] { read(text).diagnostics.map(\.kind) }

    @Test(
        "plain scalars resolve by the core schema of YAML 1.2",
        arguments: [
            ("no", "\"no\""), ("NO", "\"NO\""), ("yes", "\"yes\""), ("on", "\"on\""), ("off", "\"off\""),
            ("y", "\"y\""), ("true", "true"), ("True", "true"), ("FALSE", "false"), ("tRue", "\"tRue\""),
            ("null", "null"), ("Null", "null"), ("~", "null"), ("", "null"), ("nULL", "\"nULL\""), ("~a", "\"~a\""),
            ("3.0", "3.0"), ("\"3.0\"", "\"3.0\""), ("'3.0'", "\"3.0\""), ("3.1.0", "\"3.1.0\""), ("1", "1"),
            ("-1", "-1"), ("+1", "1"), ("007", "7"), ("-007", "-7"), ("0", "0"), ("-0", "-0"), ("00", "0"),
            (".5", "0.5"), ("-.5", "-0.5"), ("1.", "1"), ("1.e3", "1e3"), ("+1E-3", "1E-3"), ("00.50", "0.50"),
            ("0x1F", "31"), ("0o17", "15"), ("017", "17"), ("-0x1F", "\"-0x1F\""), ("0x", "\"0x\""), ("0o8", "\"0o8\""),
            ("0x+1", "\"0x+1\""), ("0b11", "\"0b11\""), ("1_000", "\"1_000\""), ("1:30", "\"1:30\""),
            ("0xffffffffffffffffffffffffffffffff", "340282366920938463463374607431768211455"),
            ("123456789012345678901234567890.10", "123456789012345678901234567890.10"), ("1e999", "1e999"),
            ("2024-01-31", "\"2024-01-31\""), ("2001-12-14t21:59:43.10-05:00", "\"2001-12-14t21:59:43.10-05:00\""),
            ("1..5", "\"1..5\""), ("1.2.3", "\"1.2.3\""), (".", "\".\""), ("+", "\"+\""), ("+-1", "\"+-1\""),
            (".e3", "\".e3\""), ("1e", "\"1e\""), ("1e+", "\"1e+\""), ("0.5.e1", "\"0.5.e1\""), ("NaN", "\"NaN\""),
            ("=", "\"=\""), ("<<", "\"<<\""), ("1 2", "\"1 2\""), ("12e03", "12e03"),
        ]
    )
    func resolution(text: String, expected: String) {
        #expect(json("a: \(text)") == "{\"a\":\(expected)}")
        #expect(kinds("a: \(text)") == [])
        #expect(json("[\(text)]") == (text.isEmpty ? "[]" : "[\(expected)]"))
    }

    @Test("what only looks plain is text", arguments: ["a: |-\n  true", "a: >-\n  true", "a: 'true'", "a: \"true\""])
    func quoted(text: String) {
        #expect(json(text) == "{\"a\":\"true\"}")
    }

    @Test("infinities and not-a-number become null and are reported", arguments: [".inf", "-.INF", "+.Inf", ".NaN"])
    func special(text: String) {
        let document = read("a:\n  b: \(text)\n")
        #expect(document.root?.value == ["a": ["b": nil]])
        #expect(document.diagnostics.map(\.kind) == [.notJSON])
        #expect(document.diagnostics.first?.span.line == 2 && document.diagnostics.first?.span.column == 6)
    }

    @Test("an integer beyond 128 bits in a base that JSON lacks is reported and stays text")
    func wide() {
        let digits = "0x1" + String(repeating: "0", count: 32)
        #expect(json("[\(digits)]") == "[\"\(digits)\"]")
        #expect(kinds("[\(digits)]") == [.notJSON])
    }

    @Test(
        "tags of the core schema are respected, others ignored",
        arguments: [
            ("!!str 3.0", "\"3.0\""), ("!!str", "\"\""), ("! 12", "\"12\""), ("!!int \"12\"", "12"),
            ("!!float 1", "1"), ("!!float '.5'", "0.5"), ("!!bool \"true\"", "true"), ("!!null ''", "null"),
            ("!!int 0x1F", "31"), ("!!binary aGk=", "\"aGk=\""), ("!!timestamp 2001", "\"2001\""),
            ("!Ref 12", "12"), ("!Ref '12'", "\"12\""), ("!<tag:x,2000:y> true", "true"), ("!!map {b: 1}", "{\"b\":1}"),
            ("!!set {b, c}", "{\"b\":null,\"c\":null}"), ("!x [1]", "[1]"),
        ]
    )
    func tags(text: String, expected: String) {
        #expect(json("a: \(text)") == "{\"a\":\(expected)}")
        #expect(kinds("a: \(text)") == [])
    }

    @Test(
        "a text that is not what its tag says is reported and read as a string",
        arguments: [
            "!!int x", "!!int 1.5", "!!bool yes", "!!null x", "!!float x", "!!float ~", "!!null .inf", "!!int 1e3",
        ]
    )
    func wrongTags(text: String) throws {
        let document = read("a: \(text)")
        let written = try #require(text.split(separator: " ").last)
        #expect(document.root?.value == ["a": .string(String(written))])
        #expect(document.diagnostics.map(\.kind) == [.notJSON])
    }

    @Test("keys become the text that was written")
    func keys() {
        let text = "200: a\nyes: b\n\"201\": c\n~: d\n0x1F: e\n1.0: f\ntrue: g\n'': h\n? |-\n  i\n: j\n!!int 3: k\n"
        let names = ["200", "yes", "201", "null", "0x1F", "1.0", "true", "", "i", "3"]
        #expect(read(text).root?.members?.map(\.key) == names)
        #expect(kinds(text) == [])
        #expect(json("? \n: x") == "{\"null\":\"x\"}")
        #expect(json("{a, b: }") == "{\"a\":null,\"b\":null}")
    }

    @Test("keys that are no scalars are reported and left out with their values")
    func collectionKeys() {
        let document = read("[x]: c\n? {a: b}\n: d\ne: f\n? &n {q: 1}\n: 2\n*n : 3\n")
        #expect(document.root?.value == ["e": "f"])
        #expect(document.diagnostics.map(\.kind) == [.notJSON, .notJSON, .notJSON, .notJSON])
        #expect(document.diagnostics.map(\.span.line) == [1, 2, 5, 7])
        #expect(kinds("&k a: 1\n*k : 2\n") == [.duplicateKey])
    }

    @Test("a key that stands twice is reported, and both members stay in order")
    func duplicates() {
        let document = read("a: 1\nb: 2\n'a': 3\n")
        #expect(document.root?.members?.map(\.key) == ["a", "b", "a"])
        #expect(document.diagnostics.map(\.kind) == [.duplicateKey])
        #expect(document.diagnostics.first?.span == SourceSpan(line: 3, column: 1, endLine: 3, endColumn: 4))
        #expect(kinds("1: a\n\"1\": b\n") == [.duplicateKey])
        #expect(kinds("1: a\n1.0: b\n") == [])
        #expect(kinds("\u{E9}: a\ne\u{301}: b\n") == [])
    }

    @Test("merge keys are applied behind a mapping's own members")
    func merging() {
        let base = "x: &x {a: 1, b: 1}\ny: &y {b: 2, c: 2, b: 3}\n"
        func merged(_ text: String) -> String? {
            read(base + "z: " + text).root?["z"].map { Self.write($0) }
        }
        #expect(merged("{<<: *x, c: 9}") == #"{"c":9,"a":1,"b":1}"#)
        #expect(merged("{<<: [*x, *y], a: 9}") == #"{"a":9,"b":1,"c":2}"#)
        #expect(merged("{<<: *y, <<: *x}") == #"{"c":2,"b":3,"a":1}"#)
        #expect(merged("{<<: {<<: *x, d: 4}}") == #"{"d":4,"a":1,"b":1}"#)
        #expect(merged("{\"<<\": *x}") == #"{"<<":{"a":1,"b":1}}"#)
        #expect(merged("{<<: 5}") == #"{"<<":5}"#)
        #expect(merged("{<<: [*x, 5]}") == #"{"<<":[{"a":1,"b":1},5]}"#)
        #expect(merged("{<<: []}") == "{}")
        #expect(kinds(base + "z: {<<: *x, <<: *x}") == [.duplicateKey])
    }

    @Test("the first of several documents is read, and the others are reported")
    func documents() {
        let several = read("a: 1\n---\nb: [\n")
        #expect(several.root?.value == ["a": 1])
        #expect(several.diagnostics.map(\.kind) == [.severalDocuments])
        #expect(several.diagnostics.first?.span.line == 2)
        #expect(kinds("---\na: 1\n...\n") == [])
        for empty in ["", "# nothing\n", "\u{FEFF}", " \n\n"] {
            #expect(read(empty).root == nil && kinds(empty) == [])
        }
        #expect(json("--- |\n x\n") == "\"x\\n\"")
        #expect(json("---\n...\n") == "null")
    }

    @Test("JSON is read as the JSON reader reads it")
    func plainJSON() throws {
        let text = #"{"a":[1,-2.50e+3,"\u00e9\n\/😀",true,null,{}],"b":{"":[]},"k":"no"}"#
        let expected = try JSONParser().document(text).root
        let found = try #require(read(text).root)
        #expect(found.value == expected.value)
        #expect(Self.spans(found) == Self.spans(expected))
    }

    private static func spans(_ node: JSONNode) -> [Range<Int>] {
        [node.span] + (node.elements ?? []).flatMap(spans)
            + (node.members ?? []).flatMap { [$0.keySpan] + spans($0.value) }
    }
}

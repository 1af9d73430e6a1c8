import JSON
import Testing

@Suite("writing")
struct JSONStyleTests {
    private let sample: JSONValue = ["b": [1, [], [nil, true]], "a": ["x": "y"], "e": [:], "n": 1.50]

    @Test("compact text has no white space and keeps the order")
    func compact() {
        #expect(sample.text() == #"{"b":[1,[],[null,true]],"a":{"x":"y"},"e":{},"n":1.5}"#)
        #expect(sample.description == sample.text(.compact))
    }

    @Test("pretty text is indented by two spaces")
    func pretty() {
        let expected = """
            {
              "b": [
                1,
                [],
                [
                  null,
                  true
                ]
              ],
              "a": {
                "x": "y"
              },
              "e": {},
              "n": 1.5
            }
            """
        #expect(sample.text(.pretty) == expected)
        #expect(JSONValue.array([]).text(.pretty) == "[]")
        #expect(JSONValue.object([:]).text(.pretty) == "{}")
    }

    @Test("only what must be escaped is escaped", arguments: [JSONStyle.compact, .pretty, .canonical])
    func escapes(style: JSONStyle) {
        let text = "\"\\/\u{0}\u{1}\u{8}\t\n\u{B}\u{C}\r\u{F}\u{10}\u{1F} \u{7F}é\u{2028}\u{2029}😀"
        let expected =
            #""\"\\/\u0000\u0001\b\t\n\u000b\f\r\u000f\u0010\u001f"# + " \u{7F}é\u{2028}\u{2029}😀\""
        #expect(JSONValue(text).text(style) == expected)
    }

    @Test("every control character is written such that it reads back")
    func controlCharacters() throws {
        for byte in UInt8.min..<0x20 {
            let value = JSONValue(String(Unicode.Scalar(byte)))
            #expect(try JSONValue.parse(value.serialized()) == value)
        }
    }
}

import JSON
import Testing

@Suite("errors")
struct JSONErrorTests {
    @Test(
        "an error says where and what",
        arguments: [
            ("", "1:1: unexpected end of the text, expected a value"),
            ("[1\n x]", "2:2: expected ',' or ']'"),
            ("{\"a\": 1\n\n\"b\"}", "3:1: expected ',' or '}'"),
            ("[", "1:2: unexpected end of the text, expected a value or ']'"),
            ("[1,]", "1:4: expected a value"),
            ("{\"a\":1,}", "1:8: expected a key"),
            ("{a", "1:2: expected a key or '}'"),
            ("{\"é\" 1}", "1:7: expected ':'"),
            ("{\"a\":1", "1:7: unexpected end of the text, expected ',' or '}'"),
            ("nulk", "1:4: expected null"),
            ("tr", "1:3: unexpected end of the text, expected true"),
            ("-x", "1:2: expected a digit"),
            ("1.", "1:3: unexpected end of the text, expected a digit"),
            ("[012]", "1:2: a number other than 0 must not start with 0"),
            ("\"a\tb\"", "1:3: control character 9 must be escaped in a string"),
            (#""ab\x""#, "1:4: invalid escape sequence"),
            (#""a\ud800""#, "1:3: escaped surrogate without its other half"),
            (#""a"#, #"1:3: unexpected end of the text, expected '"'"#),
            ("1 2", "1:3: unexpected content after the value"),
            ("\u{FEFF}1", "1:1: unexpected byte order mark"),
            ("[\r\n\r\r\nx", "4:1: expected a value or ']'"),
            ("[\r\r", "3:1: unexpected end of the text, expected a value or ']'"),
        ]
    )
    func descriptions(text: String, description: String) {
        let error = #expect(throws: JSONError.self) { try JSONValue.parse(text) }
        #expect(error?.description == description)
    }

    @Test("line, column and offset agree")
    func places() {
        let error = #expect(throws: JSONError.self) { try JSONValue.parse("[\n  tru]") }
        #expect(error?.offset == 7)
        #expect(error?.line == 2)
        #expect(error?.column == 6)
        #expect(error?.reason == .expected("true"))
    }
}

import JSON
import Testing

@Suite("the grammar of RFC 8259")
struct JSONSyntaxTests {
    @Test(
        "a valid text is read",
        arguments: [
            ("null", JSONValue.null), ("true", true), ("false", false), (" \t\r\n1 \t\r\n", 1), ("0", 0), ("-0", 0),
            ("-1", -1), ("12", 12), ("1.5", 1.5), ("0.5", 0.5), ("-0.5", -0.5), ("1e2", 100), ("1E2", 100),
            ("1e+2", 100),
            ("1e-2", 0.01), ("0e0", 0), ("0E+7", 0), ("1.50", 1.5), ("0.0", 0), ("-0.0", 0), ("-0e-0", 0),
            ("10", 10), ("123456789012345678", 123_456_789_012_345_678),
            ("1.7976931348623157e308", 1.7976931348623157e308),
            (#""""#, ""), (#""a""#, "a"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
            (#""\u0041""#, "A"), (#""\u00e9\u00E9""#, "éé"), (#""\u0000""#, "\0"), (#""\u001f""#, "\u{1F}"),
            (#""\ud83d\ude00""#, "😀"), (#""\uD83D\uDE00""#, "😀"), (#""\udbff\udfff""#, "\u{10FFFF}"),
            (#""\ufeff""#, "\u{FEFF}"), (#""\ufffe\uffff""#, "\u{FFFE}\u{FFFF}"), ("\"é€😀\"", "é€😀"),
            ("\"\u{7F}\"", "\u{7F}"),
            ("\"\u{2028}\u{2029}\"", "\u{2028}\u{2029}"), ("\"\u{FEFF}\"", "\u{FEFF}"), (#""/""#, "/"),
            (#""\\u0041""#, "\\u0041"),
            (#""a\\""#, "a\\"), ("[]", []), ("[ ]", []), ("[1]", [1]), ("[1,2]", [1, 2]), ("[ 1 , 2 ]", [1, 2]),
            ("[[],[[]]]", [[], [[]]]), ("[null,true,false]", [nil, true, false]), ("{}", [:]), ("{ }", [:]),
            (#"{"a":1}"#, ["a": 1]), (#"{ "a" : 1 , "b" : [ ] }"#, ["a": 1, "b": []]), (#"{"":0}"#, ["": 0]),
            (#"{"a":{"a":{}}}"#, ["a": ["a": [:]]]), (#"{"\u0061":1}"#, ["a": 1]),
            (#"[{"a":[]},"]"]"#, [["a": []], "]"]),
            ("[\n1\n,\n2\n]", [1, 2]), ("[1,\r\n2]", [1, 2]), (#"{"a\nb":"c"}"#, ["a\nb": "c"]),
        ] as [(String, JSONValue)]
    )
    func accepts(text: String, value: JSONValue) throws {
        #expect(try JSONValue.parse(text) == value)
        #expect(try JSONParser().document(text).value == value)
    }

    @Test(
        "an invalid text is refused",
        arguments: [
            "", " ", "\n", "nul", "nulll", "NULL", "Null", "True", "truefalse", "tru", "fals", "undefined", "NaN",
            "-NaN", "nan",
            "Infinity", "-Infinity", "inf", "+1", "01", "-01", "00", "-", "--1", "1.", ".5", "-.5", "1.e1", "1e", "1e+",
            "1e-", "1E",
            "1e1.5", "1.2.3", "0x10", "1_000", "1 000", "１", "1f", "0b1", "-a", "1,", "1 2", "1]", "1}", "'a'", "\"",
            "\"a", "a", "\"\\\"",
            #""\a""#, #""\x41""#, #""\u""#, #""\u1""#, #""\u12""#, #""\u123""#, #""\u123g""#, #""\U0041""#,
            #""\u+041""#, #""\ "#,
            #""\'""#, #""\0""#, "\"\\\n\"", "\"\n\"", "\"\r\"", "\"\t\"", "\"\0\"", "\"\u{1F}\"", #""\ud800""#,
            #""\ud800x""#,
            #""\udc00""#, #""\ud800\ud800""#, #""\ud800\u0041""#, #""\udc00\ud800""#, #""\ud83d\ude0""#, #""\ud83d\n""#,
            "[", "]", "[1",
            "[1,", "[1,]", "[,1]", "[,]", "[1,,2]", "[1 2]", "[1;2]", "[1:2]", "[1}", "[\"a", "[1]]", "[[1]", "[1,\n",
            "[1 /* no */]", "[1 // no\n]",
            "{", "}", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{,}", "{,\"a\":1}", "{\"a\" 1}",
            "{\"a\"=1}", "{\"a\":}",
            "{\"a\":1 \"b\":2}", "{\"a\":1,,\"b\":2}", "{a:1}", "{'a':1}", "{1:1}", "{null:1}", "{[]:1}", "{\"a\":1]",
            "{\"a\":1}}", "{\"a\"::1}",
            "{\"a\":1;}", "{\"a\\ud800\":1}", "\u{FEFF}1", "\u{A0}1", "1\u{A0}", "\u{2028}1", "\u{C}1", "\u{B}1",
            "# comment\n1", "/**/1",
            "1//", "<a/>", "{}{}", "[] []", "null null", "\"a\"\"b\"", "\"a\" \"b\"", "\0", "1\0", "[1\0]", "*", "`a`",
            "{\"a\":1 /**/}",
        ]
    )
    func refuses(text: String) {
        #expect(throws: JSONError.self) { try JSONValue.parse(text) }
        #expect(throws: JSONError.self) { try JSONParser().document(text) }
    }

    @Test(
        "a string of invalid UTF-8 is refused at its first bad byte",
        arguments: [
            ([0x80], 1), ([0xBF], 1), ([0xC0, 0x80], 1), ([0xC1, 0xBF], 1), ([0xC3], 1), ([0xC3, 0x28], 1),
            ([0xE0, 0x80, 0x80], 1),
            ([0xE2, 0x82], 1), ([0x61, 0xE2, 0x28, 0xA1], 2), ([0xED, 0xA0, 0x80], 1), ([0xED, 0xBF, 0xBF], 1),
            ([0xF0, 0x80, 0x80, 0x80], 1),
            ([0xF0, 0x9F, 0x98], 1), ([0xF4, 0x90, 0x80, 0x80], 1), ([0xF5, 0x80, 0x80, 0x80], 1), ([0xFE], 1),
            ([0xFF], 1),
            ([0xC3, 0xA9, 0xFF], 3), ([0x5C, 0x6E, 0xFF], 3), ([0xF8, 0x88, 0x80, 0x80, 0x80], 1),
        ] as [([UInt8], Int)]
    )
    func refusesInvalidUTF8(content: [UInt8], offset: Int) {
        let quote = UInt8(ascii: "\"")
        let error = #expect(throws: JSONError.self) { try JSONValue.parse([quote] + content + [quote]) }
        #expect(error?.reason == .invalidUTF8)
        #expect(error?.offset == offset)
    }

    @Test("bytes that are no UTF-8 are refused outside of strings too", arguments: [0x80, 0xC3, 0xFE, 0xFF] as [UInt8])
    func refusesStrayBytes(byte: UInt8) {
        #expect(throws: JSONError.self) { try JSONValue.parse([byte]) }
        #expect(throws: JSONError.self) { try JSONValue.parse([0x5B, byte, 0x5D]) }
        #expect(throws: JSONError.self) { try JSONValue.parse([0x31, byte]) }
    }

    @Test("a lone surrogate becomes U+FFFD only where that is allowed")
    func loneSurrogates() throws {
        let lenient = JSONParser(allowsLoneSurrogates: true)
        #expect(try lenient.parse(#""\ud800""#) == "\u{FFFD}")
        #expect(try lenient.parse(#""\udc00x""#) == "\u{FFFD}x")
        #expect(try lenient.parse(#""\ud800\ud83d\ude00""#) == "\u{FFFD}😀")
        #expect(try lenient.parse(#""\ud800\n""#) == "\u{FFFD}\n")
        #expect(throws: JSONError.self) { try lenient.parse(#""\ud800\u12""#) }
    }

    @Test("a byte order mark is skipped only where that is allowed, and only once")
    func byteOrderMark() throws {
        let lenient = JSONParser(allowsByteOrderMark: true)
        #expect(try lenient.parse("\u{FEFF}[1]") == [1])
        #expect(throws: JSONError.self) { try lenient.parse("\u{FEFF}\u{FEFF}1") }
        #expect(throws: JSONError.self) { try lenient.parse("1\u{FEFF}") }
        #expect(throws: JSONError.self) { try lenient.parse("\u{FEFF}") }
    }

    @Test("of equal keys the last wins, in the place of the first")
    func equalKeys() throws {
        let value = try JSONValue.parse(#"{"a":1,"b":2,"\u0061":3}"#)
        #expect(value.text() == #"{"a":3,"b":2}"#)
    }

    @Test("a slice is read by itself, with positions that count from its start")
    func slices() throws {
        let bytes = Array("xx[1]yy".utf8)
        #expect(try JSONValue.parse(bytes[2..<5]) == [1])
        let error = #expect(throws: JSONError.self) { try JSONValue.parse(bytes[2...]) }
        #expect(error?.offset == 3)
    }
}

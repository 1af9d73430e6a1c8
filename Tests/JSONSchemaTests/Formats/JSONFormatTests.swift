import Testing

@testable import JSONSchema

@Suite("Formats")
struct JSONFormatTests {
    private func accepts(_ name: String, _ text: String, _ dialect: JSONSchemaDialect = .draft2020) throws -> Bool? {
        try #require(JSONFormat(name, dialect: dialect)).accepts(text)
    }

    @Test(
        "times are those of RFC 3339",
        arguments: [
            ("date-time", "1985-04-12T23:20:50.52Z", true), ("date-time", "1996-12-19t16:39:57-08:00", true),
            ("date-time", "1998-12-31T23:59:60z", true), ("date-time", "1998-12-31T15:59:60.123-08:00", true),
            ("date-time", "1998-12-31T22:59:60Z", false), ("date-time", "1990-02-31T15:59:59Z", false),
            ("date-time", "1990-12-31T15:59:59-24:00", false), ("date-time", "1963-06-19 08:30:06Z", false),
            ("date-time", "2024-01-01T00:00:00", false), ("date-time", "", false), ("date-time", "T", false),
            ("date-time", "2013-350T01:01:01", false), ("date-time", "1963-06-1৪T00:00:00Z", false),
            ("date", "2024-02-29", true), ("date", "2023-02-29", false), ("date", "2000-02-29", true),
            ("date", "1900-02-29", false), ("date", "2020-13-01", false), ("date", "2020-00-01", false),
            ("date", "2020-04-31", false), ("date", "2020-1-01", false), ("date", "2020-01-01Z", false),
            ("time", "08:30:06.283185Z", true), ("time", "08:30:06+00:20", true), ("time", "24:00:00Z", false),
            ("time", "01:29:60+01:30", true), ("time", "23:59:60+00:30", false), ("time", "12:00:00", false),
            ("time", "12:00:00.Z", false), ("time", "12:00:00.5", false), ("time", "12:00:00+0100", false),
            ("duration", "P4DT12H30M5S", true), ("duration", "P4Y", true), ("duration", "PT0S", true),
            ("duration", "P1M", true), ("duration", "PT1M", true), ("duration", "P2W", true),
            ("duration", "P1Y2M3D", true),
            ("duration", "P1Y2D", false), ("duration", "PT1H5S", false), ("duration", "P", false),
            ("duration", "PT", false),
            ("duration", "P1DT", false), ("duration", "P1Y2W", false), ("duration", "P2WT1H", false),
            ("duration", "P1", false),
            ("duration", "P1H", false), ("duration", "PT1D", false), ("duration", "P2D1Y", false),
            ("duration", "p1d", false),
            ("duration", "P-1D", false), ("duration", "P1.5D", false), ("duration", "P1DT1HT1M", false),
            ("duration", "P1D2D", false),
        ] as [(String, String, Bool)]
    )
    func times(_ row: (String, String, Bool)) throws {
        #expect(try accepts(row.0, row.1) == row.2)
    }

    @Test(
        "addresses are those of the RFCs",
        arguments: [
            ("ipv4", "192.168.0.1", true), ("ipv4", "256.1.1.1", false), ("ipv4", "1.2.3", false),
            ("ipv4", "1.2.3.4.5", false),
            ("ipv4", "01.2.3.4", false), ("ipv4", "1.2.3.4 ", false), ("ipv4", "1..3.4", false), ("ipv4", "", false),
            ("ipv4", "1.2.3.", false), ("ipv4", "0.0.0.0", true), ("ipv4", "1.2.3.4\n", false),
            ("ipv4", "1৮.1.1.1", false),
            ("ipv6", "::1", true), ("ipv6", "::", true), ("ipv6", "1:2:3:4:5:6:7:8", true), ("ipv6", "1::8", true),
            ("ipv6", "::ffff:192.168.0.1", true), ("ipv6", "1:2:3:4:5:6:1.2.3.4", true),
            ("ipv6", "1:2:3:4:5:6:7::", true),
            ("ipv6", "12345::", false), ("ipv6", "1:2:3:4:5:6:7", false), ("ipv6", "1::2::3", false),
            ("ipv6", ":1:2", false),
            ("ipv6", "1:2:3:4:5:6:7:", false), ("ipv6", "1:2:3:4:5:6:7:8:9", false), ("ipv6", "fe80::1%eth0", false),
            ("ipv6", "1:2:3:4:5:6:7:1.2.3.4", false), ("ipv6", "::1.2.3.4.5", false), ("ipv6", ":::", false),
            ("ipv6", "", false),
            ("ipv6", "1:2:3:4:5:6:7:8::", false), ("ipv6", "::1/64", false), ("ipv6", ":", false),
            ("ipv6", "::g", false),
            ("email", "joe.bloggs@example.com", true), ("email", "\"a@\\\"b\"@x.org", true),
            ("email", "a@[127.0.0.1]", true),
            ("email", "a@[IPv6:::1]", true), ("email", "a@[tag:x]", true), ("email", "a@[IPv6:1]", false),
            ("email", "a@[]", false),
            ("email", "a@localhost", true), ("email", ".a@x.org", false), ("email", "a..b@x.org", false),
            ("email", "a.@x.org", false),
            ("email", "a@x..org", false), ("email", "a@-x.org", false), ("email", "a@x-.org", false),
            ("email", "a@x.org.", false),
            ("email", "a b@x.org", false), ("email", "a@b@c", false), ("email", "é@x.org", false),
            ("email", "@x.org", false),
            ("email", String(repeating: "a", count: 65) + "@x.org", false), ("email", "a", false),
            ("email", "\"a@x.org", false),
            ("idn-email", "실례@실례.테스트", true), ("idn-email", "\"δ\"@x.org", true), ("idn-email", "실례", false),
            ("hostname", "a-b.example", true), ("hostname", "a_b", false), ("hostname", "example.", false),
            ("hostname", "", false),
            ("hostname", "-a", false), ("hostname", "a-.b", false), ("hostname", "a..b", false),
            ("hostname", "xn--X", false),
            ("hostname", String(repeating: "a", count: 63), true),
            ("hostname", String(repeating: "a", count: 64), false),
            ("hostname", [String](repeating: "abc", count: 64).joined(separator: "."), false),
            ("hostname", "ﬁ.com", false),
        ] as [(String, String, Bool)]
    )
    func addresses(_ row: (String, String, Bool)) throws {
        #expect(try accepts(row.0, row.1) == row.2)
    }

    @Test(
        "URIs and templates follow their grammars",
        arguments: [
            ("uri", "http://a.b/c?d=e#f", true), ("uri", "urn:oasis:names", true), ("uri", "mailto:a@b.c", true),
            ("uri", "//a.b", false), ("uri", "/abc", false), ("uri", "http://[::1]:80/", true),
            ("uri", "http://[::1", false),
            ("uri", "http:// x", false), ("uri", "http://a/%zz", false), ("uri", "http://a/%4", false),
            ("uri", "http://a/é", false),
            ("uri", ":a", false), ("uri", "1a:b", false), ("uri", "a:", true), ("uri", "http://a:b/", false),
            ("uri", "http://a^b/", false),
            ("uri", "http://u:p@h:1/", true), ("uri", "http://u@v@h/", false), ("uri", "http://[v1.a:b]/", true),
            ("uri", "http://[fe80::1%25eth0]/", false), ("uri", "http://a/[b]", false), ("uri", "http://a/#b#c", false),
            ("uri", "http://h/a\\b", false), ("uri", "http://h/<>", false), ("uri", "", false),
            ("uri", "http://[::1]x/", false),
            ("uri-reference", "", true), ("uri-reference", "//a.b", true), ("uri-reference", "a/b:c", true),
            ("uri-reference", "1:b", false), ("uri-reference", "#a\\b", false), ("uri-reference", "?q", true),
            ("iri", "http://ƒøø.ßår/?∂éœ=πîx#π", true), ("iri", "http://h/\u{E000}", false),
            ("iri", "http://h/?\u{E000}", true),
            ("iri", "/â", false), ("iri-reference", "âππ", true), ("iri-reference", "\u{E000}", false),
            ("uri-template", "/x/{a}{?b*,c:3}", true), ("uri-template", "/{a", false), ("uri-template", "a}b", false),
            ("uri-template", "{}", false), ("uri-template", "{a,}", false), ("uri-template", "{a:0}", false),
            ("uri-template", "{a:10000}", false), ("uri-template", "%4", false), ("uri-template", "{%41.b}", true),
            ("uri-template", "a b", false), ("uri-template", "é", true), ("uri-template", "{é}", false),
        ] as [(String, String, Bool)]
    )
    func identifiers(_ row: (String, String, Bool)) throws {
        #expect(try accepts(row.0, row.1) == row.2)
    }

    @Test(
        "pointers, UUIDs, patterns and bytes are told",
        arguments: [
            ("json-pointer", "", true), ("json-pointer", "/a~0~1/b", true), ("json-pointer", "a", false),
            ("json-pointer", "/~", false), ("json-pointer", "/~2", false), ("json-pointer", "#/a", false),
            ("relative-json-pointer", "1", true), ("relative-json-pointer", "0#", true),
            ("relative-json-pointer", "2/a~1", true),
            ("relative-json-pointer", "0+1/a", true), ("relative-json-pointer", "0-0", false),
            ("relative-json-pointer", "01", false),
            ("relative-json-pointer", "-1", false), ("relative-json-pointer", "/a", false),
            ("relative-json-pointer", "", false),
            ("relative-json-pointer", "0##", false), ("relative-json-pointer", "1x", false),
            ("uuid", "2EB8AA08-AA98-11EA-B4AA-73B441D16380", true), ("uuid", "2eb8aa08aa9811eab4aa73b441d16380", false),
            ("uuid", "2eb8aa08-aa98-11ea-b4aa-73b441d1638g", false), ("uuid", "", false),
            ("regex", "([abc])+\\s+$", true), ("regex", "^(abc]", false), ("regex", "\\Z", false),
            ("regex", "(?<=a)b", true),
        ] as [(String, String, Bool)]
    )
    func others(_ row: (String, String, Bool)) throws {
        #expect(try accepts(row.0, row.1) == row.2)
        #expect(try accepts(row.0, row.1, .openAPI30) == row.2)
    }

    @Test("a pattern that is right but not supported is not judged")
    func isFrank() throws {
        #expect(try accepts("regex", "(?i:a)") == nil)
    }

    @Test("the formats of OpenAPI are known to its dialects alone")
    func knowsOpenAPI() throws {
        #expect(JSONFormat("byte", dialect: .draft2020) == nil)
        for dialect in [JSONSchemaDialect.swagger2, .openAPI30, .openAPI31] {
            for text in ["", "aGk=", "aGkh", "aGk", "-_==", "+/8="] {
                #expect(try accepts("byte", text, dialect) == true, "\(text)")
            }
            for text in ["a", "a===", "aGk=a", "a b=", "aG=", "====", "é"] {
                #expect(try accepts("byte", text, dialect) == false, "\(text)")
            }
            #expect(try accepts("base64url", "aGk-_w", dialect) == true)
            #expect(try accepts("base64url", "aGk+", dialect) == false)
            #expect(try accepts("char", "é", dialect) == true)
            #expect(try accepts("char", "ab", dialect) == false)
        }
        for name in ["password", "binary", "int32", "unknown", "", "Date"] {
            #expect(JSONFormat(name, dialect: .openAPI31) == nil)
        }
    }

    @Test("a dialect knows the formats that its draft defines")
    func dependsOnDialect() {
        let ages: [(String, [JSONSchemaDialect])] = [
            ("uri", [.draft4, .draft6, .draft7, .draft2019, .draft2020]), ("json-pointer", [.draft6, .draft7]),
            ("date", [.draft7, .draft2019]), ("uuid", [.draft2019, .draft2020]), ("regex", [.draft7]),
        ]
        for (name, dialects) in ages {
            for dialect in dialects {
                #expect(JSONFormat(name, dialect: dialect) != nil)
            }
        }
        #expect(JSONFormat("uri-template", dialect: .draft4) == nil)
        #expect(JSONFormat("idn-email", dialect: .draft6) == nil)
        #expect(JSONFormat("duration", dialect: .draft7) == nil)
    }

    @Test("no text of random bytes traps", arguments: 0..<6 as Range<UInt64>)
    func survives(seed: UInt64) throws {
        let names = [
            "date-time", "date", "time", "duration", "email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6",
            "uri",
            "uri-reference", "iri", "iri-reference", "uuid", "uri-template", "json-pointer", "relative-json-pointer",
            "regex",
        ]
        let pieces = [
            "0", "1", "9", "60", ":", "::", "-", "--", ".", "/", "//", "~", "@", "[", "]", "%", "%4", "%41", "{", "}",
            "P", "T",
            "Z", "xn--", "é", "\u{5D0}", "\u{200C}", "\u{30FB}", "\u{660}", "😀", "\\", "\"", "?", "#", "+", "a", "2020",
            "W", "(",
        ]
        var generator = SplitMix(state: seed)
        for _ in 0..<300 {
            let text = (0..<Int.random(in: 0...12, using: &generator))
                .map { _ in
                    pieces.randomElement(using: &generator) ?? ""
                }
                .joined()
            for name in names {
                // Asked twice, and of a copy, it says the same.
                #expect(try accepts(name, text) == accepts(name, text + ""))
            }
        }
    }
}

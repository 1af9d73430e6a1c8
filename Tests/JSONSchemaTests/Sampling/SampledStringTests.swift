import JSON
import Testing

@testable import JSONSchema

@Suite("Sampled strings")
struct SampledStringTests {
    @Test(
        "every format has a text that is one of its kind",
        arguments: [
            "date-time", "date", "time", "duration", "email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6",
            "uri",
            "uri-reference", "iri", "iri-reference", "uri-template", "uuid", "json-pointer", "relative-json-pointer",
            "regex",
        ]
    )
    func formats(name: String) throws {
        let format = try #require(JSONFormat(name, dialect: .draft2020))
        for seed in 0..<8 as Range<UInt64> {
            let value = try SampledSchema(#"{"type": "string", "format": "\#(name)"}"#).value(seed: seed)
            let text = try #require(value?.string)
            #expect(format.accepts(text) == true, "\(text)")
        }
    }

    @Test("example domains, example addresses and a date near the present are used")
    func plausible() throws {
        #expect(try sampled(#"{"type": "string", "format": "date"}"#) == "2026-01-15")
        #expect(try sampled(#"{"type": "string", "format": "date-time"}"#) == "2026-01-15T10:30:00Z")
        #expect(try sampled(#"{"type": "string", "format": "ipv4"}"#) == "192.0.2.1")
        let email = try #require(try sampled(#"{"type": "string", "format": "email"}"#)?.string)
        #expect(email.hasSuffix("@example.com"))
        let address = try #require(try sampled(#"{"type": "string", "format": "uri"}"#)?.string)
        #expect(address.hasPrefix("https://example.com/"))
    }

    @Test("lengths are kept by free texts and by formats")
    func lengths() throws {
        for (least, most) in [(0, 0), (1, 1), (3, 4), (40, 40), (500, 1_000)] {
            let text = try sampled(#"{"type": "string", "minLength": \#(least), "maxLength": \#(most)}"#)?.string
            #expect((least...most).contains(try #require(text).unicodeScalars.count))
        }
        let email = try sampled(#"{"type": "string", "format": "email", "minLength": 40}"#)?.string
        #expect(try #require(email).utf8.count == 40)
        let short = try sampled(#"{"type": "string", "format": "email", "maxLength": 13}"#)?.string
        #expect(try #require(short).hasSuffix("@example.com"))
    }

    @Test("a pattern is kept together with lengths and other patterns")
    func patterns() throws {
        let code = try #require(try sampled(#"{"type": "string", "pattern": "^[A-Z]{3}-[0-9]{4}$"}"#)?.string)
        #expect(code.utf8.count == 8)
        let long = try sampled(#"{"type": "string", "pattern": "^[a-z]+$", "minLength": 30, "maxLength": 31}"#)
        #expect((30...31).contains(try #require(long?.string).utf8.count))
        let both = try sampled(##"{"allOf": [{"pattern": "^#"}, {"pattern": "^#[0-9a-f]{6}$"}], "type": "string"}"##)
        #expect(try #require(both?.string).utf8.count == 7)
    }

    @Test("the name of a property says what text it holds")
    func names() throws {
        let value = try sampled(
            """
            {"type": "object", "properties": {
                "email": {"type": "string"}, "phoneNumber": {"type": "string"}, "homepage_url": {"type": "string"},
                "country": {"type": "string"}, "currency": {"type": "string"}, "created_at": {"type": "string"},
                "birthDate": {"type": "string"}, "id": {"type": "string"}}}
            """
        )
        #expect(value?["email"]?.string?.hasSuffix("@example.com") == true)
        #expect(value?["phoneNumber"]?.string?.hasPrefix("+1202555") == true)
        #expect(value?["homepage_url"]?.string?.hasPrefix("https://") == true)
        #expect(value?["country"] == "DE")
        #expect(value?["currency"] == "EUR")
        #expect(value?["created_at"] == "2026-01-15T10:30:00Z")
        #expect(value?["birthDate"] == "2026-01-15")
        #expect(try sampled(#"{"type": "string"}"#, name: "email")?.string?.hasSuffix("@example.com") == true)
    }

    @Test("the name of a thing suits hosts and tables, a displayed one may have blanks")
    func nameOfThing() throws {
        for name in ["name", "bucketName", "daemon_name"] {
            let text = try #require(try sampled(#"{"type": "string"}"#, name: name)?.string)
            #expect(text.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }, "\(text)")
        }
        #expect(try sampled(#"{"type": "string"}"#, name: "displayName")?.string?.hasPrefix("Sample ") == true)
    }

    @Test("a name yields to format, pattern and length")
    func namesYield() throws {
        let country = try sampled(#"{"type": "string", "pattern": "^[A-Z]{3}$"}"#, name: "country")
        #expect(try #require(country?.string).utf8.count == 3)
        #expect(try sampled(#"{"type": "string", "format": "date"}"#, name: "email") == "2026-01-15")
        #expect(
            try #require(try sampled(#"{"type": "string", "maxLength": 3}"#, name: "email")?.string).utf8.count <= 3
        )
    }

    @Test("encoded content is encoded")
    func content() throws {
        let text = try #require(try sampled(#"{"type": "string", "contentEncoding": "base64"}"#)?.string)
        #expect(text.utf8.count % 4 == 0)
        #expect(try sampled(#"{"type": "string", "contentMediaType": "application/json"}"#) == "{}")
        let bytes = try sampled(#"{"type": "string", "format": "byte"}"#, dialect: .openAPI30)
        #expect(try #require(bytes?.string).utf8.count == 8)
    }

    @Test("words of names are found in every usual spelling")
    func words() {
        for name in ["userEmail", "user_email", "user-email", "User Email", "user.email"] {
            #expect(SampleWords.words(name) == ["user", "email"])
        }
        #expect(SampleWords.words("") == [])
        #expect(SampleWords.words("漢字") == [])
        #expect(SampleWords.words("ID") == ["id"])
        #expect(SampleWords.singular("emails") == "email")
        #expect(SampleWords.singular("address") == "address")
    }
}

extension SampleWords {
    /// A text of a format; nil where the format is not known or has none of such a length.
    ///
    /// Domains and addresses are those set aside for examples (RFC 2606, RFC 5737, RFC 3849); dates lie in January 2026.
    static func text(
        format: String,
        _ lengths: ClosedRange<Int>,
        serial: Int,
        _ generator: inout SampleGenerator
    ) -> String? {
        let word = letters(6, &generator)
        let form = temporal(format, serial) ?? network(format, serial, word) ?? other(format, word, &generator)
        return form.flatMap { text($0, lengths, &generator) }
    }

    private static func two(_ number: Int) -> String {
        number < 10 ? "0\(number)" : String(number)
    }

    private static func temporal(_ format: String, _ serial: Int) -> Form? {
        let serial = min(serial, 100_000)
        let date = "20\(two((26 + serial / 28) % 100))-01-\(two(1 + (14 + serial) % 28))"
        let time = "\(two(10 + serial / 60 % 10)):\(two((30 + serial) % 60)):00"
        switch format {
        case "date-time", "datetime", "dateTime": return Form(before: date + "T" + time + "Z")
        case "date-time-local", "local-date-time": return Form(before: date + "T" + time)
        case "date", "full-date": return Form(before: date)
        case "time", "full-time": return Form(before: time + "Z")
        case "time-local", "local-time", "partial-time": return Form(before: time)
        case "duration": return Form(before: "PT\(1 + serial)H")
        case "http-date": return Form(before: "Thu, 15 Jan 2026 10:30:00 GMT")
        default: return nil
        }
    }

    private static func network(_ format: String, _ serial: Int, _ word: String) -> Form? {
        switch format {
        case "email", "idn-email": Form(word: word, after: "@example.com")
        case "hostname", "idn-hostname", "host", "host-name", "domain":
            Form(word: word, after: ".example.com")
        case "ipv4", "ip", "ip-address": Form(before: "192.0.2.\(1 + serial % 254)")
        case "ipv6": Form(before: "2001:db8::" + String(1 + serial % 65_535, radix: 16))
        case "cidr", "ipv4-cidr": Form(before: "192.0.2.0/24")
        case "mac": Form(before: "00:00:5e:00:53:01")
        case "uri", "url", "iri", "http-url": Form(before: "https://example.com/", word: word)
        case "uri-reference", "iri-reference": Form(before: "/", word: word)
        case "uri-template": Form(before: "https://example.com/", word: word, after: "/{id}")
        default: nil
        }
    }

    private static func other(_ format: String, _ word: String, _ generator: inout SampleGenerator) -> Form? {
        switch format {
        case "uuid", "guid", "uuid4", "uuid-v4": return Form(before: uuid(&generator))
        case "json-pointer": return Form(before: "/", word: word)
        case "json-pointer-uri-fragment": return Form(before: "#/", word: word)
        case "relative-json-pointer": return Form(before: "1")
        case "regex": return Form(before: "^[a-z]", after: "+$")
        case "byte", "base64", "base64url": return Form(before: base64(bytes: 6, &generator))
        case "password": return Form(before: "S4mple-", word: word)
        case "phone", "phone-number", "tel": return Form(before: phone(&generator))
        case "color": return Form(before: "#336699")
        case "char": return Form(before: "a")
        case "objectid", "object-id": return Form(before: digits(24, base: 16, &generator))
        case "country-code": return Form(before: "DE")
        case "currency", "currency-code": return Form(before: "EUR")
        case "semver": return Form(before: "1.0.0")
        case "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "integer":
            return Form(before: String(1 + generator.next(below: 20)))
        case "float", "double", "decimal", "number": return Form(before: "1.5")
        default: return nil
        }
    }

    /// A UUID of version 4 (RFC 9562).
    static func uuid(_ generator: inout SampleGenerator) -> String {
        let variant = ["8", "9", "a", "b"][generator.next(below: 4)]
        return digits(8, base: 16, &generator) + "-" + digits(4, base: 16, &generator) + "-4"
            + digits(3, base: 16, &generator) + "-" + variant + digits(3, base: 16, &generator) + "-"
            + digits(12, base: 16, &generator)
    }

    /// A telephone number of the range that is set aside for fiction.
    static func phone(_ generator: inout SampleGenerator) -> String {
        "+12025550" + String(100 + generator.next(below: 100))
    }
}

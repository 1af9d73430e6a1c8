extension SampleWords {
    /// A text that suits a property by its name; nil where the name says nothing or none is of such a length.
    static func text(
        name: String,
        _ lengths: ClosedRange<Int>,
        serial: Int,
        _ generator: inout SampleGenerator
    ) -> String? {
        let words = words(name)
        guard let last = words.last else { return nil }
        let first = words.count > 1 ? words[0] : nil
        if let format = format(last, first), let text = text(format: format, lengths, serial: serial, &generator) {
            return text
        }
        guard var form = person(last, first, &generator) ?? place(last) ?? thing(last, first, &generator) else {
            return nil
        }
        // Fixed texts would not differ where they have to.
        if serial > 0 { form.after += " \(serial + 1)" }
        return text(form, lengths, &generator)
    }

    private static func format(_ last: String, _ first: String?) -> String? {
        switch last {
        case "email", "mail": "email"
        case "phone", "telephone", "tel", "mobile", "fax": "phone"
        case "number" where first == "phone" || first == "mobile" || first == "telephone": "phone"
        case "url", "uri", "link", "website", "homepage", "href", "webhook", "callback": "uri"
        case "host", "hostname", "domain": "hostname"
        case "ip", "ipaddress": "ipv4"
        case "uuid", "guid": "uuid"
        case "date", "birthday", "birthdate", "dob", "day": "date"
        case "at" where first != nil: "date-time"
        case "on" where first != nil: "date"
        case "timestamp", "datetime": "date-time"
        case "time" where first == nil: "time-local"
        case "time": "date-time"
        case "password", "passwd", "passphrase", "pwd": "password"
        case "color", "colour": "color"
        case "currency": "currency"
        case "version": "semver"
        default: nil
        }
    }

    private static func person(_ last: String, _ first: String?, _ generator: inout SampleGenerator) -> Form? {
        switch last {
        case "username", "login", "nickname", "handle", "user": return Form(word: letters(8, &generator))
        case "firstname", "forename": return Form(before: "Ana")
        case "lastname", "surname": return Form(before: "Meyer")
        case "fullname": return Form(before: "Ana Meyer")
        case "name":
            switch first {
            case "first", "given": return Form(before: "Ana")
            case "last", "family": return Form(before: "Meyer")
            case "full", "contact", "customer": return Form(before: "Ana Meyer")
            case "user": return Form(word: letters(8, &generator))
            case "host", "domain": return Form(word: letters(6, &generator), after: ".example.com")
            case "file": return Form(word: letters(6, &generator), after: ".txt")
            case "display": return Form(before: "Sample ", word: letters(5, &generator))
            // Names of things are often names of hosts, buckets or tables too, which take no blanks and capitals.
            default: return Form(before: "sample-", word: letters(5, &generator))
            }
        case "gender", "sex": return Form(before: "female")
        case "initials": return Form(before: "AM")
        default: return nil
        }
    }

    private static func place(_ last: String) -> Form? {
        switch last {
        case "country": Form(before: "DE")
        case "city", "town": Form(before: "Berlin")
        case "street", "address": Form(before: "1 Example Street")
        case "zip", "zipcode", "postcode", "postalcode", "plz": Form(before: "10115")
        case "state", "province": Form(before: "BE")
        case "language", "lang": Form(before: "en")
        case "locale": Form(before: "en-US")
        case "timezone", "tz": Form(before: "Europe/Berlin")
        case "latitude", "lat": Form(before: "52.5")
        case "longitude", "lng", "lon": Form(before: "13.4")
        default: nil
        }
    }

    private static func thing(_ last: String, _ first: String?, _ generator: inout SampleGenerator) -> Form? {
        switch last {
        case "code" where first == "country": return Form(before: "DE")
        case "code" where first == "postal" || first == "zip": return Form(before: "10115")
        case "code" where first == "currency": return Form(before: "EUR")
        case "code" where first == "language": return Form(before: "en")
        case "title", "subject", "headline", "label": return Form(before: "Sample ", word: letters(5, &generator))
        case "description", "comment", "message", "text", "note", "summary", "content", "body", "bio":
            return Form(before: "A sample text about ", word: letters(6, &generator), after: ".")
        case "token", "secret", "apikey", "nonce": return Form(word: digits(32, base: 36, &generator))
        case "key" where first == "api": return Form(word: digits(32, base: 36, &generator))
        case "id": return Form(before: String(1 + generator.next(below: 9)))
        case "slug": return Form(before: "sample-", word: letters(6, &generator))
        case "filename", "file": return Form(word: letters(6, &generator), after: ".txt")
        case "path": return Form(before: "/", word: letters(6, &generator))
        case "mime", "mimetype": return Form(before: "text/plain")
        case "iban": return Form(before: "DE89370400440532013000")
        case "sku": return Form(before: "SKU-", word: digits(6, base: 10, &generator))
        case "price", "amount", "total": return Form(before: "1.50")
        default: return nil
        }
    }
}

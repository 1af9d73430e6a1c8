/// A value of `format`: tells whether a string is one of its kind.
struct JSONFormat: Sendable {
    /// The formats that are known somewhere.
    private enum Kind: String, CaseIterable {
        case dateTime = "date-time"
        case date, time, duration, email, hostname, ipv4, ipv6, uri, iri, uuid, regex
        case idnEmail = "idn-email"
        case idnHostname = "idn-hostname"
        case uriReference = "uri-reference"
        case iriReference = "iri-reference"
        case uriTemplate = "uri-template"
        case jsonPointer = "json-pointer"
        case relativeJSONPointer = "relative-json-pointer"
        case byte, base64url, char
    }

    private let kind: Kind
    private let dialect: JSONSchemaDialect

    /// The format of a name in a dialect, or nil where it is unknown there (then it asserts nothing).
    init?(_ name: String, dialect: JSONSchemaDialect) {
        guard let kind = Kind(rawValue: name), Self.isKnown(kind, in: dialect) else { return nil }
        self.kind = kind
        self.dialect = dialect
    }

    private static func isKnown(_ kind: Kind, in dialect: JSONSchemaDialect) -> Bool {
        let added: JSONSchemaDialect
        switch kind {
        case .dateTime, .email, .hostname, .ipv4, .ipv6, .uri: added = .draft4
        case .uriReference, .uriTemplate, .jsonPointer: added = .draft6
        case .date, .time, .idnEmail, .idnHostname, .iri, .iriReference, .relativeJSONPointer, .regex: added = .draft7
        case .duration, .uuid: added = .draft2019
        case .byte, .base64url, .char: added = .swagger2
        }
        return age(of: added) <= age(of: dialect)
    }

    /// The order in which dialects came to know formats; the ones of OpenAPI know all that JSON Schema knows.
    private static func age(of dialect: JSONSchemaDialect) -> Int {
        switch dialect {
        case .draft4: 4
        case .draft6: 6
        case .draft7: 7
        case .draft2019: 8
        case .draft2020: 9
        case .swagger2, .openAPI30, .openAPI31: 10
        }
    }

    /// Whether the string is of the format; nil where that cannot be judged within bounds.
    func accepts(_ text: String) -> Bool? {
        let bytes = text.utf8.span
        switch kind {
        case .dateTime: return TimeFormats.isDateTime(bytes)
        case .date: return TimeFormats.isDate(bytes, 0..<bytes.count)
        case .time: return TimeFormats.isTime(bytes, 0..<bytes.count)
        case .duration: return TimeFormats.isDuration(bytes)
        case .email: return MailboxFormat.accepts(bytes, isInternational: false)
        case .idnEmail: return MailboxFormat.accepts(bytes, isInternational: true)
        case .hostname: return HostNameFormat.accepts(bytes, checksLabels: Self.age(of: dialect) > 6)
        case .idnHostname: return HostNameFormat.acceptsInternational(text)
        case .ipv4: return AddressFormats.isIPv4(bytes, 0..<bytes.count)
        case .ipv6: return AddressFormats.isIPv6(bytes, 0..<bytes.count)
        case .uri: return URIFormat.accepts(bytes, isInternational: false, isReference: false)
        case .uriReference: return URIFormat.accepts(bytes, isInternational: false, isReference: true)
        case .iri: return URIFormat.accepts(bytes, isInternational: true, isReference: false)
        case .iriReference: return URIFormat.accepts(bytes, isInternational: true, isReference: true)
        case .uriTemplate: return URITemplateFormat.accepts(bytes)
        case .uuid: return Self.isUUID(bytes)
        case .jsonPointer: return PointerFormats.isPointer(bytes, 0..<bytes.count)
        case .relativeJSONPointer:
            return PointerFormats.isRelative(bytes, allowsShift: Self.age(of: dialect) > 8)
        case .regex: return Self.isPattern(text)
        case .byte: return Base64Format.accepts(bytes, isPadded: true)
        case .base64url: return Base64Format.accepts(bytes, isPadded: false)
        case .char: return Array(text.unicodeScalars.prefix(2)).count == 1
        }
    }

    private static func isPattern(_ text: String) -> Bool? {
        do {
            _ = try PatternParser.parse(text)
            return true
        } catch {
            return error.isInvalid ? false : nil
        }
    }

    /// Whether the bytes are a UUID in the form of RFC 4122.
    private static func isUUID(_ text: Span<UInt8>) -> Bool {
        guard text.count == 36 else { return false }
        for index in 0..<36 {
            let isHyphen = index == 8 || index == 13 || index == 18 || index == 23
            guard isHyphen ? text[index] == UInt8(ascii: "-") : text[index].isHexadecimalDigit else { return false }
        }
        return true
    }
}

/// A media type or a range of them (RFC 9110, section 8.3.1): `text/html; charset=utf-8`, `image/*`.
///
/// Names are held in lower case. The wildcards are `*/*`, `type/*` and, as descriptions write it, `type/*+suffix`.
public struct MediaType: Hashable, Sendable {
    /// The type before the slash, in lower case.
    public let type: String
    /// The subtype after the slash, in lower case.
    public let subtype: String
    /// The parameters by name in lower case, quoted values unquoted; of equal names the first one counts.
    public let parameters: [String: String]

    /// Reads a media type or range, or nil where the text breaks the grammar.
    public init?(_ text: String) {
        var reader = MediaTypeReader(text.utf8)
        guard let type = reader.token(), reader.takes(UInt8(ascii: "/")), let subtype = reader.token() else {
            return nil
        }
        if type == "*", subtype != "*" { return nil }
        guard let parameters = reader.parameters() else { return nil }
        self.type = type
        self.subtype = subtype
        self.parameters = parameters
    }

    /// The structured syntax suffix of RFC 6839, such as `json` in `application/problem+json`.
    public var suffix: String? {
        subtype.utf8.lastIndex(of: UInt8(ascii: "+")).map { String(subtype[subtype.index(after: $0)...]) }
    }

    /// Whether it names more than one media type.
    public var isRange: Bool {
        subtype == "*" || subtype.utf8.starts(with: "*+".utf8)
    }

    /// Whether what it names is one JSON text: `application/json`, `text/json` and the suffix `+json`.
    public var isJSON: Bool {
        (subtype == "json" && (type == "application" || type == "text")) || suffix == "json"
    }

    /// Whether what it names is XML: `application/xml`, `text/xml` and the suffix `+xml`.
    public var isXML: Bool {
        (subtype == "xml" && (type == "application" || type == "text")) || suffix == "xml"
    }

    /// Whether it is one of the media types that a declared one or range stands for.
    ///
    /// Parameters count only where the range has them. `charset` never does with JSON, where it means nothing
    /// (RFC 8259, section 11).
    public func matches(_ range: MediaType) -> Bool {
        guard range.type == "*" || range.type == type else { return false }
        if range.subtype.utf8.starts(with: "*+".utf8) {
            guard suffix == range.suffix else { return false }
        } else if range.subtype != "*", range.subtype != subtype {
            return false
        }
        return range.parameters.allSatisfy { name, wanted in
            if name == "charset", isJSON { return true }
            guard let value = parameters[name] else { return false }
            return name == "charset" ? value.lowercased() == wanted.lowercased() : value == wanted
        }
    }

    /// How closely a range describes what it stands for: of several that match, the one with the greatest counts.
    public var specificity: Int {
        let breadth = if type == "*" { 0 } else if subtype == "*" { 1 } else if isRange { 2 } else { 3 }
        return breadth << 16 + min(parameters.count, 0xFFFF)
    }

    /// The position in a list of the media type or range that describes this one best; of equal ones the first.
    func bestMatch(in ranges: [MediaType?]) -> Int? {
        var best: (position: Int, specificity: Int)?
        for (position, range) in ranges.enumerated() {
            guard let range, matches(range), range.specificity > best?.specificity ?? -1 else { continue }
            best = (position, range.specificity)
        }
        return best?.position
    }
}

extension MediaType: CustomStringConvertible {
    /// The text, parameters sorted by name and quoted where they must be.
    public var description: String {
        "\(type)/\(subtype)"
            + parameters.sorted { $0.key < $1.key }
            .map { name, value in
                let isToken = !value.isEmpty && value.utf8.allSatisfy(MediaTypeReader.isTokenByte)
                return "; \(name)=" + (isToken ? value : Self.quoted(value))
            }
            .joined()
    }

    private static func quoted(_ value: String) -> String {
        var text = "\""
        for scalar in value.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { text.unicodeScalars.append("\\") }
            text.unicodeScalars.append(scalar)
        }
        return text + "\""
    }
}

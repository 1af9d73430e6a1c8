/// A requirement or weakness of a public catalogue that a check speaks to.
///
/// Written as the catalogues write it: `CWE-798`, `ASVS-13.3.1` (version 5.0), `API8:2023` (OWASP API
/// Security Top 10). A test looks every reference up in the catalogues' own tables.
public struct Reference: RawRepresentable, Codable, Sendable, Hashable, ExpressibleByStringLiteral {
    /// The reference as printed.
    public var rawValue: String

    /// Makes a reference from its printed form.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Makes a reference from a literal.
    public init(stringLiteral value: String) {
        rawValue = value
    }
}

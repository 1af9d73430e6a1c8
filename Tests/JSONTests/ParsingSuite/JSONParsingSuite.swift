import Testing

/// Texts of all kinds that tell JSON parsers apart, after the public parsing test suites: what every parser must take,
/// what every parser must refuse, and what RFC 8259 leaves open.
enum JSONParsingSuite {
    /// A text and how it is treated.
    struct Case: Sendable, CustomTestStringConvertible {
        /// What becomes of a text.
        enum Treatment: Sendable {
            /// It is read.
            case accepted
            /// It is refused with a position.
            case refused
        }

        let name: String
        let bytes: [UInt8]
        let treatment: Treatment

        init(_ name: String, _ text: String, _ treatment: Treatment = .accepted) {
            self.init(name, bytes: Array(text.utf8), treatment)
        }

        init(_ name: String, bytes: [UInt8], _ treatment: Treatment = .accepted) {
            self.name = name
            self.bytes = bytes
            self.treatment = treatment
        }

        var testDescription: String { name }
    }

    /// Texts too large for a table.
    static let large: [Case] = [
        Case("array of 100,000 open brackets", bytes: Array(repeating: UInt8(ascii: "["), count: 100_000), .refused),
        Case(
            "open brackets and braces in turn",
            bytes: Array(repeatElement("[{\"\":", count: 50_000).joined().utf8),
            .refused
        ),
        Case("array of 500 levels", String(repeating: "[", count: 500) + String(repeating: "]", count: 500), .refused),
        Case("array of 128 levels", String(repeating: "[", count: 128) + String(repeating: "]", count: 128), .accepted),
        Case("number of 100,000 digits", "[" + String(repeating: "1", count: 100_000) + "]", .accepted),
        Case("string of a million letters", "\"" + String(repeating: "é", count: 1_000_000) + "\"", .accepted),
    ]
}

import Foundation
import JSON
import Testing

@testable import JSONSchema

/// The tables of `Documentation/JSONSchema.md`, compared with what the library does.
@Suite("the tables of the page about JSONSchema")
struct DocumentedTablesTests {
    private let page: DocumentationPage

    init() throws {
        page = try DocumentationPage("JSONSchema.md")
    }

    // MARK: Dialects

    /// The meta-schemas by which a schema chooses a dialect.
    private static let metaSchemas: [JSONSchemaDialect: String] = [
        .draft4: "http://json-schema.org/draft-04/schema#",
        .draft6: "http://json-schema.org/draft-06/schema#",
        .draft7: "http://json-schema.org/draft-07/schema#",
        .draft2019: "https://json-schema.org/draft/2019-09/schema",
        .draft2020: "https://json-schema.org/draft/2020-12/schema",
        .openAPI31: "https://spec.openapis.org/oas/3.1/dialect/base",
    ]

    @Test("the page has every dialect and how a schema chooses it")
    func dialects() throws {
        let meanings = Dictionary(page.table(in: "Dialects").map { ($0[0], $0[2]) }) { first, _ in first }
        let rows = JSONSchemaDialect.allCases.map { dialect in
            let name = "`.\(dialect.rawValue)`"
            return [name, Self.metaSchemas[dialect].map { "`\($0)`" } ?? "none", meanings[name] ?? ""]
        }
        try page.expectTable(in: "Dialects", rows)
        for row in rows { #expect(!row[2].isEmpty, "\(row[0]) has no meaning") }
        for (dialect, uri) in Self.metaSchemas { #expect(JSONSchemaDialect(metaSchema: uri) == dialect) }
    }

    // MARK: Formats

    /// The names of the registries of formats (JSON Schema, drafts 3 to 2020-12; OpenAPI).
    private static let candidates = [
        "base64url", "binary", "byte", "char", "color", "commonmark", "date", "date-time", "date-time-local", "decimal",
        "decimal128", "double", "double-int", "duration", "email", "float", "host-name", "hostname", "html",
        "http-date",
        "idn-email", "idn-hostname", "int16", "int32", "int64", "int8", "ip-address", "ipv4", "ipv6", "iri",
        "iri-reference", "json-pointer", "media-range", "password", "phone", "regex", "relative-json-pointer",
        "sf-binary", "sf-boolean", "sf-decimal", "sf-integer", "sf-string", "sf-token", "style", "time", "time-local",
        "uint16", "uint32", "uint64", "uint8", "uri", "uri-reference", "uri-template", "utc-millisec", "uuid",
    ]

    private static func accepts(_ format: String, _ instance: JSONValue, _ dialect: JSONSchemaDialect) throws -> Bool {
        var options = JSONSchemaOptions()
        options.assertsFormat = true
        let schema = JSONNode(.object(["format": .string(format)]))
        return try JSONSchema(schema, dialect: dialect, options: options).isValid(JSONNode(instance))
    }

    /// Whether the dialect asserts the format: no known one holds for all of these values.
    private static func isKnown(_ format: String, to dialect: JSONSchemaDialect) throws -> Bool {
        let huge = try JSONValue.parse("1.5e400")
        return try !accepts(format, "(\u{0}", dialect) || !accepts(format, huge, dialect)
    }

    /// The first dialect that knows a format, in the words of the page.
    private static func first(_ dialects: [JSONSchemaDialect]) throws -> String {
        let names = ["all", "draft 6", "draft 7", "2019-09", "2020-12", "OpenAPI"]
        let order: [JSONSchemaDialect] = [.draft4, .draft6, .draft7, .draft2019, .draft2020]
        let openAPI: [JSONSchemaDialect] = [.swagger2, .openAPI30, .openAPI31]
        let first = order.firstIndex { dialects.contains($0) } ?? order.count
        // What a dialect knows, later ones know too, and those of OpenAPI know everything.
        try #require(Set(dialects) == Set(order[first...] + openAPI))
        return names[first]
    }

    @Test("the page has every format, its standard and the dialects that know it")
    func formats() throws {
        let told = Dictionary(page.table(in: "Formats").map { ($0[0], $0) }) { first, _ in first }
        var rows: [[String]] = []
        for format in Self.candidates {
            let dialects = try JSONSchemaDialect.allCases.filter { try Self.isKnown(format, to: $0) }
            guard !dialects.isEmpty else { continue }
            let own = told["`\(format)`"] ?? ["", "", "", "", ""]
            rows.append(["`\(format)`", own[1], try Self.first(dialects), own[3], own[4]])
        }
        try page.expectTable(in: "Formats", rows)
        #expect(rows.count >= 20)
        for row in rows { #expect(!row.contains(""), "\(row[0]) is not explained") }
    }

    @Test("the examples of formats are accepted and refused")
    func formatExamples() throws {
        for row in page.table(in: "Formats") {
            let format = try #require(DocumentationPage.code(row[0]))
            let good = try #require(DocumentationPage.code(row[3]), "\(format)")
            let bad = try #require(DocumentationPage.code(row[4]), "\(format)")
            let isNumber = JSONNumberFormat(rawValue: format) != nil
            let value: (String) throws -> JSONValue = { isNumber ? try JSONValue.parse($0) : .string($0) }
            #expect(try Self.accepts(format, value(good), .openAPI31), "\(format): \(good)")
            #expect(try !Self.accepts(format, value(bad), .openAPI31), "\(format): \(bad)")
        }
    }

    // MARK: Patterns

    /// What a schema makes of a text by a pattern, and how it is matched.
    private static func outcome(_ pattern: String, _ text: String) throws -> [String] {
        let schema = try JSONSchema(JSONNode(.object(["pattern": .string(pattern)])))
        let answer: String
        switch schema.validate(JSONNode(.string(text))).verdict {
        case .valid: answer = "yes"
        case .invalid: answer = "no"
        case .unjudged: answer = "unjudged"
        }
        guard let root = try? PatternParser.parse(pattern) else { return [answer, "refused"] }
        return [answer, SimplePattern(root) != nil || root.linearPattern != nil ? "linear" : "backtracking"]
    }

    @Test("patterns match as the page says")
    func patterns() throws {
        let rows = page.table(in: "Patterns")
        #expect(rows.count >= 12)
        let outcomes = try rows.map { row in
            let pattern = try #require(DocumentationPage.code(row[0]))
            let escaped = try #require(DocumentationPage.code(row[1]))
            let text = try #require(try JSONValue.parse("\"\(escaped)\"").string)
            return row.prefix(2) + (try Self.outcome(pattern, text)) + [row[4]]
        }
        try page.expectTable(in: "Patterns", outcomes.map(Array.init))
    }

    @Test("the page has the bounds of patterns")
    func patternBounds() {
        let text = page.text.replacing("\n", with: " ")
        #expect(text.contains("at most \(Self.grouped(BacktrackMachine.mostSteps)) steps"))
        #expect(text.contains("at most \(PatternParser.deepest) levels deep"))
        #expect(text.contains("at most \(Self.grouped(PatternParser.longest)) characters"))
    }

    // MARK: Numbers

    @Test("numbers are compared as the page says")
    func numbers() throws {
        let rows = try page.table(in: "Numbers")
            .map { row in
                let schema = try JSONParser().document(try #require(DocumentationPage.code(row[0])))
                let instance = try JSONParser().document(try #require(DocumentationPage.code(row[1])))
                let verdict = try JSONSchema(schema.root, dialect: .draft7).validate(instance.root).verdict
                return [row[0], row[1], "\(verdict)"]
            }
        #expect(rows.count >= 8)
        try page.expectTable(in: "Numbers", rows)
    }

    // MARK: Conformance

    @Test("the page has the numbers of published tests", .enabled(if: ConformanceData.isExpected))
    func conformance() throws {
        // Other data holds other tests.
        guard ConformanceData.isStandard else { return }
        let counts = try ConformancePart.allCases.map { part in
            try ConformanceDraft.allCases.flatMap { try ConformanceData.groups($0, part) }.map(\.tests.count)
                .reduce(0, +)
        }
        let (required, optional, formats) = (counts[0], counts[1], counts[2])
        let sentence =
            "\(Self.grouped(required)) required, \(optional) optional and \(Self.grouped(formats)) tests of formats"
        #expect(page.text.replacing("\n", with: " ").contains(sentence))
        #expect(ConformanceException.all.isEmpty == page.text.contains("There is no list of tests to skip"))
    }

    // MARK: Limits

    @Test("the page has every limit with its default")
    func limits() throws {
        let options = JSONSchemaOptions()
        let defaults = [
            "steps": options.steps, "depth": options.depth, "failures": options.failures, "schemas": options.schemas,
        ]
        let meanings = Dictionary(page.table(in: "Limits").map { ($0[0], $0[2]) }) { first, _ in first }
        let rows = ["steps", "depth", "failures", "schemas"]
            .map { name in
                ["`\(name)`", Self.grouped(defaults[name] ?? 0), meanings["`\(name)`"] ?? ""]
            }
        try page.expectTable(in: "Limits", rows)
        for row in rows { #expect(!row[2].isEmpty, "\(row[0]) has no meaning") }
    }

    /// A number with its thousands apart.
    private static func grouped(_ number: Int) -> String {
        var digits = String(number)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return ([digits] + groups).joined(separator: ",")
    }
}

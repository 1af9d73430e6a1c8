import Foundation
import JSON
import JSONSchema
import OpenAPI
import Testing

/// The tables of `Documentation/OpenAPI.md`, compared with what the library does.
@Suite("the tables of the page about OpenAPI")
struct DocumentedTablesTests {
    private let page: DocumentationPage

    init() throws {
        page = try DocumentationPage("OpenAPI.md")
    }

    /// Compares a table of names and meanings: the names are the code's, the meanings the page's.
    private func expectMeanings(in section: String, of names: [String]) throws {
        let meanings = Dictionary(page.table(in: section).map { ($0[0], $0[1]) }) { first, _ in first }
        let rows = names.map { ["`\($0)`", meanings["`\($0)`"] ?? ""] }
        try page.expectTable(in: section, rows)
        for row in rows { #expect(!row[1].isEmpty, "\(row[0]) has no meaning") }
    }

    @Test("the page has every version with the dialect of its schemas")
    func versions() throws {
        let meanings = Dictionary(page.table(in: "Versions").map { ($0[0], $0[2]) }) { first, _ in first }
        let rows = OpenAPIVersion.allCases.map { version in
            ["`\(version.rawValue)`", "`.\(version.dialect.rawValue)`", meanings["`\(version.rawValue)`"] ?? ""]
        }
        try page.expectTable(in: "Versions", rows)
        for row in rows { #expect(!row[2].isEmpty, "\(row[0]) has no meaning") }
    }

    @Test("the page has every code of a diagnostic with its meaning")
    func diagnostics() throws {
        let rows = OpenAPIDiagnosticCode.allCases.map { ["`\($0.rawValue)`", $0.meaning] }
        try page.expectTable(in: "Diagnostics", rows)
    }

    @Test("the page has the types of the model")
    func model() throws {
        let types: [Any.Type] = [
            OpenAPIDescription.self, OpenAPIOperation.self, OpenAPIParameter.self, OpenAPIRequestBody.self,
            OpenAPIMediaType.self, OpenAPIEncoding.self, OpenAPIResponse.self, OpenAPIHeader.self, OpenAPILink.self,
            OpenAPISchema.self, OpenAPIExample.self, OpenAPISecurityScheme.self, OpenAPISecurityRequirement.self,
            OpenAPIServer.self, OpenAPIPlace.self,
        ]
        try expectMeanings(in: "The model", of: types.map { "\($0)" })
    }

    // MARK: Styles

    private static let place = OpenAPIPlace(
        pointer: .root,
        span: 0..<0,
        position: SourcePosition(line: 1, column: 1)
    )

    /// The text of a value as a cell; a dash where the style has no form for it.
    private static func cell(_ value: JSONValue, _ parameter: OpenAPIParameter) -> String {
        guard let text = try? ParameterCodec.text(of: value, for: parameter) else { return "–" }
        return "`\(text.replacing("\t", with: "\\t"))`"
    }

    @Test("the page has every style at every place with the texts that it makes")
    func styles() throws {
        var rows: [[String]] = []
        for style in OpenAPIStyle.allCases {
            for location in [OpenAPIParameter.Location.path, .query, .header, .cookie] {
                for explode in [false, true] {
                    let parameter = OpenAPIParameter(
                        name: "color",
                        location: location,
                        style: style,
                        explode: explode,
                        place: Self.place
                    )
                    let cells = ["blue", ["blue", "black"], ["R": 100, "G": 200]].map { Self.cell($0, parameter) }
                    guard cells != ["–", "–", "–"] else { continue }
                    rows.append(["`\(style.rawValue)`", location.rawValue, explode ? "yes" : "no"] + cells)
                }
            }
        }
        try page.expectTable(in: "Styles", rows)
        #expect(rows.count >= 20)
    }

    // MARK: Bodies

    /// An operation that takes and answers one media type.
    private static func description(of type: String, _ member: String) throws -> OpenAPIDescription {
        let content = #"{"\#(type)": {\#(member)}}"#
        let text = #"""
            {"openapi": "3.2.0", "info": {"title": "Bodies", "version": "1"}, "paths": {"/": {"post": {
            "requestBody": {"required": true, "content": \#(content)},
            "responses": {"200": {"description": "", "content": \#(content)}}}}}}
            """#
        return try OpenAPIDescription.read(Array(text.utf8))
    }

    /// Whether a judgement found what is wrong.
    private static func cell(_ judgement: OpenAPIJudgement) -> String {
        if !judgement.violations.isEmpty { return "yes" }
        return judgement.gaps.isEmpty ? "no" : "a gap"
    }

    /// What can be done with a media type: make a request, and see what is wrong with a body.
    private static func abilities(_ type: String, _ member: String, wrong body: [UInt8]) throws -> [String] {
        let description = try description(of: type, member)
        #expect(description.diagnostics == [])
        let operation = description.operations[0]
        let judge = OpenAPIJudge(description)
        let isMade = (try? OpenAPIRequestBuilder(judge: judge).request(for: operation)) != nil
        let fields = [("Content-Type", type == "multipart/form-data" ? "\(type); boundary=x" : type)]
        let request = OpenAPIRequestMessage(method: "POST", target: "/", fields: fields, body: body)
        let response = OpenAPIResponseMessage(status: 200, fields: fields, body: body)
        return [
            isMade ? "yes" : "no", cell(judge.judge(request, for: operation)),
            cell(judge.judge(response, to: operation)),
        ]
    }

    @Test("the page has what is made and judged of each media type")
    func bodies() throws {
        let object = #"{"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]}"#
        let (schema, items) = (#""schema": \#(object)"#, #""itemSchema": \#(object)"#)
        let part = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--x--\r\n"
        let bodies: [(type: String, member: String, body: String)] = [
            ("application/json", schema, #"{"a": "b"}"#),
            ("application/problem+json", schema, #"{"a": "b"}"#),
            ("application/x-ndjson", items, "{\"a\": \"b\"}\n"),
            ("application/json-seq", items, "\u{1E}{\"a\": \"b\"}\n"),
            ("text/event-stream", items, "data: b\n\n"),
            ("application/x-www-form-urlencoded", schema, "a=b"),
            ("multipart/form-data", schema, part),
            ("text/plain", #""schema": {"type": "integer"}"#, "b"),
            ("application/xml", schema, "<a>b</a>"),
            ("image/png", #""schema": {}"#, "b"),
        ]
        let rows = try bodies.map {
            ["`\($0.type)`"] + (try Self.abilities($0.type, $0.member, wrong: Array($0.body.utf8)))
        }
        try page.expectTable(in: "Media types", rows)
    }

    // MARK: Judging

    @Test("the page has every kind of violation")
    func violations() throws {
        try expectMeanings(in: "Violations", of: OpenAPIViolation.Kind.allCases.map(\.rawValue))
    }

    @Test("the page has every kind of finding of a review")
    func reviewKinds() throws {
        try expectMeanings(in: "Kinds of findings", of: OpenAPIReviewFinding.Kind.allCases.map(\.rawValue))
    }

    @Test("the page has the limits with their defaults")
    func limits() throws {
        let limits = OpenAPILimits()
        let rows = [
            ["`size`", "\(limits.size >> 20) MB", "bytes of the description, and of all documents together"],
            [
                "`operations`", "\(limits.operations / 1_000),000",
                "operations; `isTruncated` tells that there were more",
            ],
            ["`diagnostics`", "\(limits.diagnostics / 1_000),000", "diagnostics that are kept"],
        ]
        try page.expectTable(in: "Limits", rows)
        #expect(limits.size % (1 << 20) == 0 && limits.operations % 1_000 == 0 && limits.diagnostics % 1_000 == 0)
    }

    @Test("the page says how many violations and findings are listed")
    func counts() {
        let text = page.text.replacing("\n", with: " ")
        #expect(text.contains("at most \(OpenAPIJudgement.mostViolations) violations"))
        #expect(text.contains("at most \(OpenAPIReview.mostOfKind) findings"))
    }
}

import AssayEvidence
import AssayModel
import Testing

@testable import AssayChecks

@Suite("Documented headers")
struct DocumentedHeadersTests {
    private let check = DocumentedHeaders()

    private func answer(
        _ headers: String,
        _ fields: [(String, String)] = [],
        status: Int = 200,
        body: String = ""
    ) throws -> DescribedAnswer {
        try #require(.sample("{'\(status)': {description: a, headers: {\(headers)}}}", status, body, fields: fields))
    }

    @Test("an optional header may be missing, a present one must have its form")
    func optional() throws {
        let declared = "X-Left: {schema: {type: integer, minimum: 0}}"
        #expect(check.words(try answer(declared)) == [])
        #expect(check.words(try answer(declared, [("x-left", " 12 ")])) == [])
        for value in ["-1", "twelve", "1.5", "", "12, 13"] {
            #expect(check.found(try answer(declared, [("X-Left", value)])).count == 1, "\(value)")
        }
    }

    @Test("a header without a schema may hold anything")
    func anything() throws {
        #expect(check.words(try answer("ETag: {required: true}", [("etag", "W/\"x, y\"")])) == [])
    }

    @Test("Content-Type among the declared headers is ignored, as the specification says")
    func contentType() throws {
        #expect(check.words(try answer("Content-Type: {required: true, schema: {enum: [text/csv]}}")) == [])
    }

    @Test("each missing header is a defect of its own, and its value does not change which")
    func anchors() throws {
        let declared = "X-A: {required: true, schema: {type: integer}}, X-B: {required: true}"
        let missing = check.found(try answer(declared)).map(\.anchor)
        #expect(missing.count == 2 && Set(missing).count == 2)
        let words = ["one", "two"]
        let anchors = try words.flatMap { word in
            check.found(try answer(declared, [("X-A", word), ("X-B", "")])).map(\.anchor)
        }
        #expect(anchors.count == 2 && Set(anchors).count == 1 && !missing.contains(anchors[0]))
    }

    @Test(
        "a value that was masked is no finding",
        arguments: ["{type: string, pattern: '^[a-f0-9]{32}$'}", "{enum: [a, b]}", "{type: string, format: uuid}"]
    )
    func masked(schema: String) throws {
        let words = check.words(try answer("X-Token: {schema: \(schema)}", [("X-Token", "***")]))
        #expect(words == [] || words == ["unjudged: inconclusive"], "\(words)")
    }

    @Test("headers of a status without a body are asked for all the same", arguments: [201, 204, 304, 429])
    func statuses(status: Int) throws {
        #expect(check.found(try answer("Retry-After: {required: true}", status: status)).count == 1)
        let sent = [("retry-after", "1")]
        #expect(check.words(try answer("Retry-After: {required: true}", sent, status: status)) == [])
    }

    @Test("hostile values cannot break a report", arguments: Hostile.all)
    func hostile(value: String) throws {
        let found = check.found(try answer("X-A: {schema: {type: integer}}", [("X-A", value)]))
        #expect(found.count == 1 && found.arePresentable)
    }
}

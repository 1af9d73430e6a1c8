import AssayEvidence
import AssayModel
import Testing

@testable import AssayChecks

@Suite("API description for people")
struct APITests {
    private let check = API()

    private func words(_ text: String, path: String = "openapi.yaml") -> [String] {
        check.words(APIDescription(path: path, text: text))
    }

    private func description(described: Int, failing: Int, of total: Int) -> String {
        let operations = (0..<total)
            .map { index in
                """
                  /things/\(index):
                    get:
                      parameters: [{name: page, in: query}]
                      operationId: g\(index)\(index < described ? "\n      summary: Reads one" : "")
                      responses: {'200': {description: ok}\(index < failing ? ", 4XX: {description: no}" : "")}

                """
            }
        return "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n" + operations.joined()
    }

    @Test(
        "four of five operations must be explained",
        arguments: [(10, 10, 0), (8, 8, 0), (7, 10, 1), (10, 7, 0), (0, 0, 1), (9, 0, 0)]
    )
    func shares(described: Int, failing: Int, findings: Int) {
        #expect(words(description(described: described, failing: failing, of: 10)).count == findings)
    }

    @Test("the first operation that lacks something is named with its line")
    func places() {
        #expect(
            words(description(described: 1, failing: 3, of: 3)) == [
                "openapi.yaml:11: only 1 of 3 operations is explained; not GET /things/1"
            ]
        )
    }

    @Test("JSON and Swagger 2.0 are read as well")
    func formats() {
        let json = #"{"swagger":"2.0","paths":{"/a":{"get":{"summary":"A","responses":{"200":{},"500":{}}}}}}"#
        #expect(words(json, path: "swagger.json") == [])
        #expect(words(json.replacing("summary", with: "x"), path: "swagger.json").count == 1)
    }

    @Test(
        "what cannot be read, or describes nothing, is a finding",
        arguments: [
            "", "{", "[]", "openapi: 3.1.0\npaths: {}\n", "a: [", "openapi: 3.1.0\n", "{{ template }}\n",
        ]
    )
    func unreadable(text: String) {
        let found = check.found(APIDescription(path: "openapi.yaml", text: text))
        #expect(found.map(\.severity) == [.medium])
        #expect(found.allSatisfy { $0.isPresentable && $0.anchor == "unreadable" })
    }

    @Test("a description that is not UTF-8 is a finding")
    func others() {
        #expect(check.found(APIDescription(path: "openapi.json", text: nil)).count == 1)
    }

    @Test("a tree without a description is not judged, and never passes")
    func absence() {
        func applicability(_ subjects: [String]) -> Applicability {
            check.needs.applicability([
                APIDescription.kind: Roster(kind: APIDescription.kind, subjects: subjects)
            ])
        }
        #expect(applicability([]) == .empty("there are no API descriptions"))
        #expect(applicability(["run"]) == .applicable)
    }

    @Test("hostile descriptions do not trap")
    func hostile() {
        for text in Hostile.all {
            #expect(check.found(APIDescription(path: "openapi.json", text: text)).allSatisfy { $0.isPresentable })
        }
    }
}

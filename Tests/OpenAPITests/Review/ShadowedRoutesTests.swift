import OpenAPI
import Testing

@Suite("Review: shadowed routes")
struct ShadowedRoutesTests {
    private func path(_ path: String, method: String = "get", type: String? = "string", more: String = "") -> String {
        let names = path.split(separator: "{").dropFirst().map { $0.prefix { $0 != "}" } }
        let parameters = names.map { name in
            """
            {"name": "\(name)", "in": "path", "required": true, "schema": {"type": "\(type ?? "")"\(more)}}
            """
        }
        return "\"\(path)\": {\(ReviewSample.fine(method, ", \"parameters\": [\(parameters.joined(separator: ","))]"))}"
    }

    @Test("templates that differ in names alone are an error")
    func equal() throws {
        let sample = try ReviewSample([path("/users/{id}"), path("/users/{name}")].joined(separator: ","))
        let findings = sample.findings.filter { $0.kind == .shadowedRoute }
        #expect(
            findings.map(\.message) == [
                "GET /users/{name} and /users/{id} are the same route but for the names of parameters"
            ]
        )
        #expect(findings.map(\.weight) == [.error])
        #expect(findings.map(\.operations) == [[0, 1]])
    }

    @Test("a template before a literal path that it takes is a hint")
    func order() throws {
        let sample = try ReviewSample([path("/users/{id}"), path("/users/me")].joined(separator: ","))
        let findings = sample.findings.filter { $0.kind == .shadowedRoute }
        #expect(
            findings.map(\.message) == [
                "GET /users/me stands after /users/{id}, which takes its requests where routes are tried in order"
            ]
        )
        #expect(findings.map(\.weight) == [.hint])
    }

    @Test("a template in the middle takes a path as well")
    func middle() throws {
        let paths = [path("/{kind}/{id}/items"), path("/users/{id}/items")].joined(separator: ",")
        #expect(try ReviewSample(paths).messages(.shadowedRoute).count == 1)
    }

    @Test("what cannot take the other's requests is fine")
    func decoys() throws {
        let pairs = [
            [path("/users/me"), path("/users/{id}")],
            [path("/users/{id}", method: "put"), path("/users/me")],
            [path("/users/{id}"), path("/users/me/items")],
            [path("/users/{id}", type: "integer"), path("/users/me")],
            [path("/users/{id}", more: ", \"format\": \"uuid\""), path("/users/me")],
            [path("/users/{id}", more: ", \"enum\": [\"a\", \"b\"]"), path("/users/me")],
            [path("/users/{id}.json"), path("/users/me")],
            [path("/users/{id}"), path("/people/{name}")],
            [path("/users/{id}/a"), path("/users/{name}/b")],
            [path("/{a}/x"), path("/y/{b}")],
        ]
        for pair in pairs {
            #expect(try ReviewSample(pair.joined(separator: ",")).messages(.shadowedRoute) == [], "\(pair)")
        }
    }

    @Test("mixed segments are equal but for names too")
    func mixed() throws {
        let paths = [path("/files/{a}.{b}"), path("/files/{name}.{format}")].joined(separator: ",")
        #expect(try ReviewSample(paths).messages(.shadowedRoute).count == 1)
    }

    @Test("many templates of many segments cost no more than a bound")
    func hostile() throws {
        let paths = (0..<1 << 10)
            .map { number in
                "/" + (0..<10).map { number >> $0 & 1 == 0 ? "{p\($0)}" : "a" }.joined(separator: "/")
            }
        let sample = try ReviewSample(paths.map { "\"\($0)\": {\(ReviewSample.fine())}" }.joined(separator: ","))
        #expect(!sample.messages(.shadowedRoute).isEmpty)
    }
}

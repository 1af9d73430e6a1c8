import AssayPlan
import Foundation
import JSON
import JSONSchema
import Testing
import YAML

@Suite("The schema for editors")
struct PlanSchemaTests {
    private static let supported = PlanKeys.all.filter { $0.presence != .later }

    private static let node: JSONNode? = try? JSONParser().document(PlanSchema.value.text(.pretty)).root
    private static let compiled: JSONSchema? = node.flatMap { try? JSONSchema($0) }

    /// What the schema says of a plan: the failures as they print.
    private func failures(in text: String) throws -> [String] {
        let schema = try #require(Self.compiled)
        let document = YAMLJSONDocument.read(Array(text.utf8))
        let result = schema.validate(try #require(document.root))
        #expect(result.gaps.isEmpty)
        let messages = result.failures.map { "\($0.instance): \($0.message)" }
        return result.verdict == .valid ? [] : messages + ["\(result.verdict)"]
    }

    @Test("it is a schema of 2020-12 without a problem, and names itself")
    func metaSchema() throws {
        let node = try #require(Self.node)
        let metaSchema = try JSONSchema(
            at: "https://json-schema.org/draft/2020-12/schema",
            in: JSONSchemaRegistry()
        )
        #expect(metaSchema.validate(node).verdict == .valid)
        let broken = try JSONParser().document(#"{"type": "objekt", "required": "assay"}"#).root
        #expect(metaSchema.validate(broken).verdict == .invalid)
        #expect(try #require(Self.compiled).problems.isEmpty)
        #expect(node["$id"]?.value == .string(PlanSchema.id))
    }

    @Test("each key's example is valid", arguments: supported)
    func examples(_ key: PlanKey) throws {
        #expect(try failures(in: TableSample(key, value: key.example).text) == [])
    }

    @Test("a required key is missed, any other is not", arguments: supported)
    func presence(_ key: PlanKey) throws {
        let found = try failures(in: TableSample(key, value: nil).text)
        #expect(found.isEmpty == (key.presence != .required), "\(found)")
    }

    @Test("a wrong node in a key's place is refused", arguments: supported)
    func wrongNodes(_ key: PlanKey) throws {
        let isList = key.shape == .values || key.shape == .sections
        for wrong in [isList ? "{}" : "[]", "~"] {
            #expect(try !failures(in: TableSample(key, value: wrong).text).isEmpty, "\(wrong)")
        }
    }

    @Test("a key of a later version is refused", arguments: PlanKeys.all.filter { $0.presence == .later })
    func later(_ key: PlanKey) throws {
        #expect(try !failures(in: TableSample(key, value: "x").text).isEmpty)
    }

    @Test("the description of each key holds its meaning, its form and its default")
    func descriptions() throws {
        for key in Self.supported {
            let tokens = key.path.split(separator: ".")
                .flatMap { part -> [String] in
                    part == "*"
                        ? ["additionalProperties"]
                        : ["properties", String(part.prefix { $0 != "[" })]
                            + (part.hasSuffix("[]") ? ["items"] : [])
                }
            let property = try #require(Self.node?[JSONPointer(tokens)], "\(key.path)")
            guard case .string(let text)? = property["description"]?.kind else {
                Issue.record("\(key.path) has no description")
                continue
            }
            #expect(text.hasPrefix(key.meaning) && text.contains(key.form))
            if case .optional(let standard) = key.presence { #expect(text.hasSuffix("Default: \(standard).")) }
        }
    }

    @Test("plans that the reader accepts are valid")
    func plans() throws {
        #expect(try failures(in: Samples.minimal) == [])
        #expect(try failures(in: Samples.full) == [])
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        for folder in ["sound", "flawed"] {
            let file = root.appending(path: "Examples/ultra-mvp/\(folder)/assay.yaml")
            #expect(try failures(in: String(contentsOf: file, encoding: .utf8)) == [], "\(folder)")
        }
        let page = root.appending(path: "Documentation/PlanReference.md")
        let blocks = try String(contentsOf: page, encoding: .utf8).split(separator: "```yaml\n").dropFirst()
            .map { String($0.split(separator: "```")[0]) }
        #expect(blocks.count == 2)
        for block in blocks { #expect(try failures(in: block) == []) }
    }

    @Test(
        "odd values that the reader accepts are valid",
        arguments: [
            "configuration: {profile: true}", "configuration: {profile: 5, files: a}", "configuration: {files: []}",
            "documents: {readme: ./a//b/., runbook: ..x/...y}", "documents: {readme: .a/b.c, runbook: 7}",
            "documents: {readme: \"a b\", runbook: a~}", "decision: {must: true, should: []}",
            "target: {url: HTTP://h, health: [], scope: h:80}", "target: {url: 'https://[::1]:1/a/b(c)'}",
            "target: {url: http://h/, timeout: 0.5s, health: [' get  /a ', HEAD /b?c=d]}",
            "target: {url: http://h:1, timeout: 0.01d, start: {run: ./s -p 80, ready: /, env: {A_1: '', B: 1.5}}}",
            "target: {url: http://h:1, start: {run: [a, '', 5, true], ready: /, directory: .}}",
            "target: {url: http://h:1, identities: {1: {header: 'X-U: a'}, 'a b': {header: \"C:d\"}}}",
            "target: {url: http://h:1}\nperformance: {load: [{request: patch /a, rate: 0.1/s, for: 60m}]}",
            "target: {url: http://h:1}\nperformance: {load: [{name: 5, request: /a, rate: '12.5', for: 3600s}]}",
            "functionality: {protected: 'DELETE /a/{id}#x'}",
            "decision: {must: \"load.latency.p99 < duration('1s')\"}",
        ]
    )
    func oddValues(_ text: String) throws {
        let plan = Samples.head + text
        // An expression over a load run is none over the whole run: that is not what is tested here.
        #expect(mistakes(in: plan).allSatisfy { $0.contains("undeclared name") })
        #expect(try failures(in: plan) == [])
    }

    /// Mistakes that no schema can see: between keys, in tags, in keys that are no words (the YAML reader reports them).
    private static let unseen: Set = [
        "documents: {readme: !secret x}", "? [a, b]\n: c", "functionality: {openapi: /openapi.json}",
    ]

    @Test(
        "a mistake of form is refused",
        arguments: SingleMistakeTests.shape + SingleMistakeTests.keys + SingleMistakeTests.later
            + SingleMistakeTests.paths
    )
    func mistakesOfForm(_ mistake: SingleMistakeTests.Mistake) throws {
        let found = try failures(in: Samples.head + mistake.text)
        #expect(found.isEmpty == Self.unseen.contains(mistake.text), "\(found)")
    }

    @Test(
        "a value that has not its form is refused",
        arguments: [
            "scope: 127.0.0.1", "scope: ['*:8000']", "disposable: yes", "disposable: 'true'", "timeout: 0s",
            "timeout: 30", "timeout: 1e3s", "timeout: 5 minutes", "health: POST /health", "health: [/ok, health]",
            "health: 'GET /h/{id}'", "start: {run: [./s]}", "start: {ready: /r}", "start: {ready: /r, run: []}",
            "start: {ready: /r, run: [' ', a]}", "start: {ready: /r, run: ./a && ./b}",
            "start: {ready: /r, run: A=1 ./s}", "start: {ready: /r, run: [\"a\\0b\"]}",
            "start: {run: a, ready: /r, env: {2A: x}}", "start: {run: a, ready: /r, env: {A: [x]}}",
            "identities: {al: {}}", "identities: {al: {header: 'A: b', login: {post: /l, json: {}, token: $.t}}}",
            "identities: {al: {header: A}}", "identities: {al: {login: {post: l, json: {}, token: $.t}}}",
            "identities: {al: {login: {post: /l, json: [], token: $.t}}}",
            "identities: {al: {login: {post: /l, json: {}, token: '$.a[0]'}}}",
        ]
    )
    func target(_ line: String) throws {
        let text = Samples.head + "target:\n  url: http://127.0.0.1:8000\n  \(line)\n"
        #expect(!mistakes(in: text).isEmpty)
        #expect(try !failures(in: text).isEmpty)
    }

    @Test(
        "so is one of the other sections",
        arguments: [
            "service: {name: S, version: $GIT_COMMIT}", "service: {name: ''}", "service: Shop",
            "performance: {load: [{request: /a, rate: 5/h, for: 9s}]}",
            "performance: {load: [{request: /a, rate: 100001, for: 9s}]}",
            "performance: {load: [{request: /a, rate: 0/m, for: 9s}]}",
            "performance: {load: [{request: /a, rate: 1.2.3, for: 9s}]}",
            "performance: {load: [{request: '/a/{id}', rate: 1, for: 9s}]}",
            "performance: {load: [{request: /a, rate: 1, for: 9s, connections: 0}]}",
            "performance: {expect: ['']}", "decision: {must: {a: b}}",
            "decision: {not_applicable: [{control: a, reason: ' ', approver: A}]}",
            "decision: {waivers: [{finding: sha256:abc}]}",
        ]
    )
    func sections(_ text: String) throws {
        let plan = text.hasPrefix("service") ? "assay: 1\n\(text)\n" : Samples.head + text
        #expect(!mistakes(in: plan).isEmpty)
        #expect(try !failures(in: plan).isEmpty)
    }

    @Test("what stands between keys or inside of text only the reader sees")
    func limits() throws {
        for text in [
            "performance: {load: [{request: /a, rate: 1/s, for: 9s}]}", "decision: {must: scor.lo > 1.0}",
            "target: {url: http://h:1, scope: 'h:2'}", "target: {url: http://h:1, timeout: 2h}",
            "target: {url: 'http://h:99999'}", "target: {url: http://h:1, identities: {a: {header: 'Cookie: x'}}}",
        ] {
            #expect(!mistakes(in: Samples.head + text).isEmpty)
            #expect(try failures(in: Samples.head + text) == [])
        }
    }
}

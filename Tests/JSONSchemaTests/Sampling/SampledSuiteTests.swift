import Foundation
import JSON
import Testing

@testable import JSONSchema

/// Samples every schema of the official test suite that some instance there satisfies.
@Suite("Samples of the official suite")
struct SampledSuiteTests {
    private static let folder: URL = {
        if let named = ProcessInfo.processInfo.environment["ASSAY_DATA"] {
            return URL(filePath: named).appending(path: "json-schema")
        }
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return package.deletingLastPathComponent().appending(path: "shared/data/json-schema")
    }()

    private static let isExpected =
        ProcessInfo.processInfo.environment["ASSAY_REQUIRE_DATA"] == "1"
        || FileManager.default.fileExists(atPath: folder.path())

    private static func remotes(_ dialect: JSONSchemaDialect) -> JSONSchemaRegistry {
        var registry = JSONSchemaRegistry()
        let root = folder.appending(path: "remotes")
        let names = FileManager.default.enumerator(atPath: root.path())?.compactMap { $0 as? String } ?? []
        for name in names.sorted() where name.hasSuffix(".json") {
            guard let data = try? Data(contentsOf: root.appending(path: name)),
                let document = try? JSONParser().document(Array(data))
            else { continue }
            registry.add(document.root, uri: "http://localhost:1234/" + name, dialect: dialect)
        }
        return registry
    }

    @Test(
        "nine schemas of ten and more have a sample",
        .enabled(if: isExpected, "the official suite is absent"),
        arguments: [
            ("draft2020-12", JSONSchemaDialect.draft2020), ("draft7", .draft7), ("draft4", .draft4),
        ]
    )
    func suite(draft: String, dialect: JSONSchemaDialect) throws {
        let remotes = Self.remotes(dialect)
        let folder = Self.folder.appending(path: "tests").appending(path: draft)
        var (count, made) = (0, 0)
        var missed: [String] = []
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
        where file.hasSuffix(".json") {
            let document = try JSONParser().document(Array(Data(contentsOf: folder.appending(path: file))))
            for group in document.root.elements ?? [] {
                let tests = group["tests"]?.elements ?? []
                guard let schema = group["schema"], tests.contains(where: { $0["valid"]?.isTrue == true }) else {
                    continue
                }
                count += 1
                var registry = remotes
                registry.add(schema, uri: "urn:sampled", dialect: dialect)
                switch JSONSampler(registry: registry).sample(at: "urn:sampled") {
                case .value(let value, _):
                    made += 1
                    let compiled = try JSONSchema(at: "urn:sampled", in: registry)
                    let isValid = compiled.isValid(JSONNode(value))
                    #expect(isValid, "\(file): \(group["description"]?.text ?? ""): \(value)")
                case .unproven(_, let reason):
                    missed.append("\(file): \(group["description"]?.text ?? ""): unproven: \(reason)")
                case .none(let reason): missed.append("\(file): \(group["description"]?.text ?? ""): \(reason)")
                }
            }
        }
        print("samples of \(draft): \(made) of \(count)")
        for line in missed { print("  without: \(line)") }
        #expect(count > 0)
        #expect(made * 10 >= count * 9)
    }
}

import CEL
import Foundation
import Testing

/// The expressions of the published conformance tests, which a checkout may lack.
///
/// Their folder is `cel` in the one that the environment variable ASSAY_DATA names, else in `shared/data` beside the
/// package. Where it is absent, tests that need it are skipped, unless ASSAY_REQUIRE_DATA=1 makes that a failure.
private enum PublishedExpressions {
    struct Entry {
        let name: String
        let source: String
        let macros: CELMacros
        let expectsError: Bool
    }

    static let folder: URL = {
        if let named = ProcessInfo.processInfo.environment["ASSAY_DATA"] {
            return URL(filePath: named).appending(path: "cel")
        }
        var package = URL(filePath: #filePath)
        for _ in 0..<4 { package.deleteLastPathComponent() }
        return package.deletingLastPathComponent().appending(path: "shared/data/cel")
    }()

    static let isExpected =
        ProcessInfo.processInfo.environment["ASSAY_REQUIRE_DATA"] == "1"
        || FileManager.default.fileExists(atPath: folder.appending(path: "parse.json").path())

    static func entries() throws -> [Entry] {
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return try files.filter { $0.pathExtension == "json" && !$0.lastPathComponent.hasPrefix("_") }
            .flatMap { (file) -> [Entry] in
                let tests = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [[String: Any]] ?? []
                return tests.compactMap { (test) -> Entry? in
                    guard let source = test["expr"] as? String else { return nil }
                    let expectation = test["expect"] as? [String: Any] ?? [:]
                    return Entry(
                        name: "\(file.lastPathComponent): \(test["section"] ?? "")/\(test["name"] ?? "")",
                        source: source,
                        macros: test["disable_macros"] as? Bool == true ? [] : .all,
                        expectsError: expectation["error"] != nil || expectation["any_error"] != nil
                    )
                }
            }
    }
}

struct PublishedExpressionTests {
    @Test(
        "every published expression parses to a sound tree that survives being written",
        .enabled(if: PublishedExpressions.isExpected)
    )
    func all() throws {
        let entries = try PublishedExpressions.entries()
        #expect(entries.count > 1_000)
        for entry in entries {
            do {
                let parser = CELParser(macros: entry.macros)
                let tree = try parser.parse(entry.source)
                #expect(SyntaxShape.fault(in: tree, of: entry.source) == nil, "\(entry.name)")
                let text = CELUnparser.text(of: tree)
                #expect(SyntaxShape.of(try parser.parse(text)) == SyntaxShape.of(tree), "\(entry.name): \(text)")
            } catch {
                #expect(entry.expectsError, "\(entry.name): \(error)")
            }
        }
    }

    @Test(
        "string and bytes literals have the published values",
        .enabled(if: PublishedExpressions.isExpected)
    )
    func literals() throws {
        let file = PublishedExpressions.folder.appending(path: "parse.json")
        let tests = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [[String: Any]] ?? []
        var compared = 0
        for test in tests {
            guard let source = test["expr"] as? String, let expectation = test["expect"] as? [String: Any],
                let value = expectation["value"] as? [String: Any],
                case .literal(let literal) = try CELParser().parse(source).kind
            else { continue }
            switch literal {
            case .string(let text):
                #expect(Array(text.utf8) == Array((value["string"] as? String ?? "none").utf8), "\(source)")
            case .bytes(let bytes):
                #expect(Data(bytes).base64EncodedString() == value["bytes_b64"] as? String, "\(source)")
            default: continue
            }
            compared += 1
        }
        #expect(compared > 50)
    }
}

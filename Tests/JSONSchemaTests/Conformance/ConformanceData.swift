import Foundation
import JSON
import JSONSchema

/// The published tests of JSON Schema, which a checkout may lack.
///
/// The folder `json-schema` is looked for in the folder that the environment variable ASSAY_DATA names, else beside the
/// package in `shared/data`. Where it is absent the tests are skipped, unless ASSAY_REQUIRE_DATA=1 makes that a failure.
enum ConformanceData {
    private static let folder: URL = {
        if let named = ProcessInfo.processInfo.environment["ASSAY_DATA"] {
            return URL(filePath: named).appending(path: "json-schema")
        }
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return package.deletingLastPathComponent().appending(path: "shared/data/json-schema")
    }()

    static let isExpected =
        ProcessInfo.processInfo.environment["ASSAY_REQUIRE_DATA"] == "1"
        || FileManager.default.fileExists(atPath: folder.path())

    /// Whether the data is the one that was not chosen by name, of which it is known how much there is.
    static let isStandard = ProcessInfo.processInfo.environment["ASSAY_DATA"] == nil

    private static let parser = JSONParser(
        limits: JSONLimits(maxDepth: JSONLimits.greatestDepth),
        allowsLoneSurrogates: true
    )

    /// The groups of tests of a part of a draft, in the order of the files' names.
    static func groups(_ draft: ConformanceDraft, _ part: ConformancePart) throws -> [ConformanceGroup] {
        let folder = folder.appending(path: "tests").appending(path: draft.rawValue).appending(path: part.folder)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
        return try names.filter { $0.hasSuffix(".json") }.sorted()
            .flatMap { name in
                let document = try parser.document(Array(Data(contentsOf: folder.appending(path: name))))
                return (document.root.elements ?? []).compactMap { ConformanceGroup($0, file: name) }
            }
    }

    /// The documents that the tests of a draft refer to, under the URIs by which they do.
    static func registry(_ draft: ConformanceDraft) throws -> JSONSchemaRegistry {
        var registry = JSONSchemaRegistry()
        let remotes = folder.appending(path: "remotes")
        let paths = FileManager.default.enumerator(atPath: remotes.path())?.compactMap { $0 as? String } ?? []
        for path in paths.sorted() where path.hasSuffix(".json") {
            let document = try parser.document(Array(Data(contentsOf: remotes.appending(path: path))))
            let own = ConformanceDraft.allCases.first { path.hasPrefix($0.rawValue + "/") }
            registry.add(
                document.root,
                uri: "http://localhost:1234/" + path,
                dialect: path.hasPrefix("draft2019-09/") ? .draft2019 : (own ?? draft).dialect
            )
        }
        return registry
    }
}

/// The drafts of which the tests are run.
enum ConformanceDraft: String, CaseIterable, Sendable {
    case draft2020 = "draft2020-12"
    case draft7
    case draft4

    var dialect: JSONSchemaDialect {
        switch self {
        case .draft2020: .draft2020
        case .draft7: .draft7
        case .draft4: .draft4
        }
    }
}

/// The parts that the tests of a draft come in.
enum ConformancePart: String, CaseIterable, Sendable {
    case required
    case optional
    case format = "optional/format"

    var folder: String {
        self == .required ? "" : rawValue
    }
}

/// A schema and the tests of it.
struct ConformanceGroup {
    let file: String
    let name: String
    let schema: JSONNode
    let tests: [(name: String, data: JSONNode, isValid: Bool)]

    init?(_ node: JSONNode, file: String) {
        guard case .string(let name)? = node["description"]?.kind, let schema = node["schema"],
            let tests = node["tests"]?.elements
        else { return nil }
        self.file = file
        self.name = name
        self.schema = schema
        self.tests = tests.compactMap { test in
            guard case .string(let name)? = test["description"]?.kind, let data = test["data"],
                case .bool(let isValid)? = test["valid"]?.kind
            else { return nil }
            return (name, data, isValid)
        }
    }
}

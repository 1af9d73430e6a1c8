import Foundation

/// The tables of public catalogues, which a checkout may lack.
///
/// They lie under the folder that ASSAY_DATA names, else beside the package in `shared/data`. Where they are absent,
/// the tests that need them are skipped, unless ASSAY_REQUIRE_DATA=1 makes that a failure.
enum PublishedReferences {
    private static let folder: URL = {
        if let named = ProcessInfo.processInfo.environment["ASSAY_DATA"] {
            return URL(filePath: named).appending(path: "references")
        }
        return PackageFolder.root.deletingLastPathComponent().appending(path: "shared/data/references")
    }()

    /// Whether the tests are to run: the tables are there, or their absence is to fail them.
    static let isExpected =
        ProcessInfo.processInfo.environment["ASSAY_REQUIRE_DATA"] == "1"
        || FileManager.default.fileExists(atPath: folder.appending(path: "cwe.json").path())

    /// Every reference that the tables hold, as checks write it.
    static func all() throws -> Set<String> {
        struct Entry: Decodable {
            var id: String
        }
        struct Requirement: Decodable {
            var req_id: String
        }
        struct Requirements: Decodable {
            var requirements: [Requirement]
        }
        func read<Table: Decodable>(_ name: String, as table: Table.Type) throws -> Table {
            try JSONDecoder().decode(table, from: Data(contentsOf: folder.appending(path: name)))
        }
        let weaknesses = try read("cwe.json", as: [Entry].self).map(\.id)
        let risks = try read("owasp-api-top10-2023.json", as: [Entry].self).map(\.id)
        let requirements = try read("asvs-5.0.0.json", as: Requirements.self).requirements
            .map { "ASVS-\($0.req_id.dropFirst())" }
        return Set(weaknesses + risks + requirements)
    }
}

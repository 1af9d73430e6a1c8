import Foundation

/// The published conformance tests of the language, which a checkout may lack.
///
/// The folder `cel` is looked for in the folder that the environment variable ASSAY_DATA names, else beside the package in
/// `shared/data`. Where it is absent the tests are skipped, unless ASSAY_REQUIRE_DATA=1 makes that a failure.
enum ConformanceData {
    private static let folder: URL = {
        if let named = ProcessInfo.processInfo.environment["ASSAY_DATA"] {
            return URL(filePath: named).appending(path: "cel")
        }
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return package.deletingLastPathComponent().appending(path: "shared/data/cel")
    }()

    static let isExpected =
        ProcessInfo.processInfo.environment["ASSAY_REQUIRE_DATA"] == "1"
        || FileManager.default.fileExists(atPath: folder.path())

    /// Whether the data is the one that was not chosen by name, of which it is known how much there is.
    static let isStandard = ProcessInfo.processInfo.environment["ASSAY_DATA"] == nil

    /// The names of the files with tests; none where they are absent.
    static let files: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
        return names.filter { $0.hasSuffix(".json") && !$0.hasPrefix("_") }.sorted()
    }()

    static func cases(in file: String) throws -> [ConformanceCase] {
        let data = try Data(contentsOf: folder.appending(path: file))
        return try JSONDecoder().decode([ConformanceCase].self, from: data)
    }
}

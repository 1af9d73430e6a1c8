import Foundation

/// The folder of published test data, which a checkout may lack.
///
/// It is named by the environment variable ASSAY_DATA, else it stands beside the package as `shared/data`. Where it is
/// absent, tests that need it are skipped, unless ASSAY_REQUIRE_DATA=1 makes that a failure.
enum PublishedData {
    static let root: URL = {
        if let named = ProcessInfo.processInfo.environment["ASSAY_DATA"] { return URL(filePath: named) }
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return package.deletingLastPathComponent().appending(path: "shared/data")
    }()

    /// Whether tests that need the data are to run: it is there, or its absence is to fail them.
    static let isExpected =
        ProcessInfo.processInfo.environment["ASSAY_REQUIRE_DATA"] == "1"
        || FileManager.default.fileExists(atPath: root.appending(path: "vectors/jcs/testdata").path())

    static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: root.appending(path: path)))
    }
}

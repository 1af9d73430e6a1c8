import Foundation

/// A built program that the tests drive.
enum Product: String {
    /// The command.
    case assay
    /// The sample service.
    case sample = "ultra-mvp"

    /// The folder of the package.
    static let packageRoot = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The program's file: the one that the environment names, else the debug build of this package.
    var path: String {
        get throws {
            let named = ProcessInfo.processInfo.environment[variable]
            let path = named ?? Self.packageRoot.appending(path: ".build/debug/\(rawValue)").path(percentEncoded: false)
            guard FileManager.default.isExecutableFile(atPath: path) else {
                throw SupportError(
                    "there is no \(path): build it with 'swift build --product \(rawValue)', or name one in \(variable)"
                )
            }
            return path
        }
    }

    private var variable: String {
        switch self {
        case .assay: "ASSAY_BINARY"
        case .sample: "ULTRA_MVP"
        }
    }
}

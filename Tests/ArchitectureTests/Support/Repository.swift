import Foundation

/// The repository that the tests look at: the one they were built from, or the one that `ASSAY_ROOT` names.
enum Repository {
    static let root: URL = {
        if let named = ProcessInfo.processInfo.environment["ASSAY_ROOT"] {
            return URL(filePath: named, directoryHint: .isDirectory)
        }
        var folder = URL(filePath: #filePath).deletingLastPathComponent()
        while folder.path() != "/" {
            if holds("Package.swift", in: folder), holds("Sources", in: folder) { return folder }
            folder = folder.deletingLastPathComponent()
        }
        return folder
    }()

    /// Whether a path relative to the root exists.
    static func holds(_ path: String) -> Bool {
        holds(path, in: root)
    }

    /// The text of a file.
    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The paths of all files below a folder with one of the endings, relative to the root and sorted.
    static func files(below folder: String, endingIn endings: [String]) -> [String] {
        let base = root.appending(path: folder).path()
        let names = FileManager.default.enumerator(atPath: base)?.compactMap { $0 as? String } ?? []
        let prefix = folder.hasSuffix("/") ? folder : "\(folder)/"
        return names.filter { name in endings.contains(where: name.hasSuffix) && !name.hasPrefix(".") }
            .map { prefix + $0 }
            .sorted()
    }

    /// The Swift files below a folder.
    static func swiftFiles(below folder: String) -> [String] {
        files(below: folder, endingIn: [".swift"])
    }

    /// The documents of the project: those at its root and those in `Documentation`.
    static let pages =
        ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"]
        + files(below: "Documentation", endingIn: [".md"])

    private static func holds(_ path: String, in folder: URL) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: path).path())
    }
}

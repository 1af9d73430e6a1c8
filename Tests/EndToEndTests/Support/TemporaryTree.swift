import Foundation

/// A folder of its own for a test.
struct TemporaryTree: Sendable {
    /// The folder as an absolute path without links.
    let path: String

    /// Makes an empty folder.
    init() throws {
        let folder = URL(filePath: NSTemporaryDirectory()).resolvingSymlinksInPath()
            .appending(path: "assay-e2e-\(UUID().uuidString.prefix(13).lowercased())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.path(percentEncoded: false)
    }

    /// The path of something in the folder.
    func path(of name: String) -> String {
        "\(path)/\(name)"
    }

    /// Writes a file and the folders above it.
    func write(_ text: String, to name: String) throws {
        let file = URL(filePath: path(of: name))
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    /// Reads a file.
    func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: path(of: name))), as: UTF8.self)
    }

    /// Whether something stands at a name.
    func holds(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: path(of: name))
    }

    /// Copies a folder's content, without what the names leave out.
    func copy(_ folder: URL, without names: Set<String>) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
        where !names.contains(name) {
            try FileManager.default.copyItem(at: folder.appending(path: name), to: URL(filePath: path(of: name)))
        }
    }

    /// Makes the folder a Git checkout with everything committed, whatever Git's settings on this machine are.
    func commit() async throws {
        let environment = [
            "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "A",
            "GIT_AUTHOR_EMAIL": "a@b.example",
            "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@b.example",
        ]
        for arguments in [
            ["init", "--quiet"], ["add", "--all", "--force", "."], ["commit", "--quiet", "--message", "All"],
        ] {
            let result = try await Command.run(["git"] + arguments, in: path, environment: environment)
            guard result.status == 0 else { throw SupportError("git \(arguments[0]): \(result.transcript)") }
        }
    }

    /// Removes the folder, also where its content was made read-only.
    func remove() {
        unlock(path)
        let walk = FileManager.default.enumerator(atPath: path)
        while let name = walk?.nextObject() as? String {
            if walk?.fileAttributes?[.type] as? FileAttributeType == .typeDirectory { unlock(self.path(of: name)) }
        }
        try? FileManager.default.removeItem(atPath: path)
    }

    private func unlock(_ folder: String) {
        try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
    }
}

import Glibc

/// A fresh folder with files, removed with the last reference to it.
final class TestTree: Sendable {
    /// The folder as an absolute path without links.
    let root: String

    init(_ files: [String: String] = [:]) throws {
        let parent = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        guard let real = unsafe realpath(parent, nil) else { throw SupportError("no folder \(parent)") }
        defer { unsafe free(real) }
        var template = Array("\(unsafe String(cString: real))/assay-tree-XXXXXX".utf8CString)
        guard let made = unsafe mkdtemp(&template) else { throw SupportError("cannot make a folder in \(parent)") }
        root = unsafe String(cString: made)
        for (path, text) in files { try write(text, to: path) }
    }

    deinit {
        _ = try? run("cd / && rm -rf \"$root\"")
    }

    /// Writes a file, and makes the folders above it.
    func write(_ text: String, to path: String) throws {
        var folder = root
        for part in path.split(separator: "/").dropLast() {
            folder += "/\(part)"
            unsafe mkdir(folder, 0o755)
        }
        let file = unsafe open("\(root)/\(path)", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw SupportError("cannot write \(path)") }
        defer { close(file) }
        let bytes = Array(text.utf8)
        guard unsafe Glibc.write(file, bytes, bytes.count) == bytes.count else { throw SupportError("short write") }
    }

    /// Runs a shell script in the folder, which is `$root`, and returns what it printed; a failure is an error.
    @discardableResult
    func run(_ script: String) throws -> String {
        let stream = unsafe popen("root='\(root)'; cd \"$root\" && { \(script)\n}", "re")
        guard let stream = unsafe stream else { throw SupportError("cannot start a shell") }
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe fread(&buffer, 1, buffer.count, stream)
            if count == 0 { break }
            output += buffer[..<count]
        }
        guard unsafe pclose(stream) == 0 else { throw SupportError("failed: \(script)") }
        return String(decoding: output, as: UTF8.self)
    }

    /// Whether something stands at a path.
    func has(_ path: String) -> Bool {
        unsafe access("\(root)/\(path)", F_OK) == 0
    }

    /// Git without the configuration of whoever runs the tests.
    static let git =
        "env -u GIT_DIR GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null git -c user.name=t -c user.email=t@t "
        + "-c init.defaultBranch=main -c commit.gpgsign=false -c core.excludesFile=/dev/null"
}

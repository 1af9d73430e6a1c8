import AssayBundle
import Glibc

/// A fresh folder that is removed with the last reference to it.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        let parent = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/assay-unit-XXXXXX".utf8CString)
        guard let made = unsafe mkdtemp(&template) else { throw BundleError.noRun(folder: parent) }
        path = unsafe String(cString: made)
    }

    deinit {
        _ = Command.run("rm -rf \"$1\"", path)
    }

    /// The path of a name in the folder.
    func callAsFunction(_ name: String) -> String {
        "\(path)/\(name)"
    }
}

/// A command of the system, run by a shell.
enum Command {
    /// Runs a script whose first parameter is a path, and returns its exit status and what it printed.
    static func run(_ script: String, _ path: String) -> (status: Int32, output: String) {
        let quoted = "'" + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
        guard let stream = unsafe popen("set -- \(quoted); \(script)", "re") else { return (-1, "") }
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = unsafe fread(&buffer, 1, buffer.count, stream)
            if count == 0 { break }
            output += buffer[..<count]
        }
        let status = unsafe pclose(stream)
        return ((status >> 8) & 0xff, String(decoding: output, as: UTF8.self))
    }
}

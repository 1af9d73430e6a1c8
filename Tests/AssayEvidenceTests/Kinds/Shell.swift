import Glibc
import Testing

/// A shell could not be started.
struct ShellError: Error {}

/// A real shell.
enum Shell {
    /// What `printf` prints for its words, as a shell reads them.
    static func words(_ words: String, setting variables: String = "") throws -> String {
        let script = "unset a b _; \(variables)\nprintf \(words)"
        guard let stream = unsafe popen(script, "re") else { throw ShellError() }
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = unsafe fread(&buffer, 1, buffer.count, stream)
            if count == 0 { break }
            output += buffer[..<count]
        }
        let status = unsafe pclose(stream)
        try #require(status == 0)
        return String(decoding: output, as: UTF8.self)
    }
}

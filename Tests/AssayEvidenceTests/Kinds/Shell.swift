import Glibc
import Testing

/// A real shell.
enum Shell {
    /// What `printf` prints for its words, as a shell reads them.
    static func words(_ words: String, setting variables: String = "") throws -> String {
        let script = "unset a b _ A B; \(variables)\nprintf \(words)"
        var ends: [Int32] = [-1, -1]
        try #require(unsafe pipe2(&ends, O_CLOEXEC) == 0)
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        var arguments = unsafe ["/bin/sh", "-c", script].map { unsafe strdup($0) } + [nil]
        defer { unsafe arguments.forEach { unsafe free($0) } }
        var process = pid_t()
        let code = unsafe posix_spawn(&process, "/bin/sh", &actions, nil, &arguments, environ)
        close(ends[1])
        defer { close(ends[0]) }
        try #require(code == 0)
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = unsafe read(ends[0], &buffer, buffer.count)
            if count <= 0 { break }
            output += buffer[..<count]
        }
        var status: Int32 = 0
        try #require(unsafe waitpid(process, &status, 0) == process && status == 0)
        return String(decoding: output, as: UTF8.self)
    }
}

import Glibc
import Testing

/// The built program that guards processes, and what can be seen of processes from outside.
enum GuardBinary {
    /// The program: `ASSAY_BINARY`, else what was built beside these tests.
    static func path() throws -> String {
        let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let path = unsafe getenv("ASSAY_BINARY").map { unsafe String(cString: $0) } ?? "/\(root)/.build/debug/assay"
        guard unsafe access(path, X_OK) == 0 else {
            throw SupportError("there is no \(path): build it with 'swift build --product assay', or set ASSAY_BINARY")
        }
        // A guard that is gone must be an error of the write and not the end of the tests.
        signal(SIGPIPE, SIG_IGN)
        return path
    }

    /// The command that runs a guard.
    static func command() throws -> [String] {
        [try path(), "supervise"]
    }
}

/// The processes of this machine that have a word among their arguments.
enum Processes {
    static func having(_ word: String) -> [pid_t] {
        guard let stream = unsafe opendir("/proc") else { return [] }
        defer { unsafe closedir(stream) }
        var found: [pid_t] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe String(cString: UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self))
            }
            guard let process = pid_t(name) else { continue }
            let file = unsafe open("/proc/\(process)/cmdline", O_RDONLY | O_CLOEXEC)
            guard file >= 0 else { continue }
            defer { close(file) }
            var buffer = [UInt8](repeating: 0, count: 4_096)
            let count = unsafe read(file, &buffer, buffer.count)
            let words = buffer.prefix(max(0, count)).split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
            if words.contains(word) { found.append(process) }
        }
        return found
    }

    /// A length for `sleep` that no other process has.
    static func uniqueSleep() -> String {
        "9\(UInt32.random(in: 100_000...999_999)).\(UInt32.random(in: 100_000...999_999))"
    }
}

import Glibc

/// Lines for the person or supervisor that started the process, unbuffered.
enum Terminal {
    /// Writes a line to the standard output.
    static func say(_ line: String) {
        write(line, to: STDOUT_FILENO)
    }

    /// Writes a line to the standard error output.
    static func complain(_ line: String) {
        write(line, to: STDERR_FILENO)
    }

    private static func write(_ line: String, to descriptor: Int32) {
        let bytes = Array((line + "\n").utf8)
        // Nothing useful is left to do when not even this can be written.
        _ = unsafe bytes.withUnsafeBytes { buffer in
            unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
        }
    }
}

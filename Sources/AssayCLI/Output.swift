import AssayBundle
import Glibc

/// The streams of the command.
enum Output {
    /// Whether standard output is a terminal.
    static var isTerminal: Bool {
        isatty(STDOUT_FILENO) == 1
    }

    /// Whether standard error is a terminal.
    static var isErrorTerminal: Bool {
        isatty(STDERR_FILENO) == 1
    }

    /// Whether the user has not switched colours off (https://no-color.org).
    static var wantsColour: Bool {
        guard let value = unsafe getenv("NO_COLOR") else { return true }
        return unsafe value.pointee == 0
    }

    /// The columns of the terminal; 100 elsewhere.
    static var width: Int {
        var size = winsize()
        guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 100 }
        return Int(size.ws_col)
    }

    /// Writes a report to standard output.
    ///
    /// A reader that went away early, as `head` does, is no failure; a full disk is.
    static func write(_ bytes: [UInt8]) throws(BundleError) {
        guard let code = write(bytes, to: STDOUT_FILENO), code != EPIPE else { return }
        let reason = unsafe strerror(code).map { unsafe String(cString: $0).lowercased() } ?? "error \(code)"
        throw .file(path: "standard output", action: "write to", code: code, reason: reason)
    }

    /// Writes a line to standard output.
    static func line(_ text: String) {
        write(Array("\(text)\n".utf8), to: STDOUT_FILENO)
    }

    /// Writes a line to standard error.
    static func error(_ text: String) {
        write(Array("\(text)\n".utf8), to: STDERR_FILENO)
    }

    /// Writes bytes to standard error.
    static func error(bytes: [UInt8]) {
        write(bytes, to: STDERR_FILENO)
    }

    /// Writes bytes, and returns the error number where that failed.
    @discardableResult
    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes[sent...]
                .withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno != EINTR { return errno }
            sent += max(count, 0)
        }
        return nil
    }
}

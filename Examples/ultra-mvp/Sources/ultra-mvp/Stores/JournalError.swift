import Glibc

/// Why the journal cannot be read or written.
struct JournalError: Error, Equatable, CustomStringConvertible {
    /// What was tried.
    let action: String
    let path: String
    /// The system's error number.
    let code: Int32

    var description: String {
        let reason = unsafe String(cString: strerror(code)).lowercased()
        return "cannot \(action) \(path): \(reason)"
    }
}

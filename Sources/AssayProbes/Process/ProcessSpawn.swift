import AssayModel
import CProcess
import Glibc

/// A process to be started without a shell.
struct ProcessSpawn {
    /// The program (looked up in `PATH` where it holds no slash) and its arguments.
    var arguments: [String]
    /// The whole environment.
    var environment: [String: String]
    /// The working directory; nil for this process's own.
    var directory: String?
    /// Descriptors of this process and what they become in the new one.
    var descriptors: [(own: Int32, become: Int32)]

    /// Starts the process as leader of a session of its own, so that no terminal signal reaches it, with all signals
    /// at their defaults.
    func start() throws(Unjudged) -> pid_t {
        guard let program = arguments.first, !program.isEmpty else {
            throw Unjudged(.probeFailed, "there is no command to start")
        }
        var process = pid_t()
        let settings = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        var words = unsafe CStrings(arguments)
        var values = unsafe CStrings(settings)
        defer {
            unsafe words.free()
            unsafe values.free()
        }
        let code = unsafe assay_spawn(
            &process,
            &words.pointers,
            &values.pointers,
            directory,
            descriptors.map(\.own),
            descriptors.map(\.become),
            Int32(descriptors.count)
        )
        guard code == 0 else {
            throw Unjudged(.probeFailed, "cannot start \(program): \(ErrorNumber.reason(code))")
        }
        return process
    }
}

/// Strings for C, closed by a null pointer, that live until they are freed.
@unsafe
private struct CStrings {
    var pointers: [UnsafeMutablePointer<CChar>?]

    init(_ strings: [String]) {
        unsafe pointers = unsafe strings.map { unsafe strdup($0) } + [nil]
    }

    func free() {
        for index in unsafe pointers.indices { unsafe Glibc.free(pointers[index]) }
    }
}

/// The texts of error numbers.
enum ErrorNumber {
    /// The reason in lower case.
    static func reason(_ code: Int32) -> String {
        unsafe strerror(code).map { unsafe String(cString: $0).lowercased() } ?? "error \(code)"
    }
}

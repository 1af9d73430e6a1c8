import ArgumentParser
import AssayBundle
import AssayEngine
import Glibc

/// The exit status for what went wrong, with the message that goes before it.
///
/// The one place that maps errors.
struct ExitStatus {
    /// The status.
    let code: Int32
    /// The message for standard error.
    let message: String

    /// The status of an error; nil for what the argument parser prints itself.
    init?(of error: any Error) {
        switch error {
        case let error as EngineError:
            self.init(code: Self.code(of: error), message: "\(error)")
        case let error as BundleError:
            if case .noRun = error {
                self.init(code: 64, message: "\(error)")
            } else {
                self.init(code: 70, message: "\(error)")
            }
        case is CleanExit, is ExitCode, is ValidationError: return nil
        default:
            guard Assay.exitCode(for: error).rawValue == 1 else { return nil }
            self.init(code: 70, message: "internal error: \(error)")
        }
    }

    private init(code: Int32, message: String) {
        self.code = code
        self.message = message
    }

    private static func code(of error: EngineError) -> Int32 {
        switch error {
        case .noPlan, .noDescription, .alreadyEnded: 64
        case .planInvalid: 65
        case .targetUnreachable: 69
        case .interrupted: 130
        case .stateUnwritable, .treeUnreadable, .changedSinceStart, .notFrozen, .notGathered: 70
        }
    }

    /// Prints the message and ends the process.
    func leave() -> Never {
        Output.error("assay: \(message)")
        exit(code)
    }
}

/// Why a run's folder could not be written or read.
public enum BundleError: Error, Equatable, CustomStringConvertible {
    /// A system call on a file failed.
    case file(path: String, action: String, code: Int32, reason: String)
    /// The journal is damaged at a line that is not the last.
    case damagedJournal(path: String, line: Int, reason: String)
    /// The journal is held by another process.
    case inUse(path: String)
    /// There is no run to go on with.
    case noRun(folder: String)
    /// A file of the run is not what it should be.
    case damagedFile(path: String, reason: String)

    /// What happened, and what to do next.
    public var description: String {
        switch self {
        case .file(let path, let action, _, let reason): "cannot \(action) \(path): \(reason)"
        case .damagedJournal(let path, let line, let reason):
            "\(path):\(line): the journal is damaged (\(reason)); the run cannot be relied on, start a new one"
        case .inUse(let path): "\(path) is in use by another assay process; wait for it or end it"
        case .noRun(let folder): "there is no run in \(folder); start one with 'assay audit'"
        case .damagedFile(let path, let reason): "\(path) is damaged: \(reason)"
        }
    }
}

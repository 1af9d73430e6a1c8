public import AssayModel
import Glibc
import JSON

/// The append-only record of a run: a line for each step, each bound to the line before by its digest, each on the
/// disk before the next step begins.
public actor Journal {
    /// A line of the journal.
    public struct Line: Codable, Sendable, Hashable {
        /// The number of the line, from 1.
        public var sequence: Int
        /// The digest of the line before; for the first line, of nothing.
        public var previous: Digest
        /// When it was written.
        public var at: Instant
        /// The step.
        public var entry: JournalEntry
    }

    /// The largest journal, in bytes.
    public static let largest = 256 << 20

    /// The file.
    public nonisolated let path: String
    private let file: Int32
    private var last: (sequence: Int, digest: Digest)
    private var length: Int

    /// Makes a new journal; its file must not exist.
    public init(creating path: String) throws(BundleError) {
        self.path = path
        file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw DurableFile.failure(path, "write") }
        last = (0, Digest(hashing: ""))
        length = 0
        try Self.lock(file, path)
        DurableFile.syncFolder(of: path)
    }

    /// Opens a journal to go on with it; a last line that was torn by a crash is cut off.
    public init(resuming path: String) throws(BundleError) {
        self.path = path
        file = unsafe open(path, O_RDWR | O_APPEND | O_CLOEXEC)
        guard file >= 0 else { throw DurableFile.failure(path, "write") }
        do throws(BundleError) {
            try Self.lock(file, path)
            let content = try Self.content(of: path)
            if ftruncate(file, content.wholeBytes) != 0 { throw DurableFile.failure(path, "write") }
            last = (content.lines.count, content.digest)
            length = content.wholeBytes
        } catch {
            close(file)
            throw error
        }
    }

    deinit {
        close(file)
    }

    /// Appends a step and returns once it is on the disk.
    public func append(_ entry: JournalEntry, at instant: Instant) throws {
        let line = Line(sequence: last.sequence + 1, previous: last.digest, at: instant, entry: entry)
        let bytes = try JSONValue(encoding: line).serialized(.compact)
        do throws(BundleError) {
            try DurableFile.append(bytes + [UInt8(ascii: "\n")], to: file, path: path)
            guard fdatasync(file) == 0 else { throw DurableFile.failure(path, "write") }
        } catch {
            // A torn line must stay the last one: whatever came after it would be damage in the middle.
            _ = ftruncate(file, length)
            throw error
        }
        length += bytes.count + 1
        last = (line.sequence, Digest(hashing: bytes))
    }

    /// Reads and proves the lines of a journal, without a last line that was torn.
    public static func lines(of path: String) throws(BundleError) -> [Line] {
        try content(of: path).lines
    }

    private static func lock(_ file: Int32, _ path: String) throws(BundleError) {
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else { throw .inUse(path: path) }
    }

    private static func content(
        of path: String
    ) throws(BundleError) -> (lines: [Line], digest: Digest, wholeBytes: Int) {
        let bytes = try DurableFile.read(path, limit: largest)
        var lines: [Line] = []
        var digest = Digest(hashing: "")
        var start = 0
        while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
            let text = Array(bytes[start..<end])
            let number = lines.count + 1
            let line: Line
            do {
                line = try JSONParser().parse(text).decoded(as: Line.self)
            } catch {
                throw .damagedJournal(path: path, line: number, reason: "it is no journal line")
            }
            guard line.sequence == number, line.previous == digest else {
                throw .damagedJournal(path: path, line: number, reason: "it does not follow the line before")
            }
            lines.append(line)
            digest = Digest(hashing: text)
            start = end + 1
        }
        return (lines, digest, start)
    }
}

import FoundationEssentials
import Glibc

/// An append-only file with one JSON object a line, written through to the disk before a request is answered.
actor Journal {
    private let descriptor: Int32
    private let path: String
    private var broken = false

    /// Opens the journal in `directory`, making both where they are missing, and returns what it holds.
    ///
    /// The directory above must exist.
    /// A torn last line, left by a crash in the middle of a write, is skipped: its request was never answered.
    static func open(directory: String) throws -> (journal: Journal, entries: [JournalEntry], skipped: Int) {
        guard unsafe mkdir(directory, 0o700) == 0 || errno == EEXIST else {
            throw JournalError(action: "make", path: directory, code: errno)
        }
        let path = directory + "/journal.jsonl"
        let descriptor = unsafe Glibc.open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw JournalError(action: "open", path: path, code: errno) }
        let bytes = try Data(contentsOf: URL(filePath: path))
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        let entries = lines.compactMap { try? JSONDecoder().decode(JournalEntry.self, from: Data($0)) }
        if let last = bytes.last, last != UInt8(ascii: "\n") {
            try write([UInt8(ascii: "\n")], to: descriptor, path: path)
        }
        return (Journal(descriptor: descriptor, path: path), entries, lines.count - entries.count)
    }

    private init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit {
        close(descriptor)
    }

    /// Whether the last write reached the disk.
    var isHealthy: Bool { !broken }

    /// Writes an entry and waits until it is on the disk.
    func append(_ entry: JournalEntry) throws {
        do {
            let line = Array(try JSONEncoder().encode(entry)) + [UInt8(ascii: "\n")]
            try Self.write(line, to: descriptor, path: path)
            guard fdatasync(descriptor) == 0 else { throw JournalError(action: "sync", path: path, code: errno) }
            broken = false
        } catch {
            broken = true
            throw error
        }
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(JournalError) {
        var start = 0
        while start < bytes.count {
            let count = unsafe bytes[start...]
                .withUnsafeBytes { buffer in
                    unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
                }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw JournalError(action: "write", path: path, code: errno) }
            start += count
        }
    }
}

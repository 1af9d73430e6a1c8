import Glibc

/// The processes of this machine, as `/proc` shows them.
enum ProcessTable {
    /// A process.
    struct Entry {
        /// Its id.
        var process: pid_t
        /// The id of its parent.
        var parent: pid_t
        /// Whether it has ended, and only waits for its parent to take note.
        var hasEnded: Bool
    }

    /// All descendants of a process, its own children first.
    static func descendants(of ancestor: pid_t) -> [Entry] {
        let children = Dictionary(grouping: entries(), by: \.parent)
        var found: [Entry] = []
        var queue = children[ancestor] ?? []
        while let next = queue.popLast() {
            found.append(next)
            queue += children[next.process] ?? []
        }
        return found
    }

    private static func entries() -> [Entry] {
        guard let stream = unsafe opendir("/proc") else { return [] }
        defer { unsafe closedir(stream) }
        var entries: [Entry] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe String(cString: UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self))
            }
            if let process = pid_t(name), let entry = self.entry(of: process) { entries.append(entry) }
        }
        return entries
    }

    /// The third and fourth field of `/proc/PID/stat`; the second, in parentheses, may itself hold anything.
    private static func entry(of process: pid_t) -> Entry? {
        let file = unsafe open("/proc/\(process)/stat", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        guard let bytes = Descriptor.read(file, atMost: 1024), let end = bytes.lastIndex(of: UInt8(ascii: ")")) else {
            return nil
        }
        let fields = bytes[(end + 1)...].split(separator: UInt8(ascii: " "))
        guard fields.count > 1, let parent = pid_t(String(decoding: fields[1], as: UTF8.self)) else { return nil }
        let hasEnded = fields[0].elementsEqual("Z".utf8) || fields[0].elementsEqual("X".utf8)
        return Entry(process: process, parent: parent, hasEnded: hasEnded)
    }
}

import Glibc

/// The processes of this machine, as `/proc` shows them.
enum ProcessTable {
    /// All descendants of a process, its own children first.
    static func descendants(of ancestor: pid_t) -> [pid_t] {
        var children: [pid_t: [pid_t]] = [:]
        for (process, parent) in parents() {
            children[parent, default: []].append(process)
        }
        var found: [pid_t] = []
        var queue = children[ancestor] ?? []
        while let next = queue.popLast() {
            found.append(next)
            queue += children[next] ?? []
        }
        return found
    }

    /// Every process with its parent.
    private static func parents() -> [(process: pid_t, parent: pid_t)] {
        guard let stream = unsafe opendir("/proc") else { return [] }
        defer { unsafe closedir(stream) }
        var pairs: [(pid_t, pid_t)] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe String(cString: UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self))
            }
            if let process = pid_t(name), let parent = parent(of: process) {
                pairs.append((process, parent))
            }
        }
        return pairs
    }

    /// The fourth field of `/proc/PID/stat`; the second, in parentheses, may itself hold anything.
    private static func parent(of process: pid_t) -> pid_t? {
        let file = unsafe open("/proc/\(process)/stat", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        guard let bytes = Descriptor.read(file, atMost: 1024), let end = bytes.lastIndex(of: UInt8(ascii: ")")) else {
            return nil
        }
        let fields = bytes[(end + 1)...].split(separator: UInt8(ascii: " "))
        guard fields.count > 1 else { return nil }
        return pid_t(String(decoding: fields[1], as: UTF8.self))
    }
}

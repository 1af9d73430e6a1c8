import Glibc

/// Files that are on the disk when a call returns.
public enum DurableFile {
    /// Makes a folder and those above it.
    public static func makeFolder(_ path: String, mode: UInt32 = 0o755) throws(BundleError) {
        var prefix = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            prefix += (prefix.isEmpty || prefix.hasSuffix("/") ? "" : "/") + part
            if unsafe mkdir(prefix, mode) == 0 {
                syncFolder(of: prefix)
            } else if errno != EEXIST {
                throw failure(prefix, "make the folder")
            }
        }
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { throw failure(path, "make the folder") }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw .file(path: path, action: "make the folder", code: ENOTDIR, reason: "a file stands in its place")
        }
    }

    /// Writes a whole file so that after a crash either the old or the new content is there.
    public static func write(_ bytes: [UInt8], to path: String, mode: UInt32 = 0o644) throws(BundleError) {
        let temporary = "\(path).\(getpid()).partial"
        // One that a crash left there may have another mode, or be a link that somebody laid.
        unsafe unlink(temporary)
        let file = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
        guard file >= 0 else { throw failure(path, "write") }
        do throws(BundleError) {
            try append(bytes, to: file, path: path)
            guard fsync(file) == 0 else { throw failure(path, "write") }
        } catch {
            close(file)
            unsafe unlink(temporary)
            throw error
        }
        close(file)
        guard unsafe rename(temporary, path) == 0 else {
            let error = failure(path, "write")
            unsafe unlink(temporary)
            throw error
        }
        syncFolder(of: path)
    }

    /// Writes to what a user named: an ordinary file is replaced as by ``write(_:to:mode:)``, while a device, a pipe or a
    /// link stays what it is and takes the bytes.
    public static func deliver(_ bytes: [UInt8], to path: String) throws(BundleError) {
        var status = stat()
        guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG else {
            return try write(bytes, to: path)
        }
        let file = unsafe open(path, O_WRONLY | O_TRUNC | O_CLOEXEC)
        guard file >= 0 else { throw failure(path, "write") }
        defer { close(file) }
        try append(bytes, to: file, path: path)
    }

    /// Reads a whole file of at most so many bytes; what is no ordinary file, such as a pipe in its place, is damage.
    public static func read(_ path: String, limit: Int) throws(BundleError) -> [UInt8] {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw failure(path, "read") }
        defer { close(file) }
        var status = stat()
        guard unsafe fstat(file, &status) == 0 else { throw failure(path, "read") }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw .damagedFile(path: path, reason: "it is no ordinary file")
        }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe Glibc.read(file, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw failure(path, "read")
            }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
            if bytes.count > limit {
                throw .damagedFile(path: path, reason: "it is larger than \(limit) bytes")
            }
        }
    }

    /// Whether something stands at the path.
    public static func exists(_ path: String) -> Bool {
        unsafe access(path, F_OK) == 0
    }

    /// The names in a folder in ascending order; empty where there is no folder.
    public static func names(in folder: String) -> [String] {
        guard let stream = unsafe opendir(folder) else { return [] }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe String(cString: UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self))
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    static func append(_ bytes: [UInt8], to file: Int32, path: String) throws(BundleError) {
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes[sent...].withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw failure(path, "write")
            }
            sent += count
        }
    }

    static func failure(_ path: String, _ action: String) -> BundleError {
        let code = errno
        let reason = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
        return .file(path: path, action: action, code: code, reason: reason.lowercased())
    }

    /// Flushes the folder's entry of a file: without it a crash may lose the name although the content is there.
    static func syncFolder(of path: String) {
        let end = path.lastIndex(of: "/")
        let folder = end.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let file = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { return }
        fsync(file)
        close(file)
    }
}

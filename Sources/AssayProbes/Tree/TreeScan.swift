import AssayEvidence
import AssayModel
import Crypto
import Glibc

/// A walk over the audited tree: bounded, without links, without what `.gitignore` leaves out.
struct TreeScan {
    /// The bounds of a walk.
    struct Limits: Sendable {
        /// The most files.
        var files = 50_000
        /// The deepest folder.
        var depth = 64
        /// The most bytes that go into the tree's digest.
        var digestedBytes = 4 << 30
    }

    /// Folders that hold other people's files or a tool's own, and are never listed.
    static let skippedFolders: Set<String> = [
        ".git", ".hg", ".svn", ".assay", "node_modules", ".venv", "venv", "__pycache__", ".tox", ".build",
    ]

    /// The root as an absolute path.
    let root: String
    /// The bounds.
    var limits = Limits()

    /// Lists the files in the order of their paths.
    ///
    /// Links and special files are left out.
    func listing() throws(Unjudged) -> TreeListing {
        var walk = Walk(files: [], isTruncated: false)
        try visit("", names: [], rules: IgnoreRules(), into: &walk)
        return TreeListing(files: walk.files.sorted { $0.path < $1.path }, isTruncated: walk.isTruncated)
    }

    /// The digest over the paths, sizes and contents of the listed files.
    func digest(of listing: TreeListing) -> AssayModel.Digest {
        var hasher = SHA256()
        var left = limits.digestedBytes
        for file in listing.files {
            hasher.update(data: Array("\(file.path)\0\(file.size)\0".utf8))
            guard file.size <= left else { continue }
            left -= file.size
            // What cannot be read, or went away since it was listed, is part of what the tree is.
            let content = try? contentDigest(of: file.path, limit: max(file.size * 2, 1 << 20))
            hasher.update(data: content.map(Array.init) ?? Array("unreadable".utf8))
        }
        var words = SIMD32<UInt8>()
        for (index, byte) in hasher.finalize().enumerated() { words[index] = byte }
        return AssayModel.Digest(bytes: words)
    }

    /// Reads a file below the root that is no link and no device, of at most so many bytes.
    func read(_ path: String, limit: Int) throws(Unjudged) -> [UInt8] {
        let file = try open(path, limit: limit)
        defer { close(file) }
        var bytes: [UInt8] = []
        while true {
            guard let chunk = Descriptor.read(file, atMost: 1 << 16) else {
                throw Unjudged(.probeFailed, "cannot read \(path): \(ErrorNumber.reason(errno))")
            }
            if chunk.isEmpty { return bytes }
            bytes += chunk
            guard bytes.count <= limit else { throw Unjudged(.tooLarge, "\(path) grew beyond \(limit) bytes") }
        }
    }

    /// Opens a file below the root that is no link and no device, of at most so many bytes.
    private func open(_ path: String, limit: Int) throws(Unjudged) -> Int32 {
        guard isInside(path) else { throw Unjudged(.notAllowed, "\(path) leads out of the tree") }
        let file = unsafe Glibc.open("\(root)/\(path)", O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw Unjudged(.probeFailed, "cannot read \(path): \(ErrorNumber.reason(errno))") }
        var status = stat()
        guard unsafe fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(file)
            throw Unjudged(.probeFailed, "\(path) is no ordinary file")
        }
        guard status.st_size <= limit else {
            close(file)
            throw Unjudged(.tooLarge, "\(path) has \(status.st_size) bytes, more than \(limit)")
        }
        return file
    }

    /// Whether a file's folder lies in the tree: a link on the way could lead anywhere, and only the last name of a path
    /// is not followed when it is opened.
    private func isInside(_ path: String) -> Bool {
        guard let end = path.lastIndex(of: "/"), root != "/" else { return true }
        guard let real = unsafe realpath("\(root)/\(path[..<end])", nil) else { return true }
        defer { unsafe free(real) }
        let folder = unsafe String(cString: real)
        return folder == root || folder.hasPrefix("\(root)/")
    }

    /// The digest of a file's content, which is never in memory as a whole: a tree may hold files of any size.
    private func contentDigest(of path: String, limit: Int) throws(Unjudged) -> SHA256Digest {
        let file = try open(path, limit: limit)
        defer { close(file) }
        var hasher = SHA256()
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        var total = 0
        while true {
            // The hash takes the bytes that were read before the buffer is used again.
            let count = unsafe buffer.withUnsafeMutableBytes { buffer in
                let count = unsafe Glibc.read(file, buffer.baseAddress, buffer.count)
                if count > 0 { unsafe hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
                return count
            }
            if count == 0 { return hasher.finalize() }
            if count < 0 {
                if errno == EINTR { continue }
                throw Unjudged(.probeFailed, "cannot read \(path): \(ErrorNumber.reason(errno))")
            }
            total += count
            guard total <= limit else { throw Unjudged(.tooLarge, "\(path) grew beyond \(limit) bytes") }
        }
    }

    private struct Walk {
        var files: [TreeListing.File]
        var isTruncated: Bool
    }

    private func visit(
        _ folder: String,
        names: [[UInt8]],
        rules inherited: IgnoreRules,
        into walk: inout Walk
    ) throws(Unjudged) {
        guard names.count <= limits.depth else {
            walk.isTruncated = true
            return
        }
        guard let stream = unsafe opendir(folder.isEmpty ? root : "\(root)/\(folder)") else {
            if folder.isEmpty { throw Unjudged(.probeFailed, "cannot list \(root): \(ErrorNumber.reason(errno))") }
            walk.isTruncated = true
            return
        }
        var entries: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe String(cString: UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self))
            }
            if name != ".", name != ".." { entries.append(name) }
        }
        unsafe closedir(stream)

        var rules = inherited
        let prefix = folder.isEmpty ? "" : "\(folder)/"
        if entries.contains(".gitignore"), let bytes = try? read("\(prefix).gitignore", limit: 1 << 20) {
            rules = rules.adding(file: String(decoding: bytes, as: UTF8.self), depth: names.count)
        }
        for name in entries.sorted() {
            let path = prefix + name
            var status = stat()
            guard unsafe lstat("\(root)/\(path)", &status) == 0 else {
                // Gone meanwhile, or named in no encoding that a path here can hold.
                walk.isTruncated = true
                continue
            }
            let type = status.st_mode & S_IFMT
            let parts = names + [Array(name.utf8)]
            if type == S_IFDIR {
                if Self.skippedFolders.contains(name) || rules.ignores(parts, isFolder: true) { continue }
                try visit(path, names: parts, rules: rules, into: &walk)
            } else if type == S_IFREG, !rules.ignores(parts, isFolder: false) {
                guard walk.files.count < limits.files else {
                    walk.isTruncated = true
                    return
                }
                walk.files.append(TreeListing.File(path: path, size: Int(status.st_size)))
            }
        }
    }
}

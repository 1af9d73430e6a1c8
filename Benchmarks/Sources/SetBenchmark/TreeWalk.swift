import Glibc

/// Reads the regular files of a tree, one after the other, into one buffer.
struct TreeWalk {
    /// The number of files read.
    private(set) var fileCount = 0
    /// The number of bytes read.
    private(set) var byteCount = 0
    private var buffer = [UInt8](repeating: 0, count: 1 << 18)

    /// Calls `body` with the path and the bytes of each file; what cannot be opened is left out.
    mutating func forEachFile(in directory: String, _ body: (() -> String, UnsafeBufferPointer<UInt8>) -> Void) {
        guard let stream = unsafe opendir(directory) else { return }
        defer { unsafe closedir(stream) }
        let descriptor = unsafe dirfd(stream)
        while let entry = unsafe readdir(stream) {
            let type = Int32(unsafe entry.pointee.d_type)
            let nameAt = unsafe UnsafeRawPointer(entry) + (MemoryLayout<dirent>.offset(of: \.d_name) ?? 0)
            let name = unsafe nameAt.assumingMemoryBound(to: CChar.self)
            if type == Int32(DT_REG) {
                let count = unsafe read(name, in: descriptor)
                unsafe buffer.withUnsafeBufferPointer { buffer in
                    let text = unsafe UnsafeBufferPointer(rebasing: buffer[..<count])
                    // Most files have no matches, and their paths are not needed.
                    unsafe body({ directory + "/" + (unsafe String(cString: name)) }, text)
                }
            } else if type == Int32(DT_DIR) {
                let child = unsafe String(cString: name)
                if child != ".", child != ".." {
                    unsafe forEachFile(in: directory + "/" + child, body)
                }
            }
        }
    }

    private mutating func read(_ name: UnsafePointer<CChar>, in directory: Int32) -> Int {
        let file = unsafe openat(directory, name, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return 0 }
        defer { close(file) }
        var status = stat()
        guard unsafe fstat(file, &status) == 0 else { return 0 }
        let size = Int(status.st_size)
        if size > buffer.count {
            buffer = [UInt8](repeating: 0, count: size)
        }
        var count = 0
        while count < size {
            let got = unsafe buffer.withUnsafeMutableBytes { bytes in
                unsafe Glibc.read(file, bytes.baseAddress.map { unsafe $0 + count }, size - count)
            }
            guard got > 0 else { break }
            count += got
        }
        fileCount += 1
        byteCount += count
        return count
    }
}

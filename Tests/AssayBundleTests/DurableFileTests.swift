import Glibc
import Testing

@testable import AssayBundle

@Suite("Durable files")
struct DurableFileTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func code(of body: () throws(BundleError) -> Void) -> Int32? {
        do throws(BundleError) {
            try body()
            return nil
        } catch {
            guard case .file(_, _, let code, let reason) = error else { return -1 }
            #expect(!reason.isEmpty && error.description.hasPrefix("cannot "))
            return code
        }
    }

    @Test("what was written is read back, nothing else lies beside it, and a second write replaces the first")
    func writes() throws {
        for content in [[], [0], Array("text\n".utf8), [UInt8](repeating: 7, count: 300_000)] {
            try DurableFile.write(content, to: folder("a"))
            #expect(try DurableFile.read(folder("a"), limit: 1 << 20) == content)
            #expect(DurableFile.names(in: folder.path) == ["a"])
        }
    }

    @Test("a write that cannot be finished leaves the old content and no scrap")
    func keepsTheOld() throws {
        try DurableFile.makeFolder(folder("place/inner"))
        #expect(code { () throws(BundleError) in try DurableFile.write([1], to: folder("place")) } == EISDIR)
        #expect(DurableFile.names(in: folder.path) == ["place"])
        #expect(DurableFile.exists(folder("place/inner")))
        #expect(code { () throws(BundleError) in try DurableFile.write([1], to: folder("gone/a")) } == ENOENT)
    }

    @Test("a full disk is an error that says so")
    func reportsFullDisk() throws {
        let full = unsafe open("/dev/full", O_WRONLY | O_CLOEXEC)
        try #require(full >= 0)
        defer { close(full) }
        let bytes = [UInt8](repeating: 1, count: 100_000)
        #expect(code { () throws(BundleError) in try DurableFile.append(bytes, to: full, path: "x") } == ENOSPC)
    }

    @Test("a write beyond the limit for files leaves the old content and no scrap")
    func keepsTheOldAtTheLimit() async throws {
        await #expect(processExitsWith: .success) {
            let folder = try TemporaryFolder()
            try DurableFile.write(Array("old".utf8), to: folder("a"))
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: 4_096, rlim_max: .max)
            try #require(unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
            let error = #expect(throws: BundleError.self) {
                try DurableFile.write([UInt8](repeating: 1, count: 10_000), to: folder("a"))
            }
            guard case .file(_, "write", EFBIG, _) = error else { throw error ?? .noRun(folder: "") }
            try #require(try DurableFile.read(folder("a"), limit: 10) == Array("old".utf8))
            try #require(DurableFile.names(in: folder.path) == ["a"])
        }
    }

    @Test("a scrap of a killed process neither lends its mode nor is followed where it is a link")
    func distrustsScraps() throws {
        try DurableFile.write(Array("precious".utf8), to: folder("victim"))
        let scrap = "\(folder("key")).\(getpid()).partial"
        try #require(unsafe symlink(folder("victim"), scrap) == 0)
        try DurableFile.write([1], to: folder("key"), mode: 0o600)
        #expect(try DurableFile.read(folder("victim"), limit: 100) == Array("precious".utf8))
        #expect(mode(of: folder("key")) == 0o600)
        try DurableFile.write([0], to: scrap, mode: 0o644)
        try DurableFile.write([2], to: folder("key"), mode: 0o600)
        #expect(mode(of: folder("key")) == 0o600)
    }

    @Test("folders are made with those above, twice without harm, and not in a file's place")
    func makesFolders() throws {
        try DurableFile.makeFolder(folder("a/b/c"))
        try DurableFile.makeFolder(folder("a/b/c"))
        try DurableFile.makeFolder(folder("a//b/./d/"))
        #expect(DurableFile.names(in: folder("a/b")) == ["c", "d"])
        try DurableFile.write([1], to: folder("file"))
        #expect(code { () throws(BundleError) in try DurableFile.makeFolder(folder("file")) } == ENOTDIR)
        #expect(code { () throws(BundleError) in try DurableFile.makeFolder(folder("file/x")) } == ENOTDIR)
        #expect(code { () throws(BundleError) in try DurableFile.makeFolder("") } == ENOENT)
    }

    @Test("reading is bounded, and a missing file, a folder and a pipe are errors that return")
    func reads() throws {
        try DurableFile.write([1, 2, 3], to: folder("a"))
        #expect(try DurableFile.read(folder("a"), limit: 3) == [1, 2, 3])
        #expect(throws: BundleError.damagedFile(path: folder("a"), reason: "it is larger than 2 bytes")) {
            try DurableFile.read(folder("a"), limit: 2)
        }
        #expect(code { () throws(BundleError) in _ = try DurableFile.read(folder("b"), limit: 2) } == ENOENT)
        try #require(unsafe mkfifo(folder("pipe"), 0o600) == 0)
        for path in [folder.path, folder("pipe"), "/dev/zero"] {
            #expect(throws: BundleError.damagedFile(path: path, reason: "it is no ordinary file")) {
                try DurableFile.read(path, limit: 2)
            }
        }
    }

    @Test("names are sorted, and no folder has none")
    func listsNames() throws {
        for name in ["b", "a", ".c"] { try DurableFile.write([], to: folder(name)) }
        #expect(DurableFile.names(in: folder.path) == [".c", "a", "b"])
        #expect(DurableFile.names(in: folder("gone")).isEmpty)
    }

    private func mode(of path: String) -> mode_t {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
    }
}

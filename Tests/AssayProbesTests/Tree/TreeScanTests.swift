import AssayEvidence
import AssayModel
import Glibc
import Testing

@testable import AssayProbes

@Suite("A walk over the tree")
struct TreeScanTests {
    private func reason(_ body: () throws(Unjudged) -> Void) -> Unjudged.Reason? {
        do throws(Unjudged) {
            try body()
            return nil
        } catch {
            return error.reason
        }
    }

    @Test("ordinary files are listed by path with their size; links, pipes, sockets and tools' folders are not")
    func lists() throws {
        let tree = try TestTree([
            "b": "12", "a/c": "", "a.txt": "1", "node_modules/x": "", ".git/config": "", ".assay/runs/x": "",
            "sub/.venv/x": "",
        ])
        try tree.run("ln -s /etc/passwd link; ln -s . loop; ln -s gone dangling; mkfifo pipe; mkdir empty")
        let listing = try TreeScan(root: tree.root).listing()
        #expect(listing.files.map { "\($0.path) \($0.size)" } == ["a.txt 1", "a/c 0", "b 2"])
        #expect(!listing.isTruncated)
    }

    @Test("more files or deeper folders than the bounds are told of")
    func isBounded() throws {
        let tree = try TestTree(["a": "", "b": "", "c/d": "", "c/e/f": ""])
        var scan = TreeScan(root: tree.root)
        scan.limits.files = 3
        let few = try scan.listing()
        #expect(few.files.count == 3 && few.isTruncated)
        scan.limits.files = 4
        #expect(try !scan.listing().isTruncated)
        scan.limits.depth = 1
        let flat = try scan.listing()
        #expect(flat.files.map(\.path) == ["a", "b", "c/d"] && flat.isTruncated)
    }

    @Test("a folder that cannot be read is told of", .enabled(if: geteuid() != 0, "the superuser reads every folder"))
    func tellsUnreadableFolders() throws {
        let tree = try TestTree(["a": "", "locked/b": ""])
        try tree.run("chmod 0 locked")
        let listing = try TreeScan(root: tree.root).listing()
        try tree.run("chmod 755 locked")
        #expect(listing.files.map(\.path) == ["a"] && listing.isTruncated)
    }

    @Test("a root that is gone or a file is an error")
    func needsItsRoot() throws {
        let tree = try TestTree(["a": ""])
        #expect(reason { () throws(Unjudged) in _ = try TreeScan(root: tree.root + "/gone").listing() } == .probeFailed)
        #expect(reason { () throws(Unjudged) in _ = try TreeScan(root: tree.root + "/a").listing() } == .probeFailed)
    }

    @Test("the digest changes with a name, a content and a file, and with nothing else")
    func digests() throws {
        func digest(_ files: [String: String], _ script: String = "true") throws -> Digest {
            let tree = try TestTree(files)
            try tree.run(script)
            let scan = TreeScan(root: tree.root)
            return scan.digest(of: try scan.listing())
        }
        let files = ["a": "1", "b/c": "2", "d": ""]
        let base = try digest(files)
        #expect(try digest(files, "touch -d 2001-01-01 a; cp d e; rm d; mv e d; mkdir empty; ln -s a l") == base)
        let others = [
            try digest(files.merging(["a": "3"]) { $1 }), try digest(files.merging(["a": "11"]) { $1 }),
            try digest(files.merging(["e": ""]) { $1 }), try digest(["a": "1", "b/c": "2"]),
            try digest(["a": "2", "b/c": "1", "d": ""]), try digest(["a": "1", "b/e": "2", "d": ""]),
            try digest(["a": "1", "b-c": "2", "d": ""]), try digest([:]),
        ]
        #expect(Set(others + [base]).count == others.count + 1)
    }

    @Test("beyond its bound a file counts by name and size, and the digest is the same each time")
    func boundsTheDigest() throws {
        let tree = try TestTree(["a": "12345678", "b": "1234"])
        var scan = TreeScan(root: tree.root)
        scan.limits.digestedBytes = 4
        let listing = try scan.listing()
        let first = scan.digest(of: listing)
        try tree.write("87654321", to: "a")
        #expect(scan.digest(of: listing) == first)
        try tree.write("4321", to: "b")
        #expect(scan.digest(of: listing) != first)
    }

    @Test("a file is read as it is, up to its limit")
    func reads() throws {
        let text = String(repeating: "0123456789", count: 20_000)
        let tree = try TestTree(["a": text, "é/b c": "x"])
        let scan = TreeScan(root: tree.root)
        #expect(try scan.read("a", limit: 200_000) == Array(text.utf8))
        #expect(try scan.read("é/b c", limit: 1) == Array("x".utf8))
        #expect(reason { () throws(Unjudged) in _ = try scan.read("a", limit: 199_999) } == .tooLarge)
    }

    @Test("a file that grows while it is read is cut off at the limit")
    func boundsGrowth() {
        // Files of /proc say that they are empty, and are not.
        let scan = TreeScan(root: "/proc/self")
        #expect(reason { () throws(Unjudged) in _ = try scan.read("status", limit: 20) } == .tooLarge)
    }

    @Test("a file that went away or cannot be read is part of what the tree is")
    func unreadable() throws {
        let tree = try TestTree(["a": "1"])
        let scan = TreeScan(root: tree.root)
        let gone = TreeListing(files: [.init(path: "a", size: 1), .init(path: "b", size: 1)])
        let there = try TestTree(["a": "1", "b": "2"])
        #expect(scan.digest(of: gone) == scan.digest(of: gone))
        #expect(scan.digest(of: gone) != scan.digest(of: try scan.listing()))
        #expect(scan.digest(of: gone) != TreeScan(root: there.root).digest(of: gone))
    }

    @Test("links, folders, pipes, devices and missing files are errors that return")
    func refusesOtherFiles() throws {
        let tree = try TestTree(["a": "1", "folder/b": ""])
        try tree.run("ln -s a link; ln -s /etc outside; mkfifo pipe")
        let scan = TreeScan(root: tree.root)
        for path in ["link", "folder", "pipe", "gone", ""] {
            #expect(reason { () throws(Unjudged) in _ = try scan.read(path, limit: 10) } == .probeFailed, "\(path)")
        }
        for path in ["outside/passwd", "../../etc/passwd", "folder/../../x"] {
            #expect(reason { () throws(Unjudged) in _ = try scan.read(path, limit: 1 << 20) } == .notAllowed, "\(path)")
        }
        #expect(
            reason { () throws(Unjudged) in _ = try TreeScan(root: "/dev").read("zero", limit: 10) } == .probeFailed
        )
    }
}

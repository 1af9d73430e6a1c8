import AssayBundle
import Testing

@Suite("The folder of a run")
struct RunFolderTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func run(_ id: String) throws -> RunFolder {
        let run = RunFolder(path: folder("runs/\(id)"))
        try DurableFile.makeFolder(run.evidence)
        try DurableFile.makeFolder(run.reports)
        try DurableFile.write(Array("line\n".utf8), to: run.journal)
        try DurableFile.write([], to: run.planSource)
        try DurableFile.write([0, 255, 10], to: "\(run.evidence)/one.json")
        try DurableFile.write(Array("two".utf8), to: run.report("html"))
        return run
    }

    @Test("sha256sum itself verifies the checksums, and finds what was changed, added to or removed")
    func isVerifiedBySha256sum() throws {
        let run = try run("20261124T080000Z-1a2b3c")
        try run.writeChecksums()
        let check = "cd \"$1\" && sha256sum --strict -c SHA256SUMS 2>&1"
        let fine = Command.run(check, run.path)
        #expect(fine.status == 0, "\(fine.output)")
        #expect(
            fine.output.split(separator: "\n").sorted()
                == ["assay.yaml: OK", "evidence/one.json: OK", "journal.jsonl: OK", "reports/report.html: OK"]
        )
        try DurableFile.write([1], to: run.report("html"))
        #expect(Command.run(check, run.path).output.contains("reports/report.html: FAILED"))
        #expect(Command.run("rm \"$1/evidence/one.json\"; \(check)", run.path).status != 0)
    }

    @Test("checksums are the same when they are written again, and do not cover themselves")
    func isStable() throws {
        let run = try run("r")
        try run.writeChecksums()
        let first = try DurableFile.read(run.checksums, limit: 1 << 20)
        try run.writeChecksums()
        #expect(try DurableFile.read(run.checksums, limit: 1 << 20) == first)
    }

    @Test("runs are listed by time, and what has no journal is none")
    func listsRuns() throws {
        #expect(throws: BundleError.noRun(folder: folder("runs"))) { try RunFolder.newest(below: folder("runs")) }
        for id in ["20261124T080000Z-2", "20251124T080000Z-3", "20261124T075959Z-1"] { _ = try run(id) }
        try DurableFile.makeFolder(folder("runs/20271124T080000Z-0"))
        try DurableFile.write([], to: folder("runs/file"))
        let ids = RunFolder.runs(below: folder("runs")).map(\.id)
        #expect(ids == ["20251124T080000Z-3", "20261124T075959Z-1", "20261124T080000Z-2"])
        #expect(try RunFolder.newest(below: folder("runs")).id == "20261124T080000Z-2")
    }
}

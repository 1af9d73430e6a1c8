import AssayModel

/// The folder of one run and the places in it.
public struct RunFolder: Sendable, Hashable {
    /// The folder.
    public let path: String

    /// Names the folder of a run.
    public init(path: String) {
        self.path = path
    }

    /// The run's id.
    public var id: String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    /// The journal.
    public var journal: String { "\(path)/journal.jsonl" }
    /// The evidence.
    public var evidence: String { "\(path)/evidence" }
    /// The plan as it was written.
    public var planSource: String { "\(path)/assay.yaml" }
    /// The frozen plan.
    public var plan: String { "\(path)/plan.json" }
    /// The results of the checks.
    public var results: String { "\(path)/results.json" }
    /// The decision.
    public var decision: String { "\(path)/decision.json" }
    /// The reports.
    public var reports: String { "\(path)/reports" }
    /// The report with a file extension such as `html`.
    public func report(_ fileExtension: String) -> String { "\(reports)/report.\(fileExtension)" }
    /// The digests of all files, for `sha256sum -c`.
    public var checksums: String { "\(path)/SHA256SUMS" }

    /// The runs below a folder, the newest last.
    ///
    /// Ids begin with the moment of the run, so their order is that of time.
    public static func runs(below folder: String) -> [RunFolder] {
        DurableFile.names(in: folder).map { RunFolder(path: "\(folder)/\($0)") }
            .filter { DurableFile.exists($0.journal) }
    }

    /// The newest run below a folder.
    public static func newest(below folder: String) throws(BundleError) -> RunFolder {
        guard let newest = runs(below: folder).last else { throw .noRun(folder: folder) }
        return newest
    }

    /// Writes `SHA256SUMS` over every file of the run, in the form that `sha256sum -c` reads.
    public func writeChecksums() throws(BundleError) {
        var lines = ""
        for file in files(in: path, prefix: "") where file != "SHA256SUMS" {
            let bytes = try DurableFile.read("\(path)/\(file)", limit: 1 << 30)
            lines += "\(Digest(hashing: bytes).hexadecimal)  \(file)\n"
        }
        try DurableFile.write(Array(lines.utf8), to: checksums)
    }

    private func files(in folder: String, prefix: String) -> [String] {
        DurableFile.names(in: folder)
            .flatMap { name in
                let inner = DurableFile.names(in: "\(folder)/\(name)")
                let isFolder = !inner.isEmpty || DurableFile.exists("\(folder)/\(name)/.")
                return isFolder ? files(in: "\(folder)/\(name)", prefix: "\(prefix)\(name)/") : ["\(prefix)\(name)"]
            }
    }
}

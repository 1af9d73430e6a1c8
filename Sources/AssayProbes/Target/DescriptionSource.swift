import AssayEvidence
import AssayModel
import OpenAPI

/// The bytes of an API description and of the files of the tree that it refers to.
struct DescriptionSource: Sendable {
    /// Where a description lies.
    enum Place: Sendable, Hashable {
        /// A file of the tree.
        case tree(String)
        /// A path on the target.
        case target(String)
    }

    /// The path in the tree, or on the target with a leading slash.
    var path: String
    /// The text.
    var bytes: [UInt8]
    /// Further files by their paths in the tree.
    var files: [String: [UInt8]] = [:]

    /// The largest description, in bytes, and the most for all further files together.
    static let largest = 8 << 20
    /// The most further files.
    static let mostFiles = 200
    /// How many references one after the other lead to further files.
    static let mostRounds = 20
}

extension DescriptionSource {
    /// Reads a description and the files of the tree that it refers to.
    ///
    /// - Parameters:
    ///   - path: The path in the tree.
    ///   - scan: The tree.
    /// - Returns: The texts; a file that cannot be read is left out, which the reader of the description tells of.
    /// - Throws: ``AssayModel/Unjudged`` where the description itself cannot be read.
    static func read(_ path: String, in scan: TreeScan) throws(Unjudged) -> DescriptionSource {
        var source = DescriptionSource(path: path, bytes: try scan.read(path, limit: largest))
        var room = largest
        var asked: Set<String> = [path]
        // Files far down a chain of references are left out: each round reads everything again.
        for _ in 0..<mostRounds where source.files.count < mostFiles {
            let missing = source.missingFiles.subtracting(asked)
            guard !missing.isEmpty else { break }
            asked.formUnion(missing)
            for file in missing.sorted() where source.files.count < mostFiles && isDescription(file) {
                guard let bytes = try? scan.read(file, limit: room) else { continue }
                room -= bytes.count
                source.files[file] = bytes
            }
        }
        return source
    }

    /// Whether a file can be a part of a description: nothing else of the tree is read for a reference.
    private static func isDescription(_ path: String) -> Bool {
        [".json", ".yaml", ".yml"].contains { path.lowercased().hasSuffix($0) }
    }

    /// The paths of the files of the tree that are referred to and not read yet.
    private var missingFiles: Set<String> {
        guard let api = try? DescribedAPI.read(path: path, bytes: bytes, files: files) else { return [] }
        return Set(api.description.missingDocuments.compactMap { DescribedAPI.path(of: $0) })
    }
}

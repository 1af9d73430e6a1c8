public import AssayModel

/// The files of the tree: what the inventory saw, with ignored files left out.
public struct TreeListing: Evidence, Hashable {
    /// The kind.
    public static let kind = "tree-listing"
    /// Seven days.
    public static let shelfLife = ShelfLife.week

    /// A file.
    public struct File: Codable, Sendable, Hashable {
        /// The path relative to the root.
        public var path: String
        /// The size in bytes.
        public var size: Int

        /// Makes a file.
        public init(path: String, size: Int) {
            self.path = path
            self.size = size
        }
    }

    /// The files in the order of their paths.
    public var files: [File]
    /// Whether there were more files than the bound.
    public var isTruncated: Bool

    /// Makes the evidence.
    public init(files: [File], isTruncated: Bool = false) {
        self.files = files
        self.isTruncated = isTruncated
    }
}

/// The state of the Git checkout that holds the tree.
public struct RepositoryState: Evidence, Hashable {
    /// The kind.
    public static let kind = "repository-state"
    /// Seven days.
    public static let shelfLife = ShelfLife.week

    /// The commit; nil where the tree is no checkout or has no commit.
    public var commit: String?
    /// The branch; nil where detached.
    public var branch: String?
    /// Paths below the root that differ from the commit, at most 100.
    public var modified: [String]
    /// How many paths differ.
    public var modifiedCount: Int

    /// Makes the evidence.
    public init(commit: String?, branch: String? = nil, modified: [String] = [], modifiedCount: Int = 0) {
        self.commit = commit
        self.branch = branch
        self.modified = modified
        self.modifiedCount = modifiedCount
    }
}

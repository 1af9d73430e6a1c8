/// What an audit is about: the exact content of the tree, and the commit where there is one.
public struct AuditedSubject: Codable, Sendable, Hashable {
    /// The commit's object name, where the tree is a Git checkout.
    public var commit: String?
    /// Whether the tree differs from the commit.
    public var isModified: Bool
    /// A digest over the paths and contents of all files that the inventory lists.
    public var tree: Digest

    /// Makes a subject.
    public init(commit: String?, isModified: Bool, tree: Digest) {
        self.commit = commit
        self.isModified = isModified
        self.tree = tree
    }

    /// The subject in a few words: the commit with `+changes` where modified, else the tree's digest.
    public var label: String {
        guard let commit else { return "tree \(tree.short)" }
        return "commit \(commit.prefix(12))\(isModified ? " with local changes" : "")"
    }
}

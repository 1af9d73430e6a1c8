public import AssayConfiguration
public import AssayModel

/// A file of the tree with every secret masked in place: each byte of a secret reads `*`, so lines and columns stay.
public struct SourceFile: Evidence, Hashable {
    /// The kind.
    public static let kind = "source-file"
    /// Seven days.
    public static let shelfLife = ShelfLife.week

    /// The path relative to the root.
    public var path: String
    /// The size in bytes.
    public var size: Int
    /// The text with secrets masked; nil where the file is not UTF-8.
    public var text: String?
    /// What was known of each secret before it was masked.
    public var secrets: [SecretProfile]
    /// Whether `.gitignore` keeps the file out of commits, so that it is read only because the plan names it.
    public var isIgnored: Bool

    /// Makes the evidence.
    public init(path: String, size: Int? = nil, text: String?, secrets: [SecretProfile] = [], isIgnored: Bool = false) {
        self.path = path
        self.size = size ?? text?.utf8.count ?? 0
        self.text = text
        self.secrets = secrets
        self.isIgnored = isIgnored
    }
}

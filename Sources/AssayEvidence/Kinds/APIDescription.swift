public import AssayModel

/// The API description that a run goes by, as the tree holds it or as the target serves it, with every secret masked in
/// place; subject `run`.
public struct APIDescription: Evidence, Hashable {
    /// The kind.
    public static let kind = "api-description"
    /// Seven days.
    public static let shelfLife = ShelfLife.week

    /// The path in the tree, or on the target with a leading slash.
    public var path: String
    /// The text; nil where it is not UTF-8.
    public var text: String?
    /// The texts of further files of the tree that it refers to, by path.
    public var files: [String: String]

    /// Makes the evidence.
    public init(path: String, text: String?, files: [String: String] = [:]) {
        self.path = path
        self.text = text
        self.files = files
    }

    /// Whether the target serves it, so that no place in a file of the tree can be named.
    public var isServed: Bool {
        path.hasPrefix("/")
    }
}

public import AssayModel

/// The API description that the target itself serves, with every secret masked in place.
public struct ServedDescription: Evidence, Hashable {
    /// The kind.
    public static let kind = "served-description"
    /// Seven days.
    public static let shelfLife = ShelfLife.week

    /// The path on the target.
    public var path: String
    /// The text; nil where it is not UTF-8.
    public var text: String?

    /// Makes the evidence.
    public init(path: String, text: String?) {
        self.path = path
        self.text = text
    }
}

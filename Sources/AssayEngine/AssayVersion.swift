/// The version of the product.
public enum AssayVersion {
    /// The version, as in semantic versioning.
    public static let current = "0.1.0"
}

public import AssayModel

/// The checks built into the product; the list itself is made at build time from the folder `Checks`.
public enum CheckCatalog {
    /// Every built-in check, in the order of areas and names.
    public static var checks: [any Check] { all }
}

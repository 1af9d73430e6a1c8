/// A key with a value as a scanner of some format found it; ranges are offsets in the file, without quotes.
struct SecretPair {
    var key: Range<Int>
    var value: Range<Int>
    /// Whether the value holds the escapes of JSON.
    var isEscaped = false
    var isCommentedOut = false
    /// Whether the place makes the value a secret whatever its key is, as in a Kubernetes Secret.
    var isSecretByPlace = false
}

/// A secret that was found.
struct SecretMatch {
    var range: Range<Int>
    var kind: SecretProfile.Kind
    var key: Range<Int>?
    var isEscaped = false
    var isCommentedOut = false
}
